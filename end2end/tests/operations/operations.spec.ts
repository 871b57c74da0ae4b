import { logIn } from '../../support/login.ts';
import { expect, test } from '../../support/test.ts';

const LANGUAGES = ['en', 'da', 'fr', 'fi', 'pt-BR'];

test('the queue shows what waits, and tidying up can be hurried but not called off', async ({ page, server, open, expectAccessible }) => {
  await logIn(page, server.url, 'owner');
  const sweep = page.locator('tr', { hasText: 'Tidy up' }).first();
  // A server that has just started does it first, and then again in a quarter of an hour.
  await expect(async () => {
    await open('/org/operations');
    await expect(sweep).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(page.locator('h1')).toHaveText('Operations');
  await expectAccessible();
  await expect(sweep.getByRole('button', { name: 'Call off' })).toHaveCount(0);
  await sweep.getByRole('button', { name: 'Try now' }).click();
  await expect(page.locator('.toast')).toContainText('tried at once');
  await expect(page.locator('.note', { hasText: 'kept on this machine' })).toBeVisible();
  await page.locator('.tabs a', { hasText: 'given up' }).click();
  await expect(page).toHaveURL(/state=dead/);
  await expect(page.locator('h2', { hasText: 'Nothing here' })).toBeVisible();
  await expectAccessible();
});

test('the log says who did what, and can be filtered', async ({ page, server, open, expectAccessible }) => {
  await logIn(page, server.url, 'owner');
  await open('/org/settings');
  await page.locator('#f-sender-name').fill('The Meadow office');
  await page.locator('form.narrow .btn-primary').click();
  await expect(page.locator('.toast')).toContainText('Saved');
  await open('/org/audit');
  await expectAccessible();
  await expect(page.locator('tbody tr').first()).toContainText('changed the settings');
  await page.locator('#f-kind').selectOption('settings');
  await page.locator('form.filters button').click();
  await expect(page).toHaveURL(/kind=settings/);
  for (const row of await page.locator('tbody tr').all()) await expect(row).toContainText('changed the settings');
  await open('/org/audit?from=2001-01-01&until=2001-01-02');
  await expect(page.locator('tbody')).toHaveCount(0);
  await expect(page.locator('h2', { hasText: 'No entry' })).toBeVisible();
});

test('an organiser neither sees nor reaches them', async ({ page, server, open, guard }) => {
  guard.allow(/403|Forbidden/);
  await logIn(page, server.url, 'organiser');
  for (const path of ['/org/operations', '/org/audit']) {
    await open(path);
    await expect(page.locator(`.nav a[href="${path}"]`)).toHaveCount(0);
    await expect(page.locator('[role=alert]').first()).toBeVisible();
    await expect(page.locator('tbody')).toHaveCount(0);
  }
});

for (const language of LANGUAGES) {
  test(`operations and log in ${language}, on a phone`, async ({ page, server, open, expectAccessible }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await logIn(page, server.url, 'owner');
    for (const path of ['/org/operations', '/org/audit']) {
      await open(`${path}?lang=${language}`);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page.locator('tbody').first()).toBeVisible();
      await expectAccessible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth), 'no sideways scrolling').toBeLessThanOrEqual(360);
    }
  });
}
