import { type Page } from '@playwright/test';
import { hydrated } from '../../support/hydrated.ts';
import { logIn } from '../../support/login.ts';
import { expect, test } from '../../support/test.ts';

/** Opens the first person a search finds. */
async function openPerson(page: Page, open: (path: string) => Promise<unknown>, words: string): Promise<string> {
  await open(`/org/people?q=${encodeURIComponent(words)}`);
  await page.locator('tbody a').first().click();
  await expect(page).toHaveURL(/\/org\/people\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

test('the whole record is edited with the keyboard, and the edit is taken back', async ({ page, server, open, expectAccessible }) => {
  await logIn(page, server.url, 'owner');
  const person = await openPerson(page, open, 'person7@example.org');
  await open(`${person}/edit`);
  await expectAccessible();
  await page.locator('#f-nickname').focus();
  await page.keyboard.type('Ace');
  await page.locator('#f-birth-year').focus();
  await page.keyboard.type('1980');
  await page.getByRole('button', { name: 'Add a phone number' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('#f-phones-1').focus();
  await page.keyboard.type('+45 20 11 22 33');
  await page.locator('#f-addresses-0-country').selectOption('BR');
  await expect(page.getByLabel('CEP')).toBeVisible();
  await page.locator('#f-addresses-0-country').selectOption('DK');
  await page.locator('#f-block-phone').focus();
  await page.keyboard.press('Space');
  await page.locator('#f-block-reason').focus();
  await page.keyboard.type('Works nights');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${person}$`));
  await expect(page.locator('aside')).toContainText('Ace');
  await expect(page.locator('aside')).toContainText('Works nights');
  await expectAccessible();
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('.toast', { hasText: 'Undone' })).toBeVisible();
  await open(person);
  await expect(page.locator('aside')).not.toContainText('Works nights');
});

test('what is wrong stands beside its field', async ({ page, server, open, expectAccessible, guard }) => {
  guard.allow(/422/);
  await logIn(page, server.url, 'owner');
  const person = await openPerson(page, open, 'person8@example.org');
  await open(`${person}/edit`);
  await page.locator('#f-emails-0').fill('person9@example.org');
  await page.locator('#f-birth-year').fill('80');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectAccessible();
});

test('two edits of one record are put together', async ({ page, context, server, open, expectAccessible }) => {
  await logIn(page, server.url, 'owner');
  const person = await openPerson(page, open, 'person12@example.org');
  await open(`${person}/edit`);
  const other = await context.newPage();
  await other.goto(`${server.url}${person}/edit`);
  await expect(other.locator('#f-nickname')).toBeVisible();
  await hydrated(other);
  await other.locator('#f-nickname').fill('Theirs');
  await other.locator('#f-employer').fill('Harbour');
  await other.getByRole('button', { name: 'Save' }).click();
  await expect(other).toHaveURL(new RegExp(`${person}$`));
  await other.close();
  await page.locator('#f-nickname').fill('Mine');
  await page.locator('#f-pronouns').fill('they/them');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Two edits of the same record')).toBeVisible();
  await expect(page.locator('main')).toContainText('Harbour');
  await expectAccessible();
  await page.getByLabel(/Yours/).check();
  await page.getByRole('button', { name: 'Save both edits' }).click();
  await expect(page.locator('aside')).toContainText('Mine');
  await expect(page.locator('aside')).toContainText('Harbour');
  await expect(page.locator('aside')).toContainText('they/them');
});

test('changes say what they were and are taken back; the trash gives people back', async ({ page, server, open, expectAccessible }) => {
  await logIn(page, server.url, 'owner');
  const person = await openPerson(page, open, 'person14@example.org');
  await open(`${person}/edit`);
  await page.locator('#f-employer').fill('Shipyard');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('aside')).toContainText('Shipyard');
  await page.getByRole('link', { name: 'Changes' }).click();
  const row = page.locator('tbody tr').filter({ hasText: 'Shipyard' }).first();
  await expect(row).toContainText('Olga Owner');
  await expectAccessible();
  await row.getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('tbody')).toContainText('taken back');
  await open(person);
  await expect(page.locator('aside')).not.toContainText('Shipyard');
  await page.getByRole('button', { name: 'Move to the trash' }).click();
  await expect(page.locator('main')).toContainText('In the trash');
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('main')).not.toContainText('In the trash');
});

test('what is sensitive is shown after a click that is logged', async ({ page, server, open, expectAccessible }) => {
  await logIn(page, server.url, 'owner');
  await openPerson(page, open, 'person200@example.org');
  await expect(page.locator('main')).not.toContainText('Step-free');
  await page.getByRole('button', { name: 'Show sensitive details' }).click();
  await expect(page.locator('aside')).toContainText('Step-free');
  await expectAccessible();
  await open('/org/audit');
  await expect(page.locator('main')).toContainText('person.revealed');
});

test('an organisation adds fields of its own', async ({ page, server, open, expectAccessible }) => {
  await logIn(page, server.url, 'owner');
  await open('/org/settings/fields');
  await expect(page.locator('main')).toContainText('T-shirt size');
  await expectAccessible();
  const word = `Union ${Date.now().toString(36)}`;
  await page.locator('#f-name').fill(word);
  await page.getByRole('button', { name: 'Add a field' }).click();
  await expect(page.locator('.plain-list')).toContainText(word);
  const person = await openPerson(page, open, 'person21@example.org');
  await open(`${person}/edit`);
  await page.getByLabel(word).fill('Teachers');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('aside')).toContainText('Teachers');
});
