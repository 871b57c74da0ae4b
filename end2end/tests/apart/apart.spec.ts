import { linkIn } from '../../support/mailbox.ts';
import { expect, test } from '../../support/test.ts';
import { fill, freshAddress, join, openForm } from '../signup/support.ts';
import { fillLetter, press } from '../write/letter.ts';

const LETTER = 'Heating off for three weeks';

/**
 * One person is a supporter of the party and writes to an office, with one address. What each side knows stays on its side:
 * the party's people and pages never show the letter, the office never shows the supporter, and no other supporter is shown.
 */
test('a supporter, an organiser and a citizen never see each other’s data', async ({ page, browser, server, open, openAs, mailbox, guard, request }) => {
  guard.allow(/40[34]|Forbidden/);
  const email = freshAddress('both');
  const other = freshAddress('other');
  const outside = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false, locale: 'en' });
  const visitor = await outside.newPage();
  const go = async (path: string): Promise<void> => {
    await visitor.goto(path);
  };

  const own: string[] = [];
  for (const address of [email, other]) {
    await openForm(visitor, go);
    await fill(visitor, address, address === email ? 'Aino' : 'Otso');
    await join(visitor);
    await go(linkIn(await mailbox.latest(address, 'signup.confirm'), /\/p\/confirm\//));
    await visitor.locator('form[action="/api/signup/confirm"] button').click();
    own.push(linkIn(await mailbox.latest(address, 'signup.welcome'), /\/p\/me\//));
  }

  await go('/write?lang=en');
  const list = visitor.locator('form[action="/write/who"]').filter({ has: visitor.locator('select[name=area]') });
  await list.locator('select').selectOption({ label: 'District of Norrvig' });
  await list.locator('button').click();
  await visitor.locator('form[action="/write/message"] button').first().click();
  await fillLetter(visitor, email, `The radiators have been cold since May, writes ${email}.`);
  await press(visitor, 'preview');
  await press(visitor, 'submit');
  await go(linkIn(await mailbox.latest(email, 'letter.verify'), /\/write\/confirm\//));
  await press(visitor, 'confirm');
  await visitor.waitForURL(/\/write\/track\//);

  // The citizen's page knows of no supporter, the supporter's page and file of no letter and of nobody else.
  await expect(visitor.locator('main')).toContainText(LETTER);
  await expect(visitor.locator('main')).not.toContainText(other);
  await expect(visitor.locator('a[href^="/p/me/"]')).toHaveCount(0);
  await go(own[0]!);
  await expect(visitor.locator('main')).toContainText(email);
  await expect(visitor.locator('main')).not.toContainText(LETTER);
  await expect(visitor.locator('main')).not.toContainText(other);
  const file = JSON.stringify(await (await request.get(`${own[0]!.split('?')[0]}/data.json`)).json());
  expect(file).toContain(email);
  expect(file).not.toContain('radiators');
  expect(file).not.toContain(other);

  // Neither of their links opens a door of the console.
  for (const path of ['/org/people', '/org/events', '/office']) {
    await go(path);
    await expect(visitor).toHaveURL(/\/login/);
  }
  await outside.close();

  // The organisers have the person and not the letter.
  await openAs('owner', `/org/people?q=${encodeURIComponent(email)}`);
  await expect(page.locator('tbody tr')).toHaveCount(1);
  await page.locator('tbody a').first().click();
  await expect(page.locator('main')).toContainText(email);
  await expect(page.locator('main')).not.toContainText(LETTER);
  await open(`/org/people?q=${encodeURIComponent(LETTER)}`);
  await expect(page.locator('tbody tr')).toHaveCount(0);
  await openAs('organiser', '/office');
  await expect(page.locator('[role=alert]').first()).toBeVisible();
  await expect(page.locator('tbody')).toHaveCount(0);

  // The office has the letter and not the supporter.
  await openAs('office', `/office?q=${encodeURIComponent(email)}`);
  await page.locator('main a[href^="/office/"]').filter({ hasText: LETTER }).first().click();
  await expect(page.locator('main')).toContainText(email);
  await expect(page.locator('a[href^="/org/people"]')).toHaveCount(0);
  await open(`/org/people?q=${encodeURIComponent(email)}`);
  await expect(page.locator('[role=alert]').first()).toBeVisible();
  await expect(page.locator('tbody')).toHaveCount(0);
  await expect(page.locator('main')).not.toContainText(email);
});
