import type { Page } from '@playwright/test';
import { logIn } from '../../support/login.ts';
import { expect, test } from '../../support/test.ts';

/** Opens the page of one of the demo's people. */
async function openPerson(page: Page, open: (path: string) => Promise<unknown>, n: number) {
  await open(`/org/people?q=person${n}@example.org`);
  await expect(page.locator('tbody tr')).toHaveCount(1);
  await page.locator('tbody a').first().press('Enter');
  await expect(page.locator('#timeline')).toBeVisible();
}

test('a call is written down with what came of it, changed, deleted and brought back, by keyboard', async ({ page, server, open, expectAccessible }) => {
  await logIn(page, server.url, 'owner');
  await openPerson(page, open, 21);
  const word = Date.now().toString(36);
  await page.getByRole('button', { name: 'Call', exact: true }).press('Enter');
  await page.getByLabel('What came of it?').selectOption('no_answer');
  await page.locator('#f-note').fill(`Try again ${word}`);
  await page.getByRole('button', { name: 'Add the note' }).press('Enter');
  const entry = page.locator('.timeline-item', { hasText: word });
  await expect(entry).toContainText('No answer');
  await expectAccessible();

  await entry.getByRole('button', { name: 'Change' }).press('Enter');
  await entry.getByRole('textbox').fill(`Try tomorrow ${word}`);
  await entry.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(entry).toContainText('changed afterwards');
  await entry.getByRole('button', { name: 'Delete' }).press('Enter');
  await expect(entry).toHaveCount(0);
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).last().press('Enter');
  await expect(entry).toContainText('Try tomorrow');

  await page.getByRole('button', { name: 'Events', exact: true }).press('Enter');
  await expect(entry).toHaveCount(0);
  await page.getByRole('button', { name: 'Notes and talks' }).press('Enter');
  await expect(entry).toHaveCount(1);
});

test('a colleague is named with @ and finds the note on their first page', async ({ page, server, open, expectAccessible }) => {
  await logIn(page, server.url, 'owner');
  // Lives where the organiser of the north may see them.
  await openPerson(page, open, 9);
  const word = Date.now().toString(36);
  await page.locator('#f-note').pressSequentially(`${word} for @Ott`);
  await expect(page.getByRole('option', { name: 'Otto Organiser' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.locator('#f-note')).toHaveValue(`${word} for @Otto Organiser `);
  await page.getByRole('button', { name: 'Add the note' }).press('Enter');
  await expect(page.locator('.timeline')).toContainText(word);

  await logIn(page, server.url, 'organiser');
  await open('/org');
  const mention = page.locator('li', { hasText: word });
  await expect(mention).toContainText('Olga Owner');
  await expectAccessible();
  await mention.getByRole('button').press('Enter');
  await expect(mention).toHaveCount(0);
});

test('two people are tied together, and both pages say so', async ({ page, server, open, guard, expectAccessible }) => {
  // An end before the beginning is refused on purpose.
  guard.allow(/422/);
  await logIn(page, server.url, 'owner');
  await openPerson(page, open, 40);
  const name = await page.getByRole('heading', { level: 1 }).innerText();
  await page.getByRole('button', { name: 'Add a relationship' }).press('Enter');
  await page.getByLabel('What is the tie?').selectOption('parent.first');
  await page.getByRole('combobox', { name: 'With whom' }).pressSequentially('person41@example');
  await expect(page.locator('.options [role=option]')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByLabel('Since when').fill('2024-05');
  await page.getByRole('button', { name: 'Add', exact: true }).press('Enter');
  const row = page.locator('.ties li', { hasText: 'Parent of' });
  await expect(row).toContainText('since May 2024');
  await expectAccessible();
  await row.getByRole('button', { name: /^Change the relationship/ }).press('Enter');
  await row.getByLabel('Note on the relationship').fill('Lives with the other parent');
  await row.getByLabel('Until when').fill('2023');
  await row.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(row.locator('.field-error')).toBeVisible();
  await row.getByLabel('Until when').fill('2026-01');
  await expectAccessible();
  await row.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(row).toContainText('Lives with the other parent');
  await expect(row).toContainText('January 2026');
  await row.getByRole('link').press('Enter');
  await expect(page.locator('.ties li', { hasText: 'Child of' })).toContainText(name);
  await page.getByRole('button', { name: /^Remove the relationship/ }).press('Enter');
  await expect(page.locator('.ties li', { hasText: 'Child of' })).toHaveCount(0);
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).last().press('Enter');
  await expect(page.locator('.ties li', { hasText: 'Child of' })).toHaveCount(1);
});
