import { hydrated } from '../../support/hydrated.ts';
import { logIn } from '../../support/login.ts';
import { expect, test } from '../../support/test.ts';

const word = Date.now().toString(36);
const sheet = [
  'Members of the branch;;;',
  'Fornavn;Efternavn;E-mail;Fødselsdato',
  `Ida;Import${word};ida.${word}@example.org;17/05/1980`,
  `Ole;Import${word};mailto:ole.${word}@example.org ;`,
  `Run;Together${word};run.${word}@example.orgtogether.${word}@example.org;`,
  ';;;31.12.1979',
].join('\r\n');

test('a sheet is looked at, imported with the keyboard, and taken back', async ({ page, server, open, guard, expectAccessible }) => {
  // What is missing is refused on purpose.
  guard.allow(/422/);
  await logIn(page, server.url, 'owner');
  await open('/org/people');
  await page.getByRole('link', { name: 'Import', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Import people');
  await expectAccessible();

  await page.locator('#f-file').setInputFiles({ name: 'members.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) });
  await page.getByRole('button', { name: 'Look at the file' }).press('Enter');
  await expect(page).toHaveURL(/\/org\/people\/import\/[0-9a-f-]{36}/);
  await hydrated(page);
  await expect(page.getByLabel('What “Fornavn” stands for')).toHaveValue('given_name');
  await expect(page.getByLabel('What “Fødselsdato” stands for')).toHaveValue('birth_date');
  await expect(page.locator('main')).toContainText('4 rows looked at');
  await expect(page.locator('main')).toContainText('Not clearly an e-mail address');
  await expectAccessible();

  await page.getByRole('button', { name: /^Import 4 rows/ }).press('Enter');
  await expect(page.locator('.form-errors, [role=alert]').first()).toBeVisible();
  await page.locator('#f-origin').fill('List of members, May 2026');
  await page.locator('#f-told').fill('That we write about events, when they joined');
  await page.locator('#f-basis').selectOption('membership');
  await page.getByRole('button', { name: /^Import 4 rows/ }).press('Enter');
  await expect(page.getByRole('heading', { name: 'What has happened' })).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('main')).toContainText('Neither a name nor a way to reach anybody');
  await expectAccessible();

  const rows = await page.request.get(await page.getByRole('link', { name: 'Download as CSV' }).getAttribute('href').then((h) => server.url + h));
  expect(await rows.text()).toContain(`run.${word}@example.orgtogether.${word}@example.org`);
  const here = page.url();
  await open(`/org/people?q=import${word}`);
  await expect(page.locator('tbody tr')).toHaveCount(2);

  await open(new URL(here).pathname);
  await page.getByRole('button', { name: 'Take this import back' }).press('Enter');
  await expect(page.locator('main')).toContainText('Taken back', { timeout: 30_000 });
  await open(`/org/people?q=import${word}`);
  await expect(page.locator('main')).toContainText('No');
});

test('pasted cells are a file too, and what is no file is said so', async ({ page, server, open, expectAccessible }) => {
  await logIn(page, server.url, 'owner');
  await open('/org/people/import');
  await page.locator('#f-text').fill(`Name\tE-mail\nPia Paste${word}\tpia.${word}@example.org\n`);
  await page.getByRole('button', { name: 'Look at the cells' }).press('Enter');
  await expect(page.getByLabel('What “Name” stands for')).toHaveValue('full_name');
  await hydrated(page);
  await page.getByRole('button', { name: 'Throw the file away' }).press('Enter');
  await expect(page).toHaveURL(/\/org\/people\/import$/);
  await page.locator('#f-file').setInputFiles({ name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.from('') });
  await page.getByRole('button', { name: 'Look at the file' }).press('Enter');
  await expect(page).toHaveURL(/problem=required/);
  await expectAccessible();
});

test('a look names what changes of people who are known, and kept columns are renamed and deleted', async ({ page, server, open, expectAccessible }) => {
  const look = async (cells: string) => {
    await open('/org/people/import');
    await page.locator('#f-text').fill(cells);
    await page.getByRole('button', { name: 'Look at the cells' }).press('Enter');
    await expect(page).toHaveURL(/\/org\/people\/import\/[0-9a-f-]{36}/);
    await hydrated(page);
  };
  await logIn(page, server.url, 'owner');
  await look(`Given name\tSurname\tE-mail\nVera\tOld${word}\tvera.${word}@example.org\n`);
  await page.locator('#f-origin').fill('Typed in');
  await page.locator('#f-told').fill('That we write about events');
  await page.locator('#f-basis').selectOption('membership');
  await page.getByRole('button', { name: /^Import 1 row/ }).press('Enter');
  await expect(page.getByRole('heading', { name: 'What has happened' })).toBeVisible({ timeout: 30_000 });

  await look(`Given name\tSurname\tE-mail\tMobile\nVera\tNew${word}\tvera.${word}@example.org\t+45 20 30 40 59\n`);
  const row = page.getByRole('table', { name: 'What will happen' }).locator('tbody tr', { hasText: `vera.${word}@example.org` });
  await expect(row).toContainText('+4520304059');
  await expect(row).not.toContainText(`New${word}, `);
  await page.getByLabel('People who are known already').selectOption('overwrite');
  await expect(row).toContainText(`Last name: from Old${word} to New${word}`);
  await expectAccessible();

  await page.getByLabel('Keep these columns under a name').fill(`Ours ${word}`);
  await page.getByRole('button', { name: 'Keep', exact: true }).press('Enter');
  await expect(page.locator('.toasts')).toContainText('The columns are kept.');
  await open('/org/people/import');
  await hydrated(page);
  const kept = page.locator('tr', { hasText: `Ours ${word}` });
  await expect(kept).toContainText('Surname: Last name');
  await expectAccessible();
  await page.getByRole('button', { name: `Rename “Ours ${word}”` }).press('Enter');
  const name = page.getByLabel('New name');
  await name.fill(`Theirs ${word}`);
  await name.press('Enter');
  await expect(page.locator('tr', { hasText: `Theirs ${word}` })).toBeVisible();
  await page.getByRole('button', { name: `Delete “Theirs ${word}”` }).press('Enter');
  await expect(page.locator('tr', { hasText: `Theirs ${word}` })).toHaveCount(0);
  await page.locator('.toasts').getByRole('button', { name: /Undo/ }).press('Enter');
  await expect(page.locator('tr', { hasText: `Theirs ${word}` })).toBeVisible();
});
