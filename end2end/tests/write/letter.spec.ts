import { linkIn } from '../../support/mailbox.ts';
import { expect, test } from '../../support/test.ts';
import { LANGUAGES, chooseSomebody, fillLetter, freshAddress, press, writeLetter } from './letter.ts';

for (const language of LANGUAGES) {
  test(`@public a citizen writes in ${language}: letter, preview, mail, confirmation, tracking`, async ({ page, open, mailbox, expectAccessible }) => {
    const email = freshAddress(`write-${language.toLowerCase()}`);
    const words = `Nobody answers me, ${email}.`;
    await chooseSomebody(page, open, language);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expectAccessible();
    await fillLetter(page, email, words);
    await press(page, 'preview');
    await page.waitForURL(/\/write\/preview/);
    await expectAccessible();
    expect(await mailbox.to(email), 'a preview sends nothing').toHaveLength(0);

    await press(page, 'change');
    await page.waitForURL(/\/write\/message/);
    await expect(page.locator('#f-body')).toHaveValue(words);
    await press(page, 'preview');
    await press(page, 'submit');
    await page.waitForURL(/\/write\/check/);
    await expectAccessible();

    const mail = await mailbox.latest(email, 'letter.verify');
    expect(mail.summary.locale).toBe(language);
    expect(mail.text, 'the whole letter is in the mail').toContain(words);
    const link = linkIn(mail, /\/write\/confirm\//);
    await open(link);
    await expectAccessible();
    expect(await mailbox.to(email), 'looking sends nothing').toHaveLength(1);
    await press(page, 'confirm');
    await page.waitForURL(/\/write\/track\//);
    await expect(page.locator('.letter').first()).toContainText('Heating off for three weeks');
    await expectAccessible();

    const sent = await mailbox.latest(email, 'letter.sent');
    await open(linkIn(sent, /\/write\/track\//));
    await expect(page.locator('.letter')).toHaveCount(1);
    // Again, as a double click or a mail scanner would: nothing more happens.
    await open(link);
    await press(page, 'confirm');
    await page.waitForURL(/\/write\/track\//);
    expect(await mailbox.to(email)).toHaveLength(2);
  });
}

test('@public what was typed is kept when something is missing', async ({ page, open, mailbox, expectAccessible }) => {
  const email = freshAddress('missing');
  await chooseSomebody(page, open);
  await fillLetter(page, email, '...');
  await press(page, 'preview');
  await expect(page.locator('[role=alert]')).toBeVisible();
  await expect(page.locator('#f-name')).toHaveValue('Aino Testinen');
  await expect(page.locator('#f-body')).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible();
  expect(await mailbox.to(email)).toHaveLength(0);
});

test('@public the same letter twice is one letter', async ({ page, open, mailbox }) => {
  const email = freshAddress('twice');
  for (let round = 0; round < 2; round++) await writeLetter(page, open, email, 'The road is broken.');
  expect(await mailbox.to(email)).toHaveLength(1);
});

test('@public the citizen says whether they were answered', async ({ page, open, mailbox, expectAccessible }) => {
  const email = freshAddress('survey');
  await writeLetter(page, open, email, `The bus no longer stops, says ${email}.`);
  await open(linkIn(await mailbox.latest(email, 'letter.verify'), /\/write\/confirm\//));
  await press(page, 'confirm');
  await page.waitForURL(/\/write\/track\//);
  const survey = page.locator('form[action="/api/letters/survey"]');
  if ((await survey.count()) === 0) {
    // On its way by mail: a moment later it was handed over.
    await expect.poll(async () => { await page.reload(); return survey.count(); }).toBe(1);
  }
  await survey.locator('input[value=no]').check();
  await survey.locator('button').click();
  await expect(survey.locator('input[value=no]')).toBeChecked();
  await expectAccessible();
});

test('@public links that were never good say so', async ({ page, open, guard, expectAccessible }) => {
  guard.allow(/404/);
  for (const path of ['/write/confirm/never-was', '/write/track/never-was', '/write/message?to=nobody']) {
    await open(path);
    await expect(page.locator('h1')).toBeVisible();
    await expectAccessible();
  }
});
