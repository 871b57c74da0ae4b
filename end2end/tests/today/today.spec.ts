import { expect, test } from '../../support/test.ts';

const TITLES = { en: 'Coming up', da: 'Det næste', fr: 'À venir', fi: 'Tulossa', 'pt-BR': 'Próximos eventos' };

for (const [language, title] of Object.entries(TITLES)) {
  test(`the first page says what comes next in ${language}`, async ({ page, openAs, expectAccessible }) => {
    await openAs('owner', `/org?lang=${language}`);
    const coming = page.locator('section').filter({ has: page.getByRole('heading', { name: title }) });
    await expect(coming.locator('tbody tr').first()).toBeVisible();
    await expect(page.locator('a.stat[href="/org/people?sort=newest"]')).toBeVisible();
    await expectAccessible();
  });
}

test('what needs somebody leads to where it is done', async ({ page, openAs }) => {
  await openAs('owner');
  const draft = page.locator('.todo a').filter({ hasText: 'still a draft' });
  await expect(draft).toHaveCount(1);
  await draft.click();
  await page.waitForURL(/\/org\/events\/[0-9a-f-]{36}$/);
  await expect(page.locator('h1')).toBeVisible();
});

test('whoever only hosts events sees no people and no letters', async ({ page, openAs, expectAccessible }) => {
  await openAs('host');
  await expect(page.locator('h1')).toBeVisible();
  await expect(page.locator('.todo, .soft').first()).toBeVisible();
  await expect(page.locator('a.stat')).toHaveCount(0);
  await expectAccessible();
});
