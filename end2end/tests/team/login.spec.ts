import { expect, test } from '../../support/test.ts';

const SEES = {
  owner: { has: ['/org/people', '/org/signup', '/org/events', '/org/representatives'], not: ['/office'] },
  organiser: { has: ['/org/people', '/org/signup', '/org/events'], not: ['/org/representatives', '/office'] },
  host: { has: ['/org/events'], not: ['/org/people', '/org/signup', '/org/representatives', '/office'] },
  office: { has: ['/office'], not: ['/org/people', '/org/events'] },
} as const;

for (const who of ['owner', 'organiser', 'host', 'office'] as const) {
  test(`${who} sees what the role may see, and no more`, async ({ page, openAs, expectAccessible }) => {
    await openAs(who);
    await expect(page.locator('h1')).toBeVisible();
    const menu = page.locator('.console-side nav');
    for (const path of SEES[who].has) await expect(menu.locator(`a[href="${path}"]`)).toBeVisible();
    for (const path of SEES[who].not) await expect(menu.locator(`a[href="${path}"]`)).toHaveCount(0);
    await expectAccessible();
  });
}
