import { emailOf, submitLogin } from '../../support/login.ts';
import { linkIn } from '../../support/mailbox.ts';
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

test('@public a link in the mail logs in once, and opening it is not using it', async ({ page, open, mailbox, expectAccessible }) => {
  await open('/login');
  await expectAccessible();
  await page.locator('#link-email').fill(emailOf('host'));
  await page.locator('form[action="/api/team/request_link"] button').click();
  await expect(page).toHaveURL(/\/login\/sent$/);
  await expectAccessible();
  const path = linkIn(await mailbox.latest(emailOf('host'), 'team.login_link'), /\/login\/link\//);
  await open(path);
  await open(path);
  await expectAccessible();
  await page.locator('form[action="/api/team/use_link"] button').click();
  await expect(page).toHaveURL(/\/org$/);
  await page.context().clearCookies();
  await open(path);
  await page.locator('form[action="/api/team/use_link"] button').click();
  await expect(page.locator('main')).toContainText('used or is too old');
  await expectAccessible();
});

test('@public an unknown address gets the same answer and no mail', async ({ page, open, mailbox }) => {
  await open('/login');
  await page.locator('#link-email').fill('nobody.at.all@example.org');
  await page.locator('form[action="/api/team/request_link"] button').click();
  await expect(page).toHaveURL(/\/login\/sent$/);
  expect(await mailbox.to('nobody.at.all@example.org')).toHaveLength(0);
});

test('@public a wrong password is said, and too many are stopped', async ({ page, expectAccessible }) => {
  const email = 'guessed@example.org';
  await submitLogin(page, email, 'wrong');
  await expect(page.locator('[role=alert]')).toContainText('Password');
  await expect(page.locator('#f-email')).toHaveValue(email);
  await expect(page.locator('#f-password')).toHaveValue('');
  await expectAccessible();
  await expect(async () => {
    await submitLogin(page, email, 'wrong');
    await expect(page.locator('[role=alert]')).toContainText('too many tries', { timeout: 2000 });
  }).toPass({ timeout: 40_000, intervals: [0] });
  await expectAccessible();
});
