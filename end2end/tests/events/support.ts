import type { Page } from '@playwright/test';
import { expect } from '../../support/test.ts';

export const LANGUAGES = ['en', 'da', 'fr', 'fi', 'pt-BR'] as const;

/** An address nobody has used: tests share a database. */
export function freshAddress(name: string): string {
  return `${name}.${Date.now().toString(36)}${Math.random().toString(36).slice(2, 7)}@example.org`;
}

/** Opens the page of the first event of the public list that takes registrations; gives its path. */
export async function openEvent(page: Page, open: (path: string) => Promise<void>, language = 'en'): Promise<string> {
  await open(`/p/events?lang=${language}`);
  const paths = await page.locator('.event-card h2 a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? '')).catch(async () => {
    // Without scripts nothing can be evaluated in the page: ask link by link.
    const links = await page.locator('.event-card h2 a').all();
    return Promise.all(links.map(async (link) => (await link.getAttribute('href')) ?? ''));
  });
  for (const path of paths) {
    await open(path);
    if ((await page.locator('#sign-up').count()) > 0) return path;
  }
  throw new Error('the demo has no event that takes registrations');
}

/** Fills the form and sends it. */
export async function signUp(page: Page, email: string, given = 'Aino'): Promise<void> {
  await page.locator('#f-given-name').fill(given);
  await page.locator('#f-family-name').fill('Testinen');
  await page.locator('#f-email').fill(email);
  await page.locator('#sign-up button').click();
  await page.waitForURL(/\/(registered|waitlisted)$/);
  await expect(page.locator('h1')).toBeVisible();
}
