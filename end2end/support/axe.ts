import { AxeBuilder } from '@axe-core/playwright';
import { type Page, expect } from '@playwright/test';

/** axe finds nothing: every rule it has, on the whole page. */
export async function expectAccessible(page: Page, scripts = true): Promise<void> {
  const found = scripts ? await ask(page) : await askOfACopy(page);
  expect(found, `what axe says of ${page.url()}`).toEqual([]);
}

/** `setLegacyMode`: in the page itself instead of one more window for each question. No page has a frame of another site in it. */
async function ask(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.map((rule) => `${rule.id}: ${rule.help}\n${rule.nodes.map((node) => `    ${node.html}`).join('\n')}`);
}

/** axe is a script itself: where none run, it looks at the same HTML under the same address in a browser window that runs them. */
async function askOfACopy(page: Page): Promise<string[]> {
  const browser = page.context().browser();
  if (!browser) throw new Error('no browser');
  const storageState = await page.context().storageState();
  const context = await browser.newContext({ javaScriptEnabled: true, viewport: page.viewportSize(), storageState });
  try {
    const copy = await context.newPage();
    const html = await page.content();
    await copy.route(page.url(), (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
    await copy.goto(page.url());
    return await ask(copy);
  } finally {
    await context.close();
  }
}
