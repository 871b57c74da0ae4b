import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { hydrated } from '../../support/hydrated.ts';
import { submitLogin } from '../../support/login.ts';
import { type Mailbox, linkIn } from '../../support/mailbox.ts';
import { expect, test } from '../../support/test.ts';
import { totp } from '../../support/totp.ts';
import { PASSWORD, accept, freshAddress, invite } from './support.ts';

type OpenAs = (who: 'owner', path: string) => Promise<void>;

/** A member of their own for a test that changes the account: others stay as they were. The page is logged in as them afterwards. */
async function newMember(page: Page, openAs: OpenAs, mailbox: Mailbox, name: string): Promise<string> {
  const email = freshAddress('account');
  await openAs('owner', '/org/team/invite');
  const path = await invite(page, mailbox, email, 'organiser');
  await page.context().clearCookies();
  await page.goto(path);
  await accept(page, name);
  await page.waitForURL(/\/org$/);
  return email;
}

async function logOut(page: Page): Promise<void> {
  await page.context().clearCookies();
}

test('two-step login: set up, logged in with a code and with a recovery code, turned off', async ({ page, open, openAs, mailbox, guard, expectAccessible }) => {
  test.setTimeout(150_000);
  guard.allow(/422/);
  const email = await newMember(page, openAs, mailbox, 'Tova Twostep');
  await open('/account');
  await expectAccessible();
  await page.getByRole('button', { name: 'Set it up' }).click();
  await expect(page.locator('svg.qr-code path')).toHaveAttribute('d', /^M/);
  const secret = await page.locator('input.code').inputValue();
  await expectAccessible();
  const wrong = totp(secret, 40);
  await page.locator('#two-step #f-code').fill(wrong);
  await page.locator('#two-step .btn-primary').click();
  await expect(page.locator('#two-step [role=alert]')).toBeVisible();
  // The code before this one is good as well, and leaves this one for logging in.
  await page.locator('#two-step #f-code').fill(totp(secret, -1));
  await page.locator('#two-step .btn-primary').click();
  const codes = (await page.locator('.recovery-codes textarea').inputValue()).split('\n');
  expect(codes).toHaveLength(10);
  await expectAccessible();
  const waiting = page.waitForEvent('download');
  await page.locator('.recovery-codes a[download]').click();
  expect((await readFile(await (await waiting).path(), 'utf8')).split('\n')).toEqual(codes);
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await expect(page.locator('.recovery-codes textarea')).toHaveCount(0);

  await logOut(page);
  await submitLogin(page, email, PASSWORD, '/account');
  await page.waitForURL(/\/login\/code/);
  await expectAccessible();
  await page.locator('#f-code').fill('000000');
  await page.locator('#f-code').press('Enter');
  await expect(page.locator('[role=alert]')).toBeVisible();
  await page.locator('#f-code').fill(totp(secret));
  await page.locator('#f-code').press('Enter');
  await page.waitForURL(/\/account$/);
  await hydrated(page);
  await expect(page.locator('main')).toContainText('10 recovery codes left');

  await logOut(page);
  await submitLogin(page, email, PASSWORD, '/account');
  await page.locator('#recovery-code').fill((codes[0] ?? '').toLowerCase());
  await page.locator('#recovery-code').press('Enter');
  await page.waitForURL(/\/account$/);
  await hydrated(page);
  await expect(page.locator('main')).toContainText('9 recovery codes left');
  await page.locator('#two-step #f-code').fill(codes[1] ?? '');
  await page.locator('#two-step .btn-danger').click();
  await expect(page.getByRole('button', { name: 'Set it up' })).toBeVisible();
  await logOut(page);
  await submitLogin(page, email, PASSWORD);
  await expect(page).toHaveURL(/\/org$/);
});

test('a device logged out from another one is out', async ({ page, open, openAs, mailbox, browser, server }) => {
  const email = await newMember(page, openAs, mailbox, 'Sven Sessions');
  const contexts = await Promise.all([1, 2, 3].map(() => browser.newContext({ baseURL: server.url })));
  const others = await Promise.all(contexts.map((context) => context.newPage()));
  for (const other of others) {
    await submitLogin(other, email, PASSWORD);
    await expect(other).toHaveURL(/\/org$/);
  }
  const outside = async () => {
    const urls = await Promise.all(others.map(async (other) => (await other.goto('/account'), new URL(other.url()).pathname)));
    return urls.filter((path) => path === '/login').length;
  };
  await open('/account');
  await expect(page.locator('.session')).toHaveCount(4);
  await expect(page.locator('.session').filter({ hasText: 'this device' })).toHaveCount(1);
  await page.locator('.session button').first().click();
  await expect(page.locator('.session')).toHaveCount(3);
  expect(await outside()).toBe(1);
  await page.getByRole('button', { name: 'Log out everywhere else' }).click();
  await expect(page.locator('.session')).toHaveCount(1);
  expect(await outside()).toBe(3);
  await open('/account');
  await expect(page.locator('h1')).toHaveText('Your account');
  await Promise.all(contexts.map((context) => context.close()));
});

test('name, language and password change', async ({ page, open, openAs, mailbox, guard, expectAccessible }) => {
  guard.allow(/422/);
  const email = await newMember(page, openAs, mailbox, 'Petra Password');
  await open('/account');
  await page.locator('#profile #f-name').fill('Petra Parole');
  await page.locator('#profile #f-language').selectOption('da');
  await page.locator('#profile .btn-primary').click();
  await page.waitForURL(/saved=yes/);
  await hydrated(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'da');
  await expect(page.locator('.console-side .account-name')).toContainText('Petra Parole');
  await expect(page.locator('h1')).toHaveText('Din konto');
  await expectAccessible();

  await page.locator('#f-old').fill('not the old one');
  await page.locator('#f-new').fill('nine loud birds at night');
  await page.locator('#password button').click();
  await expect(page.locator('#password [role=alert]')).toBeVisible();
  await expectAccessible();
  await page.locator('#f-old').fill(PASSWORD);
  await page.locator('#password button').click();
  await expect(page.locator('.toast').last()).toBeVisible();
  await logOut(page);
  await submitLogin(page, email, PASSWORD);
  await expect(page.locator('[role=alert]')).toBeVisible();
  await submitLogin(page, email, 'nine loud birds at night');
  await expect(page).toHaveURL(/\/org$/);
});

test('a forgotten password: the link in the mail is enough to set a new one', async ({ page, open, openAs, mailbox, guard, expectAccessible }) => {
  guard.allow(/422/);
  const email = await newMember(page, openAs, mailbox, 'Fia Forgetful');
  await logOut(page);
  await open('/login');
  await page.locator('#link-email').fill(email);
  await page.locator('form[action="/api/team/request_link"] button').click();
  await open(linkIn(await mailbox.latest(email, 'team.login_link'), /\/login\/link\//));
  await page.locator('form[action="/api/team/use_link"] button').click();
  await page.waitForURL(/\/org$/);
  await open('/account');
  await expect(page.locator('#f-old')).toHaveCount(0);
  await expectAccessible();
  await page.locator('#f-new').fill('eleven new birds at dawn');
  await page.locator('#password button').click();
  await expect(page.locator('.toast').last()).toBeVisible();
  await logOut(page);
  await submitLogin(page, email, 'eleven new birds at dawn');
  await expect(page).toHaveURL(/\/org$/);
  await open('/account');
  await expect(page.locator('#f-old')).toBeVisible();
});

test('the account is one click from anywhere, and in the palette', async ({ page, openAs }) => {
  await openAs('host');
  await page.locator('.console-side .account-name').click();
  await expect(page).toHaveURL(/\/account$/);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('acc');
  await expect(page.locator('#palette [role=option]').first()).toContainText('Your account');
});
