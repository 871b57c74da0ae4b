import { emailOf, submitLogin } from '../../support/login.ts';
import { expect, test } from '../../support/test.ts';
import { PASSWORD, accept, expectNarrow, freshAddress, invite } from './support.ts';

test('an invitation makes a member who sees what the role may see', async ({ page, open, openAs, mailbox, browser, server, expectAccessible }) => {
  const email = freshAddress('host');
  await openAs('owner', '/org/team');
  await expect(page.getByText(emailOf('organiser'))).toBeVisible();
  await expectAccessible();
  await open('/org/team/invite');
  await expectAccessible();
  const path = await invite(page, mailbox, email, 'event_host', '– – Norrvig');
  await expectAccessible();

  const context = await browser.newContext({ baseURL: server.url });
  const guest = await context.newPage();
  await guest.goto(path);
  await expect(guest.locator('h1')).toContainText('Norrvig');
  await expect(guest.locator('script')).toHaveCount(0);
  await expectAccessible(guest);
  await accept(guest, 'Nora New', 'short');
  await expect(guest.locator('[role=alert]')).toBeVisible();
  await expect(guest.locator('#f-name')).toHaveValue('Nora New');
  await expectAccessible(guest);
  await accept(guest, 'Nora New');
  await guest.waitForURL(/\/org$/);
  const menu = guest.locator('.console-side nav');
  await expect(menu.locator('a[href="/org/events"]')).toBeVisible();
  for (const href of ['/org/people', '/org/signup', '/org/team']) await expect(menu.locator(`a[href="${href}"]`)).toHaveCount(0);
  await open('/org/team', guest);
  await expect(guest.locator('[role=alert]')).toBeVisible();
  await guest.goto(path);
  await expect(guest.locator('h1')).toHaveText('This invitation has been accepted');
  await expectAccessible(guest);

  const again = await (await browser.newContext({ baseURL: server.url })).newPage();
  await submitLogin(again, email, PASSWORD);
  await expect(again).toHaveURL(/\/org$/);
  await again.context().close();
  await context.close();
  await open('/org/team');
  await expect(page.getByRole('row').filter({ hasText: email })).toContainText('Event host, Norrvig');
});

test('a representative’s office gets its people, and they begin among the letters', async ({ page, openAs, mailbox, browser, server }) => {
  await openAs('owner', '/org/team/invite');
  const office = (await page.locator('#f-organisation option').allInnerTexts()).find((name) => /office/i.test(name));
  expect(office, 'an office among the organisations').toBeTruthy();
  await page.locator('#f-organisation').selectOption({ label: office ?? '' });
  await expect(page.locator('input[name=role]')).toHaveCount(2);
  const path = await invite(page, mailbox, freshAddress('office'), 'office_holder', office);
  const context = await browser.newContext({ baseURL: server.url });
  const guest = await context.newPage();
  await guest.goto(path);
  await accept(guest, 'Maja Member');
  await expect(guest).toHaveURL(/\/office$/);
  await guest.goto('/org/team');
  await expect(guest.getByText(emailOf('office'))).toBeVisible();
  await expect(guest.getByText(emailOf('owner'))).toHaveCount(0);
  await context.close();
});

test('an invitation taken back says so, in the language of its mail', async ({ page, open, openAs, mailbox, guard, expectAccessible }) => {
  guard.allow(/410|404/);
  const email = freshAddress('changed');
  await openAs('owner', '/org/team/invite');
  await page.locator('#f-language').selectOption('da');
  const path = await invite(page, mailbox, email, 'organiser');
  const row = page.getByRole('row').filter({ hasText: email });
  await row.getByRole('button', { name: `Send again to ${email}` }).click();
  await expect(page.locator('.toast').last()).toContainText(email);
  await expect.poll(async () => (await mailbox.to(email)).length).toBe(2);
  expect((await mailbox.latest(email)).summary.locale).toBe('da');
  await row.getByRole('button', { name: `Take back the invitation to ${email}` }).click();
  await expect(page.locator('#take-back')).toContainText(email);
  await expectAccessible();
  await page.locator('#take-back .btn-danger').click();
  await expect(row).toHaveCount(0);
  await open(path);
  await expect(page.locator('html')).toHaveAttribute('lang', 'da');
  await expect(page.locator('h1')).toHaveText('Invitationen er trukket tilbage');
  await expect(page.locator('form[action="/api/team/accept"]')).toHaveCount(0);
  await expectAccessible();
  await open('/invitation/never-was?lang=en');
  await expect(page.locator('h1')).toHaveText('There is no such invitation');
  await expectAccessible();
});

test('a member’s role changes, ends, and the member goes', async ({ page, open, openAs, mailbox, browser, server, expectAccessible }) => {
  const email = freshAddress('changing');
  await openAs('owner', '/org/team/invite');
  const path = await invite(page, mailbox, email, 'event_host');
  const context = await browser.newContext({ baseURL: server.url });
  const guest = await context.newPage();
  await guest.goto(path);
  await accept(guest, 'Carl Changing');
  await guest.waitForURL(/\/org$/);

  await open('/org/team');
  await page.getByRole('link', { name: 'Carl Changing' }).click();
  await expect(page.locator('h1')).toHaveText('Carl Changing');
  await expectAccessible();
  await page.getByRole('button', { name: /^Change: Event host/ }).click();
  const dialog = page.locator('#change-role');
  await dialog.locator('input[value=organiser]').check();
  await dialog.locator('#f-until').fill('2031-05-31');
  await expectAccessible();
  await dialog.locator('.btn-primary').click();
  await expect(page.locator('.member-roles')).toContainText('Organiser, Green Meadow Party, until 31 May 2031');
  await guest.goto('/org');
  await expect(guest.locator('.console-side nav a[href="/org/people"]')).toBeVisible();

  await page.getByRole('button', { name: 'Remove from the team' }).click();
  await expect(page.locator('#take-away')).toContainText('Carl Changing loses every role');
  await expectAccessible();
  await page.locator('#take-away .btn-danger').click();
  await page.waitForURL(/\/org\/team$/);
  await expect(page.getByText(email)).toHaveCount(0);
  await guest.goto('/org');
  await expect(guest).toHaveURL(/\/login/);
  await context.close();
});

test('the last owner stays', async ({ page, openAs, guard }) => {
  guard.allow(/409/);
  await openAs('owner', '/org/team');
  await page.getByRole('region', { name: 'Team' }).getByRole('link', { name: 'Olga Owner' }).click();
  await expect(page.getByRole('button', { name: 'Remove from the team' })).toHaveCount(0);
  await page.getByRole('button', { name: /^Take away: Owner/ }).click();
  await page.locator('#take-away .btn-danger').click();
  await expect(page.locator('#take-away [role=alert]')).toContainText('last person who can manage the team');
});

for (const path of ['/org/team', '/org/team/invite', '/account']) {
  test(`${path} fits a small phone`, async ({ page, openAs }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await openAs('owner', path);
    await expect(page.locator('h1')).toBeVisible();
    await expect(page.locator('.skeleton')).toHaveCount(0);
    await expectNarrow(page);
  });
}
