import type { Page } from '@playwright/test';
import { logIn } from '../../support/login.ts';
import { expect, test } from '../../support/test.ts';

/** Adds somebody by hand and gives the address of their record. */
async function add(page: Page, open: (path: string) => Promise<unknown>, given: string, family: string, email: string): Promise<string> {
  await open('/org/people/new');
  await page.getByLabel('First name').fill(given);
  await page.getByLabel('Last name').fill(family);
  await page.getByLabel('E-mail', { exact: true }).fill(email);
  await page.getByLabel('Where do you have this from?').fill('Stall on the square');
  await page.getByRole('button', { name: 'Add person' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(family);
  return new URL(page.url()).pathname;
}

test('two records of one person are found, merged with the keyboard, and taken apart again', async ({ page, server, open, expectAccessible }) => {
  await logIn(page, server.url, 'owner');
  const word = `Zz${Date.now().toString(36)}`;
  const first = await add(page, open, 'Bjørn', word, `bjorn.${word}@gmail.com`);
  const second = await add(page, open, 'Bjoern', word, `bjorn${word}+news@gmail.com`);
  await expect(page.locator('main')).toContainText('May be the same as');
  await expectAccessible();

  await open('/org/people/duplicates?least=95');
  const pair = page.locator('.pair', { hasText: word });
  await expect(pair).toContainText('Same mailbox');
  await expectAccessible();
  await pair.locator('a').first().focus();
  await page.keyboard.press('m');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Merge two records');
  await expect(page.locator('table').first()).toContainText('E-mail addresses');
  await expectAccessible();
  await page.getByLabel('First name: Right').focus();
  await page.keyboard.press('Space');
  await expect(page.getByLabel('First name: Right')).toBeChecked();
  await page.getByRole('button', { name: /^Merge into/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Bjoern');

  // The old address leads to the record that goes on.
  await open(second);
  await expect(page).toHaveURL(new RegExp(`${first}$`));

  await open('/org/people/duplicates/merged');
  await expectAccessible();
  await page.getByRole('button', { name: `Take back the merge of Bjoern ${word}` }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('tr', { hasText: word })).toContainText('Taken back');
  await open(second);
  await expect(page).toHaveURL(new RegExp(`${second}$`));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Bjoern');
});

test('who is added may be somebody known, and "not the same" is remembered', async ({ page, server, open, expectAccessible }) => {
  await logIn(page, server.url, 'owner');
  const word = `Yy${Date.now().toString(36)}`;
  await add(page, open, 'William', word, `william.${word}@gmail.com`);
  await open('/org/people/new');
  await page.getByLabel('First name').fill('Bill');
  await page.getByLabel('Last name').fill(word);
  await page.getByLabel('E-mail', { exact: true }).fill(`william${word}@gmail.com`);
  await page.keyboard.press('Tab');
  await expect(page.locator('main')).toContainText(`This may be William ${word}`);
  await expectAccessible();
  await add(page, open, 'Bill', word, `william${word}@gmail.com`.replace('@', '+x@'));

  await open('/org/people/duplicates');
  const pair = page.locator('.pair', { hasText: word });
  await pair.locator('a').first().focus();
  await page.keyboard.press('n');
  await expect(page.locator('.toast')).toContainText('two people');
  await expect(pair).toHaveCount(0);
  await open('/org/people/duplicates?state=not_same');
  await expect(page.locator('.pair', { hasText: word })).toContainText('Decided by');
  await expectAccessible();
});

test('a search through everybody says how it went', async ({ page, server, open }) => {
  await logIn(page, server.url, 'owner');
  await open('/org/people/duplicates');
  await page.getByRole('button', { name: 'Look through everybody' }).click();
  await expect(page.locator('main')).toContainText(/Last looked through [\d,]+ people/, { timeout: 30_000 });
});

test('what people think of the party stays hidden where two records are compared', async ({ page, server, open, expectAccessible }) => {
  await logIn(page, server.url, 'owner');
  const ids = [];
  for (const n of [200, 225]) {
    await open(`/org/people?q=person${n}@example.org`);
    await expect(page.locator('tbody tr')).toHaveCount(1);
    ids.push((await page.locator('tbody a').first().getAttribute('href'))?.split('/').pop());
  }
  await open(`/org/people/duplicates/${ids.join('/')}`);
  for (const field of ['Support', 'Access needs']) {
    const row = page.locator('tr', { hasText: field });
    await expect(row).toContainText('•••');
    await expect(row).not.toContainText(/[1-5]\s*$|Step-free/);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

test('the demo has pairs to decide on', async ({ page, server, open, expectAccessible }) => {
  await logIn(page, server.url, 'owner');
  await open('/org/people/duplicates');
  expect(await page.locator('.pair').count()).toBeGreaterThan(3);
  await expect(page.locator('.pair').first()).toContainText('Same');
  await expectAccessible();
});
