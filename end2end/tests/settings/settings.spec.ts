import { logIn } from '../../support/login.ts';
import { expect, test } from '../../support/test.ts';

const LANGUAGES = ['en', 'da', 'fr', 'fi', 'pt-BR'];

test('what the owner sets is what the public reads', async ({ page, server, open, browser, guard, expectAccessible }) => {
  // The browser itself reports what was refused.
  guard.allow(/422/);
  await logIn(page, server.url, 'owner');
  await open('/org/settings');
  await expectAccessible();
  const before = await page.locator('#f-privacy-contact').inputValue();
  await page.locator('#f-privacy-contact').fill('not an address');
  await page.locator('form.narrow').evaluate((form) => form.setAttribute('novalidate', ''));
  await page.locator('form.narrow .btn-primary').click();
  await expect(page.locator('#f-privacy-contact-error')).toBeVisible();
  await expectAccessible();
  await page.locator('#f-privacy-contact').fill('dpo@example.org');
  await page.locator('#f-privacy-address').fill('Main Street 1\n8000 Aarhus');
  await page.locator('#f-privacy-text').fill('We **never** sell data.');
  await page.locator('#locales-fi').uncheck();
  await page.locator('#f-embed').selectOption('listed');
  await page.locator('#f-sites').fill('news.example.org');
  await page.locator('form.narrow .btn-primary').click();
  await expect(page.locator('.toast').last()).toContainText('Saved');

  const visitor = await browser.newContext({ locale: 'fi' });
  const outside = await visitor.newPage();
  await expect(async () => {
    await outside.goto(`${server.url}/privacy`);
    await expect(outside.locator('main')).toContainText('dpo@example.org', { timeout: 500 });
  }).toPass();
  await expect(outside.locator('html'), 'Finnish is no longer offered').toHaveAttribute('lang', 'en');
  await expect(outside.locator('strong', { hasText: 'never' })).toBeVisible();
  await expect(outside.locator('main')).toContainText('Main Street 1');
  await expect(outside.locator('.language [lang=fi]')).toHaveCount(0);
  const join = await outside.goto(`${server.url}/join`);
  const form = new URL(join?.url() ?? '').pathname.startsWith('/p/join/')
    ? new URL(join?.url() ?? '').pathname
    : await outside.locator('a[href^="/p/join/"]').first().getAttribute('href');
  const framed = await outside.request.get(`${server.url}${form}/embed`);
  expect(framed.headers()['content-security-policy']).toContain('frame-ancestors https://news.example.org');
  await visitor.close();

  await open('/org/settings');
  await page.locator('#f-privacy-contact').fill(before);
  await page.locator('#locales-fi').check();
  await page.locator('#f-embed').selectOption('everywhere');
  await page.locator('form.narrow .btn-primary').click();
  await expect(page.locator('.toast').last()).toContainText('Saved');
});

test('the tree: add, rename, move, close, open again', async ({ page, server, open, expectAccessible }) => {
  await logIn(page, server.url, 'owner');
  await open('/org/settings/organisations');
  await expectAccessible();
  const add = page.locator('.section form');
  // By its name: every node lists the others as places to move to.
  const node = (name: string) => page.locator('.tree-node', { has: page.locator('b', { hasText: new RegExp(`^${name}$`) }) });
  // The tree is drawn anew after every change, with everything folded: opening is asked for until it holds.
  const unfold = async (name: string): Promise<void> => {
    const details = node(name).locator('details').first();
    await expect(async () => {
      if (!(await details.evaluate((element) => (element as HTMLDetailsElement).open))) await details.locator('summary').click();
      await expect(details).toHaveAttribute('open', '', { timeout: 300 });
      await page.waitForTimeout(200);
      await expect(details).toHaveAttribute('open', '', { timeout: 300 });
    }).toPass();
  };
  await add.locator('#f-name').fill('Test branch');
  await add.locator('#f-slug').fill('test-branch');
  await add.locator('button').click();
  await expect(node('Test branch')).toHaveClass(/tree-1/);

  await unfold('Test branch');
  await page.locator('input[id^="slug-"]:visible').fill('renamed-branch');
  await node('Test branch').getByRole('button', { name: 'Save' }).click();
  await expect(node('Test branch')).toContainText('Links with test-branch lead here too.');
  await expectAccessible();
  const old = await page.request.get('/p/events?branch=test-branch');
  expect(old.status(), 'the old link works').toBe(200);

  await unfold('Test branch');
  await page.locator('select[id^="parent-"]:visible').selectOption({ index: 1 });
  await node('Test branch').getByRole('button', { name: 'Move it' }).click();
  await expect(node('Test branch')).toHaveClass(/tree-[2-6]/);

  await unfold('Test branch');
  await node('Test branch').getByRole('button', { name: 'Close it' }).click();
  await expect(node('Test branch').locator('.chip')).toHaveText('closed');
  await node('Test branch').getByRole('button', { name: 'Open again' }).click();
  await expect(node('Test branch').locator('.chip')).toHaveCount(0);
});

test('an organiser has no settings', async ({ page, server, open, guard }) => {
  guard.allow(/403|Forbidden/);
  await logIn(page, server.url, 'organiser');
  await open('/org');
  await expect(page.locator('.nav a[href="/org/settings"]')).toHaveCount(0);
  await open('/org/settings');
  await expect(page.locator('[role=alert]')).toBeVisible();
  await expect(page.locator('form.narrow')).toHaveCount(0);
});

for (const language of LANGUAGES) {
  test(`settings and tree in ${language}, on a phone`, async ({ page, server, open, expectAccessible }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await logIn(page, server.url, 'owner');
    for (const path of ['/org/settings', '/org/settings/organisations']) {
      await open(`${path}?lang=${language}`);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page.locator('form.narrow:visible').first()).toBeVisible();
      await expectAccessible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth), 'no sideways scrolling').toBeLessThanOrEqual(360);
    }
  });
}
