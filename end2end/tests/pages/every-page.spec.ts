import { logIn } from '../../support/login.ts';
import { expect, test } from '../../support/test.ts';

const LANGUAGES = ['en', 'da', 'fr', 'fi', 'pt-BR'];
const PUBLIC = ['/', '/join', '/p/join/norrvig', '/p/events', '/write', '/write/who?q=4812', '/login', '/privacy', '/p/me', '/mailbox'];
const CONSOLE = ['/org', '/org/people', '/org/people/duplicates', '/org/people/duplicates/merged', '/org/people/new', '/org/signup', '/org/signup/new', '/org/signup/purposes', '/org/events', '/org/events/new', '/org/representatives', '/org/representatives/import'];

for (const language of LANGUAGES) {
  test(`@public every public page speaks ${language}, is accessible and fits a small phone`, async ({ page, open, expectAccessible }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    for (const path of PUBLIC) {
      await open(`${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page.locator('h1')).toHaveCount(1);
      await expectAccessible();
      await expectNoSideways(page);
    }
  });

  test(`every page of the console speaks ${language} and is accessible`, async ({ page, server, open, expectAccessible }) => {
    test.slow();
    await logIn(page, server.url, 'owner');
    for (const path of CONSOLE) {
      await open(`${path}?lang=${language}`);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page.locator('h1')).toHaveCount(1);
      await expectAccessible();
    }
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every page of the console fits a small phone, ${colorScheme}`, async ({ page, server, open, expectAccessible }) => {
    test.slow();
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 360, height: 740 });
    await logIn(page, server.url, 'owner');
    for (const path of [...CONSOLE, '/styleguide']) {
      await open(path);
      // The style guide shows a page's header as well as having one.
      await expect(page.locator('h1')).toHaveCount(path === '/styleguide' ? 2 : 1);
      await expectAccessible();
      await expectNoSideways(page);
    }
  });
}

test('@public what is not there says so, in words', async ({ page, open, guard, expectAccessible }) => {
  guard.allow(/404/);
  for (const path of ['/nothing-here', '/p/join/nobody', '/p/events/nothing', '/org/nothing']) {
    await open(path);
    await expect(page.locator('h1')).toHaveCount(1);
    await expectAccessible();
  }
});

test('the console asks who one is, and goes back to where one wanted to go', async ({ page, server }) => {
  await page.goto('/org/events');
  await expect(page).toHaveURL(/\/login\?next=/);
  await page.locator('#f-email').fill('owner@demo.example.org');
  await page.locator('#f-password').fill('meadow-meadow-meadow');
  await page.locator('form[action="/api/team/login"] button').click();
  await expect(page).toHaveURL(`${server.url}/org/events`);
});

async function expectNoSideways(page: import('@playwright/test').Page): Promise<void> {
  // Without scripts nothing can be measured in the page.
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth).catch(() => 0);
  expect(over, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0);
}
