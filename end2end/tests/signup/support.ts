import type { Page } from '@playwright/test';
import { expect } from '../../support/test.ts';

export const LANGUAGES = ['en', 'da', 'fr', 'fi', 'pt-BR'] as const;

/** An address nobody has used: tests share a database. */
export function freshAddress(name: string): string {
  return `${name}.${Date.now().toString(36)}${Math.random().toString(36).slice(2, 7)}@example.org`;
}

/** The public page of the first form a visitor may choose. */
export async function openForm(page: Page, open: (path: string) => Promise<void>, language = 'en'): Promise<string> {
  await open(`/join?lang=${language}`);
  const link = page.locator('main a[href^="/p/join/"]').first();
  if ((await link.count()) > 0 && !new URL(page.url()).pathname.startsWith('/p/join/')) {
    await link.click();
  }
  await page.waitForURL(/\/p\/join\//);
  return new URL(page.url()).pathname;
}

/** Fills every field the form asks for. */
export async function fill(page: Page, email: string, given = 'Aino'): Promise<void> {
  await page.locator('#f-email').fill(email);
  const typed: Record<string, string> = { 'given-name': given, 'family-name': 'Testinen', phone: '+45 20 30 40 50', postcode: '4821', street: 'Strandgade 1', city: 'Norrvig' };
  for (const [name, value] of Object.entries(typed)) {
    const field = page.locator(`#f-${name}`);
    if ((await field.count()) > 0) await field.fill(value);
  }
}

/** Sends the form and follows the link in the mail to the end. */
export async function join(page: Page): Promise<void> {
  await page.locator('form[action="/api/signup/submit"] button').click();
  await page.waitForURL(/\/sent/);
  await expect(page.locator('h1')).toBeVisible();
}
