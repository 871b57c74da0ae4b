import type { Page } from '@playwright/test';
import { logIn } from '../../support/login.ts';
import { expect, test } from '../../support/test.ts';

/** A council of two, with a district each, drawn as squares far from the demo's land. */
const COUNCIL = {
  organizations: [{ id: 'harbour-council', name: 'Harbour Council', classification: 'legislature' }],
  persons: [
    { id: 'harbour-1', name: 'Berta Brygge', email: 'berta.brygge@example.org' },
    { id: 'harbour-2', name: 'Kai Kaj', email: 'kai.kaj@example.org' },
  ],
  areas: [
    { id: 'quay-1', name: 'Old Quay', identifier: 'Q1' },
    { id: 'quay-2', name: 'New Quay', identifier: 'Q2' },
  ],
  memberships: [
    { person_id: 'harbour-1', organization_id: 'harbour-council', area_id: 'quay-1', role: 'member' },
    { person_id: 'harbour-2', organization_id: 'harbour-council', area_id: 'quay-2', role: 'member' },
  ],
};

async function upload(page: Page, kind: string, name: string, content: string): Promise<void> {
  await page.getByLabel('What is in the file').selectOption(kind);
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
  await page.getByRole('button', { name: 'Show the preview' }).click();
  await expect(page).toHaveURL(/\/org\/representatives\/import\?id=/);
  await page.locator('html[data-hydrated]').waitFor({ state: 'attached' });
}

test('an organiser imports people and seats, sees first what changes, and a second time nothing does', async ({ page, server, open, expectAccessible }) => {
  await logIn(page, server.url, 'owner');
  await open('/org/representatives/import');
  await upload(page, 'popolo', 'council.json', JSON.stringify(COUNCIL));
  await expect(page.locator('main')).toContainText('council.json');
  await expectAccessible();
  const seats = () => page.locator('table').first();
  await expect(seats()).toContainText('2');
  await page.getByRole('button', { name: 'Import it' }).click();
  await expect(page.locator('main')).toContainText('Imported');
  await expectAccessible();

  await open('/org/representatives?q=Brygge');
  await expect(page.locator('tbody')).toContainText('Berta Brygge');
  await expect(page.locator('tbody')).toContainText('Old Quay');

  await open('/org/representatives/import');
  await upload(page, 'popolo', 'council.json', JSON.stringify(COUNCIL));
  for (const row of await seats().locator('tbody tr').all()) {
    const cells = await row.locator('td').allInnerTexts();
    // In the file, new, changed, as before, ended.
    expect(cells.slice(-4).filter((_, at) => at !== 2).join(''), await row.innerText()).toMatch(/^[0–\-\s]*$/);
  }
});

test('a file that is something else says so, and nothing is changed', async ({ page, server, open, expectAccessible }) => {
  await logIn(page, server.url, 'owner');
  await open('/org/representatives/import');
  await upload(page, 'popolo', 'holiday.txt', 'not what was asked for');
  await expect(page.locator('main')).toContainText('This is not JSON.');
  await expect(page.getByRole('button', { name: 'Import it' })).toHaveCount(0);
  await expectAccessible();
});
