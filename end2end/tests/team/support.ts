import type { Page } from '@playwright/test';
import { type Mailbox, linkIn } from '../../support/mailbox.ts';
import { expect } from '../../support/test.ts';

/** A password nobody else has. */
export const PASSWORD = 'seven quiet birds at noon';

/** An address nobody has used: tests share a database. */
export function freshAddress(name: string): string {
  return `${name}.${Date.now().toString(36)}${Math.random().toString(36).slice(2, 7)}@example.org`;
}

/** Invites an address from the page for it; `place` is the name of an organisation. Gives the path in the mail. */
export async function invite(page: Page, mailbox: Mailbox, email: string, role: string, place?: string): Promise<string> {
  await page.locator('#f-email').fill(email);
  if (place) await page.locator('#f-organisation').selectOption({ label: place });
  await page.locator(`input[name=role][value=${role}]`).check();
  await page.locator('form button.btn-primary').click();
  await page.waitForURL(/\/org\/team$/);
  await expect(page.getByRole('row').filter({ hasText: email })).toBeVisible();
  return linkIn(await mailbox.latest(email, 'team.invitation'), /\/invitation\//);
}

/** Fills the public page of an invitation and sends it. */
export async function accept(page: Page, name: string, password = PASSWORD): Promise<void> {
  await page.locator('#f-name').fill(name);
  await page.locator('#f-password').fill(password);
  await page.locator('form[action="/api/team/accept"] button').click();
}

/** The page is no wider than the window: nobody has to scroll sideways. */
export async function expectNarrow(page: Page): Promise<void> {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  expect(content, 'width of the page').toBeLessThanOrEqual(window ?? 0);
}
