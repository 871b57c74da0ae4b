import { logIn } from '../../support/login.ts';
import { expect, test } from '../../support/test.ts';

test('somebody is found from anywhere by a few letters, also mistyped', async ({ page, server, open, expectAccessible }) => {
  await logIn(page, server.url, 'owner');
  await open('/org/people');
  const name = (await page.locator('tbody a').first().innerText()).trim();
  const letters = name.split(/[ ,]+/)[0] ?? name;
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.type(letters);
  await expect(page.locator('.palette-row', { hasText: letters }).first()).toBeVisible();
  await expectAccessible();
  await page.keyboard.press('Escape');
  await open(`/org/people?q=${encodeURIComponent('person5@exam')}`);
  await expect(page.locator('tbody tr')).toHaveCount(1);
});

test('columns are chosen, and the address keeps them', async ({ page, server, open, expectAccessible }) => {
  await logIn(page, server.url, 'owner');
  await open('/org/people');
  await page.getByRole('button', { name: 'Columns' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Columns' });
  await expect(dialog).toBeVisible();
  await expectAccessible();
  await dialog.getByLabel('Phone').focus();
  await page.keyboard.press('Space');
  await dialog.getByRole('button', { name: 'Apply' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/cols=.*phone/);
  await expect(page.locator('thead')).toContainText('Phone');
});

test('rows are picked with the keyboard, tagged after ten seconds, and it is called off in time', async ({ page, server, open, expectAccessible }) => {
  await logIn(page, server.url, 'owner');
  await open('/org/people');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(page.locator('.selection')).toContainText('2 picked');
  await expectAccessible();
  await page.getByLabel('What to do').selectOption('trash');
  await page.locator('.selection').getByRole('button', { name: 'Apply' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.toasts')).toContainText('2 people will be changed');
  await page.locator('.toasts').getByRole('button', { name: /Undo/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.toasts')).toContainText('Called off');
});

test('one value is corrected where it stands', async ({ page, server, open }) => {
  await logIn(page, server.url, 'owner');
  await open('/org/people');
  const cell = page.locator('tbody tr').first().getByRole('button', { name: /^Change City/ });
  await cell.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Newtown');
  await page.keyboard.press('Enter');
  await expect(page.locator('tbody tr').first()).toContainText('Newtown');
});

test('the list is grouped, and a group opens', async ({ page, server, open, expectAccessible }) => {
  await logIn(page, server.url, 'owner');
  await open('/org/people?group=source');
  await expect(page.locator('tbody tr').first()).toBeVisible();
  await expectAccessible();
  await page.locator('tbody a').first().click();
  await expect(page).toHaveURL(/source=/);
  await expect(page.locator('tbody tr').first()).toBeVisible();
});

test('a view is kept and found again', async ({ page, server, open, expectAccessible }) => {
  const name = `By town ${Date.now().toString(36)}`;
  await logIn(page, server.url, 'owner');
  await open('/org/people?sort=city');
  await page.getByRole('button', { name: 'Keep this view' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByLabel('Name').fill(name);
  await expectAccessible();
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('.toasts')).toContainText('kept');
  await open('/org/people');
  await page.locator('summary', { hasText: 'Views' }).click();
  await page.getByRole('link', { name }).click();
  await expect(page).toHaveURL(/sort=city/);
});

test('a table of people is written and fetched', async ({ page, server, open, expectAccessible }) => {
  await logIn(page, server.url, 'owner');
  await open('/org/people');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.getByRole('button', { name: 'Export' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Export people' });
  await expectAccessible();
  await dialog.getByRole('button', { name: 'Make the file' }).click();
  const link = dialog.getByRole('link', { name: 'Download' });
  await expect(link).toBeVisible({ timeout: 15_000 });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toBe('people.csv');
});

test('a name is corrected in its own column with the keyboard, and taken back', async ({ page, server, open, expectAccessible }) => {
  const word = Date.now().toString(36);
  await logIn(page, server.url, 'owner');
  await open('/org/people?cols=name,given_name,family_name,street,language');
  const row = page.locator('tbody tr').nth(2);
  const name = row.locator('a').first();
  const before = (await name.innerText()).trim();
  await row.getByRole('button', { name: /^Change Last name/ }).press('Enter');
  await page.keyboard.type(`Corrected${word}`);
  await page.keyboard.press('Enter');
  await expect(name).toContainText(`Corrected${word}`);
  await expect(row.getByRole('button', { name: /^Change Last name/ }), 'the cursor stays where it was').toBeFocused();
  await expectAccessible();
  const language = row.getByRole('button', { name: /^Change Language/ });
  const [tag, endonym] = /suomi/i.test(await language.innerText()) ? ['da', /dansk/i] : ['fi', /suomi/i];
  await language.press('Enter');
  await row.getByRole('combobox', { name: 'Language' }).selectOption(tag);
  await page.keyboard.press('Enter');
  await expect(language).toBeFocused();
  await expect(language).toHaveText(endonym);
  await expect(page.locator('.toasts')).toContainText('Language is changed');
  await row.getByRole('button', { name: /^Change Street/ }).press('Enter');
  await page.keyboard.type('Never kept 1');
  await page.keyboard.press('Escape');
  await expect(row).not.toContainText('Never kept');
  const undo = page.locator('.toasts > *', { hasText: 'Last name is changed' }).getByRole('button', { name: /Undo/ });
  await undo.press('Enter');
  await expect(page.locator('tbody tr', { hasText: before }).first()).toBeVisible();
  await expect(page.locator('tbody')).not.toContainText(`Corrected${word}`);
});

test('what was taken out is listed with whom, when and what', async ({ page, server, open, expectAccessible }) => {
  await logIn(page, server.url, 'owner');
  await open('/org/people');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.getByRole('button', { name: 'Export' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Export people' });
  await dialog.getByRole('button', { name: 'Make the file' }).press('Enter');
  await expect(dialog.getByRole('link', { name: 'Download' })).toBeVisible({ timeout: 15_000 });
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Past exports' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Past exports');
  const row = page.locator('tbody tr').first();
  await expect(row).toContainText('1 person picked in the list');
  await expect(row).toContainText('Table (CSV)');
  await expect(row.getByRole('link', { name: 'Download' })).toBeVisible();
  await expectAccessible();
});
