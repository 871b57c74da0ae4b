import type { Page } from '@playwright/test';
import { logIn } from '../support/login.ts';
import { expect, test } from '../support/test.ts';

const FOLDER = '../docs/images';

async function picture(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: `${FOLDER}/${name}.png`, animations: 'disabled' });
}

test('the doors for supporters and citizens, on a phone', async ({ page, open }) => {
  await page.setViewportSize({ width: 390, height: 780 });
  for (const [path, name] of [['/p/join/norrvig', 'join'], ['/p/events', 'events'], ['/write/who?q=4812', 'write']] as const) {
    await open(path);
    await expect(page.locator('h1')).toBeVisible();
    await picture(page, name);
  }
});

test('the console of organisers', async ({ page, server, open }) => {
  await page.setViewportSize({ width: 1280, height: 760 });
  await logIn(page, server.url, 'owner');
  for (const [path, name] of [['/org', 'today'], ['/org/people', 'people']] as const) {
    await open(path);
    await expect(page.locator('h1')).toBeVisible();
    await picture(page, name);
  }
  await open('/org/events');
  await page.locator('main tbody a').first().click();
  await expect(page).toHaveURL(/\/org\/events\/[^/]+$/);
  await picture(page, 'event');
});

test('a letter in the office', async ({ page, server, open }) => {
  await page.setViewportSize({ width: 1280, height: 760 });
  await logIn(page, server.url, 'office');
  await open('/office');
  await page.locator('main tbody a').first().click();
  await expect(page.locator('#f-answer')).toBeVisible();
  await picture(page, 'letter');
});
