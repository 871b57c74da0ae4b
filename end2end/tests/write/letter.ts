import type { Page } from '@playwright/test';
import { expect } from '../../support/test.ts';

export const LANGUAGES = ['en', 'da', 'fr', 'fi', 'pt-BR'] as const;

type Open = (path: string) => Promise<void>;

/** An address nobody has used: tests share a database. */
export function freshAddress(name: string): string {
  return `${name}.${Date.now().toString(36)}${Math.random().toString(36).slice(2, 7)}@example.org`;
}

/** From the first page to the letter: the first district of the list, and whoever is suggested there. */
export async function chooseSomebody(page: Page, open: Open, language = 'en'): Promise<void> {
  await open(`/write?lang=${language}`);
  const list = page.locator('form[action="/write/who"]').filter({ has: page.locator('select[name=area]') });
  await list.locator('button').click();
  await page.waitForURL(/\/write\/who/);
  await page.locator('form[action="/write/message"] button').first().click();
  await page.waitForURL(/\/write\/message/);
}

/** Fills the form; the words of the letter are the test's own. */
export async function fillLetter(page: Page, email: string, body: string): Promise<void> {
  const typed = { subject: 'Heating off for three weeks', body, name: 'Aino Testinen', email, address: 'Harbour Street 12', postcode: '4821', city: 'Norrvig' };
  for (const [name, value] of Object.entries(typed)) await page.locator(`#f-${name}`).fill(value);
}

/** Presses the button of one of the forms on the page. */
export async function press(page: Page, action: string): Promise<void> {
  await page.locator(`form[action="/api/letters/${action}"] button`).first().click();
}

/** Writes a letter up to "check your mail". */
export async function writeLetter(page: Page, open: Open, email: string, body: string, language = 'en'): Promise<void> {
  await chooseSomebody(page, open, language);
  await fillLetter(page, email, body);
  await press(page, 'preview');
  await page.waitForURL(/\/write\/preview/);
  await expect(page.locator('.letter-text').first()).toContainText(body);
  await press(page, 'submit');
  await page.waitForURL(/\/write\/check/);
}
