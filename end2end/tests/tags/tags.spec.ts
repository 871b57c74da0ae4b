import { logIn } from '../../support/login.ts';
import { expect, test } from '../../support/test.ts';

test('tags are made, renamed, made one and taken apart again, by keyboard', async ({ page, server, open, expectAccessible }) => {
  await logIn(page, server.url, 'owner');
  await open('/org/people/tags');
  await expect(page.locator('tbody tr').first()).toBeVisible();
  await expectAccessible();
  const word = Date.now().toString(36);
  for (const name of [`Baker ${word}`, `Bakes ${word}`]) {
    await page.getByLabel('New tag').fill(name);
    await page.getByRole('button', { name: 'Add tag' }).press('Enter');
    await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
  }
  await page.getByRole('button', { name: `Change the tag Bakes ${word}` }).press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible();
  await page.getByLabel('Means the same as').selectOption({ label: `Baker ${word}` });
  await page.getByRole('button', { name: 'Make them one' }).press('Enter');
  await expect(page.getByRole('link', { name: `Bakes ${word}` })).toHaveCount(0);
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).last().press('Enter');
  await expect(page.getByRole('link', { name: `Bakes ${word}` })).toBeVisible();
});

test('a tag is offered as one types', async ({ page, server, open }) => {
  await logIn(page, server.url, 'owner');
  await open('/org/people?q=person23@example.org');
  await expect(page.locator('tbody tr')).toHaveCount(1);
  await page.locator('tbody a').first().press('Enter');
  await page.getByRole('combobox', { name: 'New tag' }).pressSequentially('dri');
  await expect(page.getByRole('option', { name: /driver/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('.tags').first()).toContainText('driver');
});
