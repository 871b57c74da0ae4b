import type { Page } from '@playwright/test';

/** Waits until the page answers to clicks. A page that loads no WASM, or a browser that runs none, is ready when it is loaded. */
export async function hydrated(page: Page, scripts = true): Promise<void> {
  await page.waitForLoadState();
  if (!scripts || (await page.locator('script[type=module]').count()) === 0) return;
  await page.locator('html[data-hydrated]').waitFor({ state: 'attached' });
}
