import { logIn } from '../../support/login.ts';
import { linkIn } from '../../support/mailbox.ts';
import { expect, test } from '../../support/test.ts';

test('an organiser makes a form; who joins through it is in the list with tag and proof', async ({ page, browser, server, open, mailbox, expectAccessible }) => {
  await logIn(page, server.url, 'owner');
  const word = Date.now().toString(36);
  await open('/org/signup/new');
  await expectAccessible();
  await page.getByLabel('Name for the team').fill(`Stall ${word}`);
  await page.locator('#f-slug').fill(`stall-${word}`);
  await page.getByLabel('Headline · English').fill('Meet us at the stall');
  await page.getByRole('checkbox', { name: 'Events near me' }).check();
  await page.locator('#f-tags').fill(`stall-${word}`);
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`Stall ${word}`);
  await expectAccessible();
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page.locator('.qr img')).toBeVisible();
  await expect(page.locator('main')).toContainText(`/p/join/stall-${word}`);
  await expect(page.locator('main')).toContainText('<iframe');
  await expectAccessible();

  const email = `stall.${word}@example.org`;
  const guest = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false, locale: 'en' });
  const door = await guest.newPage();
  await door.goto(`/p/join/stall-${word}`);
  await expect(door.locator('h1')).toHaveText('Meet us at the stall');
  await door.locator('#f-given-name').fill('Stina');
  await door.locator('#f-email').fill(email);
  await door.getByRole('checkbox').first().check();
  await door.locator('form[action="/api/signup/submit"] button').click();
  await door.goto(linkIn(await mailbox.latest(email), /\/p\/confirm\//));
  await door.locator('form[action="/api/signup/confirm"] button').click();
  await guest.close();

  await open(`/org/people?q=${encodeURIComponent(email)}`);
  await page.getByRole('link', { name: 'Stina' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Stina');
  await expect(page.locator('.tags')).toContainText(`stall-${word}`);
  await page.getByText('Proof').click();
  await expect(page.locator('blockquote').first()).toContainText('Events near me');
  await expectAccessible();
});

test('a purpose is written in plain words, changed, and no longer asked for', async ({ page, server, open, expectAccessible }) => {
  await logIn(page, server.url, 'owner');
  await open('/org/signup/purposes');
  const word = `Petitions ${Date.now().toString(36)}`;
  const fresh = page.locator('.card').filter({ hasText: 'New purpose' });
  await fresh.getByLabel('In plain words · English').fill(word);
  await fresh.getByLabel('What to expect · English').fill('When there is one to sign');
  await fresh.getByRole('button', { name: 'Save' }).click();
  const card = page.locator('.card').filter({ hasText: word });
  await expect(card).toContainText('Version 1');
  await card.getByText('Edit the purpose').click();
  await card.getByLabel('What to expect · English').fill('Once a month at most');
  await card.getByRole('button', { name: 'Save' }).click();
  await expect(card).toContainText('Version 2');
  // The list is drawn once more when its answer has arrived.
  await page.waitForLoadState('networkidle');
  await card.getByRole('button', { name: 'Stop asking' }).click();
  await expect(card).toContainText('Archived');
  await expectAccessible();
});
