import { logIn } from '../../support/login.ts';
import { expect, test } from '../../support/test.ts';

const LANGUAGES = ['en', 'da', 'fr', 'fi', 'pt-BR'];

test('an office is opened for a representative, and somebody is invited to it', async ({ page, server, open, mailbox, guard, expectAccessible }) => {
  // The browser itself reports what was refused.
  guard.allow(/422/);
  await logIn(page, server.url, 'owner');
  await open('/org/representatives?tab=people');
  const person = page.locator('tbody tr a').nth(5);
  const name = (await person.innerText()).trim();
  await person.click();
  await expect(page.locator('h1')).toHaveText(name);
  await expectAccessible();

  const office = page.locator('#office');
  await office.locator('summary.btn-primary').click();
  await expect(page.locator('#f-name')).toHaveValue(`Office of ${name}`);
  await page.locator('#f-slug').fill('Not a short name');
  await office.locator('form button').click();
  await expect(page.locator('#f-slug-error')).toBeVisible();
  await expectAccessible();
  await page.locator('#f-slug').fill('office-of-a-test');
  await office.locator('form button').click();
  await expect(page.locator('.toast').last()).toContainText('The office is open');
  await expect(office.locator('h3')).toHaveText(`Office of ${name}`);
  await expectAccessible();

  await office.locator('summary', { hasText: 'Invite somebody' }).click();
  await office.locator('#f-email').fill('new.caseworker@example.org');
  await office.locator('form', { has: page.locator('#f-email') }).locator('button').click();
  await expect(page.locator('.toast').last()).toContainText('on its way');
  expect((await mailbox.latest('new.caseworker@example.org')).summary.template).toBe('team.invitation');

  await open('/org/representatives/offices');
  await expect(page.locator('tbody th', { hasText: `Office of ${name}` })).toBeVisible();
  await expectAccessible();
});

test('a contact and a seat are corrected, and taken back', async ({ page, server, open, expectAccessible }) => {
  await logIn(page, server.url, 'owner');
  await open('/org/representatives?tab=people');
  await page.locator('tbody tr a').nth(8).click();
  await page.locator('summary', { hasText: 'Correct or add a way' }).click();
  await page.locator('#f-value').fill('by.hand@example.org');
  await page.locator('#f-note').fill('A phone call');
  await page.locator('form', { has: page.locator('#f-note') }).locator('button').click();
  const row = page.locator('tr', { hasText: 'by.hand@example.org' });
  await expect(row).toContainText('A phone call');
  await expect(row).toContainText('by hand');
  await row.getByRole('button', { name: 'Take back' }).click();
  await expect(row).toHaveCount(0);

  await page.locator('summary', { hasText: 'Correct this' }).first().click();
  await page.locator('input[id^="end-"]').first().fill('2026-01-15');
  await page.locator('input[id^="basis-"]').first().fill('The official gazette');
  await page.locator('form', { has: page.locator('input[id^="basis-"]') }).first().locator('button').click();
  await expect(page.locator('.note', { hasText: 'The official gazette' })).toBeVisible();
  await expect(page.locator('.chip', { hasText: 'not in office' })).toBeVisible();
  await expectAccessible();
  await page.locator('.note').getByRole('button', { name: 'Take back' }).click();
  await expect(page.locator('.note', { hasText: 'The official gazette' })).toHaveCount(0);
});

test('who only hosts events neither sees nor reaches offices', async ({ page, server, open, guard }) => {
  guard.allow(/403|Forbidden/);
  await logIn(page, server.url, 'host');
  await open('/org');
  await expect(page.locator('.nav a[href="/org/representatives"]')).toHaveCount(0);
  await open('/org/representatives/offices');
  await expect(page.locator('[role=alert]')).toBeVisible();
  await expect(page.locator('tbody')).toHaveCount(0);
});

for (const language of LANGUAGES) {
  test(`the offices in ${language}, on a phone`, async ({ page, server, open, expectAccessible }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await logIn(page, server.url, 'owner');
    await open(`/org/representatives/offices?lang=${language}`);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page.locator('h1')).toBeVisible();
    await expectAccessible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth), 'no sideways scrolling').toBeLessThanOrEqual(360);
  });
}
