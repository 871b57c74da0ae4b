import { logIn } from '../../support/login.ts';
import { expect, test } from '../../support/test.ts';

test('an organiser finds, notes, tags, edits and adds people', async ({ page, server, open, expectAccessible }) => {
  await logIn(page, server.url, 'owner');
  await open('/org/people');
  await expect(page.locator('tbody tr').first()).toBeVisible();
  await expectAccessible();
  await page.locator('[data-search]').fill('person5@example.org');
  await page.locator('[data-search]').press('Enter');
  await expect(page.locator('tbody tr')).toHaveCount(1);
  await page.locator('tbody a').first().click();
  await expect(page.locator('.timeline, .soft').first()).toBeVisible();
  await expectAccessible();

  const word = Date.now().toString(36);
  await page.locator('#f-note').fill(`Wants to help at the stall ${word}`);
  await page.getByRole('button', { name: 'Add the note' }).click();
  await expect(page.locator('.timeline')).toContainText(`at the stall ${word}`);
  await page.locator('#f-tag').fill(`helper ${word}`);
  await page.getByRole('button', { name: 'Add tag' }).click();
  await expect(page.locator('.tags')).toContainText(`helper ${word}`);

  await page.getByRole('link', { name: 'Edit' }).click();
  await page.locator('#f-addresses-0-city').fill('Newtown');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('main')).toContainText('Newtown');

  await open('/org/people/new');
  await page.getByLabel('First name').fill('Nora');
  await page.getByLabel('Last name').fill(`Testdal ${word}`);
  await page.getByLabel('E-mail', { exact: true }).fill(`nora.${word}@example.org`);
  await page.getByLabel('Where do you have this from?').fill('Stall on the square');
  await page.getByRole('button', { name: 'Add person' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Nora');
  await open(`/org/people?q=nora.${word}`);
  await expect(page.locator('tbody tr')).toHaveCount(1);
});

test('the list filters, sorts and pages, and the address says how', async ({ page, server, open }) => {
  await logIn(page, server.url, 'owner');
  await open('/org/people');
  const names = () => page.locator('tbody tr td:first-child').allInnerTexts();
  const up = await names();
  await page.locator('thead a').first().click();
  await expect.poll(async () => (await names())[0]).not.toBe(up[0]);
  await open('/org/people');
  await page.locator('.pagination a[rel=next]').click();
  await expect(page).toHaveURL(/after=/);
  await expect.poll(async () => (await names())[0]).not.toBe(up[0]);
  for (const name of await names()) expect(up).not.toContain(name);
});

test('people in the list can be walked through with the keyboard, and the palette goes anywhere', async ({ page, server, open, expectAccessible }) => {
  await logIn(page, server.url, 'owner');
  await open('/org/people');
  await expect(page.locator('tbody tr').first()).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.locator('tbody tr').first().locator('a').first()).toBeFocused();
  await page.keyboard.press('j');
  await expect(page.locator('tbody tr').nth(1).locator('a').first()).toBeFocused();
  await page.keyboard.press('/');
  await expect(page.locator('[data-search]')).toBeFocused();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible();
  await page.keyboard.type('event');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/org\/events/);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('whoever only hosts events of one branch sees no one else’s people', async ({ page, server, open, guard }) => {
  guard.allow(/40[34]/);
  await logIn(page, server.url, 'office');
  await open('/org/people');
  await expect(page.locator('tbody')).toHaveCount(0);
  await logIn(page, server.url, 'organiser');
  await open('/org/people');
  await expect(page.locator('tbody tr').first()).toBeVisible();
  await expect(page.locator('main')).not.toContainText('Sonderport');
});

test('an organisation, a household and a journalist are added straight away', async ({ page, server, open, guard, expectAccessible }) => {
  // What is missing is refused on purpose.
  guard.allow(/422/);
  const word = Date.now().toString(36);
  await logIn(page, server.url, 'owner');
  await open('/org/people/new');
  await page.getByLabel('This is').selectOption('organisation');
  await expect(page.getByLabel('First name')).toHaveCount(0);
  await page.getByLabel('Where do you have this from?').fill('Their site');
  await page.getByRole('button', { name: 'Add organisation' }).press('Enter');
  await expect(page.locator('.form-errors, [role=alert]').first()).toBeVisible();
  await page.getByLabel('Name of the organisation').fill(`Allotments ${word}`);
  await page.getByLabel('Stakeholder').press('Space');
  await expectAccessible();
  await page.getByRole('button', { name: 'Add organisation' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`Allotments ${word}`);

  await open('/org/people/new?kind=household');
  await expect(page.getByLabel('This is')).toHaveValue('household');
  await page.getByLabel('Name of the household').fill(`Vej 7 ${word}`);
  await page.getByLabel('Where do you have this from?').fill('At the door');
  await page.getByRole('button', { name: 'Add household' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`Vej 7 ${word}`);

  await open('/org/people/new?kind=media');
  await page.getByLabel('Works for (media)').fill('The Meadow Post');
  await page.getByLabel('Writes about').fill('rivers');
  await page.getByLabel('First name').fill('Ib');
  await page.getByLabel('Last name').fill(`Ink ${word}`);
  await page.getByLabel('Where do you have this from?').fill('Press list');
  await page.getByRole('button', { name: 'Add person' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`Ink ${word}`);
  await expect(page.locator('main')).toContainText('The Meadow Post');
  await expectAccessible();
});
