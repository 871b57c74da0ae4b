import { logIn } from '../../support/login.ts';
import { linkIn } from '../../support/mailbox.ts';
import { expect, test } from '../../support/test.ts';
import { fillLetter, freshAddress, press } from '../write/letter.ts';

test('the office answers a letter in the browser; the citizen has it by mail and on the tracking page', async ({ page, browser, server, open, mailbox, expectAccessible }) => {
  await logIn(page, server.url, 'office');
  await open('/office');
  await expectAccessible();

  const email = freshAddress('office');
  const guest = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false, locale: 'en' });
  const citizen = await guest.newPage();
  await citizen.goto('/write?lang=en');
  const list = citizen.locator('form[action="/write/who"]').filter({ has: citizen.locator('select[name=area]') });
  await list.locator('select').selectOption({ label: 'District of Norrvig' });
  await list.locator('button').click();
  // Who has an office is suggested to somebody with a problem.
  await citizen.locator('form[action="/write/message"] button').first().click();
  await fillLetter(citizen, email, `The lamp at the school has been out since May, writes ${email}.`);
  await press(citizen, 'preview');
  await press(citizen, 'submit');
  await citizen.goto(linkIn(await mailbox.latest(email, 'letter.verify'), /\/write\/confirm\//));
  await press(citizen, 'confirm');
  await citizen.waitForURL(/\/write\/track\//);

  await open(`/office?q=${encodeURIComponent(email)}`);
  await page.locator('main a[href^="/office/"]').filter({ hasText: 'Heating off' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Heating off for three weeks');
  await expectAccessible();
  await page.locator('#f-answer').fill('The lamp will be mended on Friday.');
  await page.getByRole('button', { name: 'Send the answer' }).click();
  await expect(page.locator('main')).toContainText('The lamp will be mended on Friday.');
  await expectAccessible();

  const answer = await mailbox.latest(email, 'case.answer');
  expect(answer.text).toContain('The lamp will be mended on Friday.');
  await citizen.reload();
  await expect(citizen.locator('main')).toContainText('The lamp will be mended on Friday.');
  await guest.close();

  await logIn(page, server.url, 'owner');
  await open(`/org/people?q=${encodeURIComponent(email)}`);
  await expect(page.locator('tbody tr'), 'who wrote to an office is no contact of the party').toHaveCount(0);
});
