import { logIn } from '../../support/login.ts';
import { expect, test } from '../../support/test.ts';

test('a task is written down, done, taken back and changed, by keyboard', async ({ page, server, open, expectAccessible }) => {
  await logIn(page, server.url, 'owner');
  await open('/org/tasks');
  await expect(page.locator('.task').first()).toBeVisible();
  await expectAccessible();
  const word = Date.now().toString(36);
  await page.getByLabel('What is to be done').fill(`Call ${word}`);
  await page.getByRole('button', { name: 'Tomorrow' }).press('Enter');
  await page.getByRole('button', { name: 'Add a task' }).press('Enter');
  const task = page.locator('.task', { hasText: word });
  await expect(task).toContainText('Tomorrow');
  await task.getByRole('checkbox').press('Space');
  await expect(task).toHaveCount(0);
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).last().press('Enter');
  await expect(task).toHaveCount(1);
  await task.getByRole('button', { name: /^Change/ }).press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.getByRole('dialog').getByLabel('What is to be done').fill(`Visit ${word}`);
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).press('Enter');
  await expect(page.locator('.task', { hasText: `Visit ${word}` })).toBeVisible();
  await open('/org');
  await expect(page.locator('.task', { hasText: `Visit ${word}` })).toBeVisible();
  await expectAccessible();
});

test('whoever only hosts events has no tasks', async ({ page, server, open }) => {
  await logIn(page, server.url, 'host');
  await open('/org');
  await expect(page.locator('.task')).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Tasks' })).toHaveCount(0);
});
