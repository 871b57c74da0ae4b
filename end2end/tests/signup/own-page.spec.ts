import type { Page } from '@playwright/test';
import { linkIn } from '../../support/mailbox.ts';
import type { Mailbox } from '../../support/mailbox.ts';
import { expect, test } from '../../support/test.ts';
import { LANGUAGES, fill, freshAddress, join, openForm } from './support.ts';

/** Signs up, confirms, and opens the supporter's own page; gives its path. */
async function supporter(page: Page, open: (path: string) => Promise<void>, mailbox: Mailbox, email: string, language = 'en'): Promise<string> {
  await openForm(page, open, language);
  await fill(page, email);
  await page.locator('form[action="/api/signup/submit"] input[type=checkbox]').first().check();
  await join(page);
  await open(linkIn(await mailbox.latest(email, 'signup.confirm'), /\/p\/confirm\//));
  await page.locator('form[action="/api/signup/confirm"] button').click();
  const link = linkIn(await mailbox.latest(email, 'signup.welcome'), /\/p\/me\//);
  await open(link);
  return link;
}

for (const language of LANGUAGES) {
  test(`@public a supporter corrects, chooses, leaves and erases in ${language}`, async ({ page, open, mailbox, guard, expectAccessible }) => {
    guard.allow(/404/);
    const email = freshAddress(`own-${language.toLowerCase()}`);
    const link = await supporter(page, open, mailbox, email, language);
    await expectAccessible();

    await page.locator('#f-city').fill('Hvidby');
    await page.locator('form[action="/api/me/correct"] button').click();
    await expect(page.locator('#said')).toBeVisible();
    await expect(page.locator('#f-city')).toHaveValue('Hvidby');

    const boxes = page.locator('form[action="/api/me/preferences"] input[type=checkbox]');
    const ticked = await boxes.evaluateAll((all) => all.filter((box) => (box as HTMLInputElement).checked).length).catch(() => -1);
    if (ticked >= 0) expect(ticked).toBeGreaterThan(0);
    for (const box of await boxes.all()) await box.uncheck();
    await page.locator('form[action="/api/me/preferences"] button').click();
    await expect(page.locator('#said')).toBeVisible();
    for (const box of await boxes.all()) await expect(box).not.toBeChecked();

    await page.locator('form[action="/api/me/leave"] button').click();
    await expect(page.locator('#said')).toBeVisible();

    await page.locator('#f-sure').check();
    await page.locator('form[action="/api/me/erase"] button').click();
    await page.waitForURL('**/p/me/erased');
    await expectAccessible();
    await open(link);
    await expect(page.getByText(email)).toHaveCount(0);
    expect(await mailbox.to(email), 'no mail to the address is left').toHaveLength(0);
  });
}

test('@public erasing needs the box', async ({ page, open, mailbox }) => {
  const email = freshAddress('sure');
  await supporter(page, open, mailbox, email);
  await page.locator('form[action="/api/me/erase"] button').click();
  await expect(page.locator('[role=alert]')).toBeVisible();
  await expect(page.getByText(email, { exact: true })).toBeVisible();
});

test('@public the link comes by mail, and an unknown address learns nothing', async ({ page, open, mailbox, expectAccessible }) => {
  const email = freshAddress('ask');
  await supporter(page, open, mailbox, email);
  const said: string[] = [];
  for (const address of [email, freshAddress('nobody')]) {
    await open('/p/me');
    await expectAccessible();
    await page.locator('#f-email').fill(address);
    await page.locator('form[action="/api/me/request_link"] button').click();
    await page.waitForURL('**/p/me/sent');
    said.push(await page.locator('main').innerText());
  }
  expect(said[1]).toBe(said[0]);
  await open(linkIn(await mailbox.latest(email, 'me.link'), /\/p\/me\//));
  await expect(page.getByText(email, { exact: true })).toBeVisible();
});

test('@public unsubscribing: the page shows, the button acts, one click of a mail program too', async ({ page, open, mailbox, request, expectAccessible }) => {
  const email = freshAddress('unsubscribe');
  await supporter(page, open, mailbox, email);
  const welcome = await mailbox.latest(email, 'signup.welcome');
  const header = welcome.headers.find(([name]) => name === 'List-Unsubscribe')?.[1] ?? '';
  const path = new URL(header.replace(/[<>]/g, '')).pathname;
  await open(path);
  await expect(page.locator(`form[action="${path}"]`)).toBeVisible();
  await expectAccessible();
  await page.locator(`form[action="${path}"] button`).click();
  await expect(page.locator(`form[action="${path}"]`)).toHaveCount(0);
  await expectAccessible();
  const again = await request.post(path, { form: { 'List-Unsubscribe': 'One-Click' }, maxRedirects: 0 });
  expect(again.status()).toBe(200);
});

test('a download holds everything', async ({ page, open, mailbox, request }) => {
  const email = freshAddress('download');
  const link = await supporter(page, open, mailbox, email);
  const file = await request.get(`${new URL(link, page.url()).pathname}/data.json`);
  expect(file.headers()['content-disposition']).toContain('attachment');
  const data = await file.json();
  expect(JSON.stringify(data)).toContain(email);
  expect(data.consents.length).toBeGreaterThan(0);
});
