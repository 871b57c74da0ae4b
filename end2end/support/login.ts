import { type Page, expect } from '@playwright/test';

/** The demo's accounts; each sees and may do something else. `office` works in a representative's office. */
export type Who = 'owner' | 'organiser' | 'host' | 'office';

/** Password of every account of the demo. */
export const PASSWORD = 'meadow-meadow-meadow';

/** Address somebody of the demo logs in with. */
export const emailOf = (who: Who): string => `${who}@demo.example.org`;

/** Where somebody of the demo begins. */
export const homeOf = (who: Who): string => (who === 'office' ? '/office' : '/org');

/** Fills the form of `/login` and sends it; `next` is where the server sends the browser afterwards. */
export async function submitLogin(page: Page, email: string, password: string, next = '/org'): Promise<void> {
  await page.goto(`/login?next=${encodeURIComponent(next)}`);
  await page.locator('#f-email').fill(email);
  await page.locator('#f-password').fill(password);
  await page.locator('form[action="/api/team/login"] button').click();
}

type Cookie = Awaited<ReturnType<ReturnType<Page['context']>['cookies']>>[number];

/** Sessions already opened, by server and person: the server lets nobody try a password as often as tests would. */
const opened = new Map<string, Cookie>();

/**
 * Logs a browser in as somebody of the demo. The first time through the form, afterwards with the session that came of it:
 * a test that ends sessions or changes the account says `fresh`, so that no other test stands outside.
 */
export async function logIn(page: Page, server: string, who: Who, fresh = false): Promise<void> {
  const known = opened.get(`${server} ${who}`);
  if (known && !fresh) {
    await page.context().addCookies([known]);
    return;
  }
  await submitLogin(page, emailOf(who), PASSWORD, homeOf(who));
  await expect(page, `${who} is logged in`).toHaveURL(new RegExp(`${homeOf(who)}$`));
  const cookie = (await page.context().cookies()).find((one) => one.name === 'session');
  if (!cookie) throw new Error(`no session for ${who}`);
  if (!fresh) opened.set(`${server} ${who}`, cookie);
}
