import { linkIn } from '../../support/mailbox.ts';
import { expect, test } from '../../support/test.ts';
import { LANGUAGES, fill, freshAddress, join, openForm } from './support.ts';

for (const language of LANGUAGES) {
  test(`@public a supporter joins in ${language}: form, mail, confirmation, own page`, async ({ page, open, mailbox, expectAccessible }) => {
    const email = freshAddress(`join-${language.toLowerCase()}`);
    await openForm(page, open, language);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expectAccessible();
    const boxes = page.locator('form[action="/api/signup/submit"] input[type=checkbox]');
    for (const box of await boxes.all()) await expect(box, 'boxes are unticked').not.toBeChecked();
    await fill(page, email);
    await boxes.first().check();
    await join(page);
    await expectAccessible();

    const mail = await mailbox.latest(email, 'signup.confirm');
    expect(mail.summary.locale).toBe(language);
    const link = linkIn(mail, /\/p\/confirm\//);
    await open(link);
    await expectAccessible();
    expect(await mailbox.to(email), 'looking sends nothing').toHaveLength(1);
    await page.locator('form[action="/api/signup/confirm"] button').click();
    await expect(page.locator('form[action="/api/signup/confirm"]')).toHaveCount(0);
    await expectAccessible();
    // Again, as a double click or a mail scanner would: nothing more happens.
    await open(link);
    await expect(page.locator('form[action="/api/signup/confirm"]')).toHaveCount(0);

    const welcome = await mailbox.latest(email, 'signup.welcome');
    expect(await mailbox.to(email)).toHaveLength(2);
    expect(welcome.headers.map(([name]) => name)).toContain('List-Unsubscribe');
    await open(linkIn(welcome, /\/p\/me\//));
    await expect(page.getByText(email, { exact: true })).toBeVisible();
    await expectAccessible();
  });
}

test('@public what was typed is kept when something is wrong, and every problem is said', async ({ page, open, mailbox, expectAccessible }) => {
  await openForm(page, open);
  await fill(page, 'aino@nowhere', 'Áine');
  // The browser would stop it before the server can answer.
  await page.locator('form[action="/api/signup/submit"]').evaluate((form: HTMLFormElement) => (form.noValidate = true)).catch(() => undefined);
  await page.locator('form[action="/api/signup/submit"] button').click();
  await expect(page.locator('[role=alert]')).toBeVisible();
  await expect(page.locator('#f-email')).toHaveValue('aino@nowhere');
  await expect(page.locator('#f-given-name')).toHaveValue('Áine');
  await expect(page.locator('#f-email')).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible();
  expect(await mailbox.to('aino@nowhere')).toHaveLength(0);
});

test('@public a known and an unknown address get the same answer', async ({ page, open, mailbox }) => {
  const email = freshAddress('twice');
  const pages: string[] = [];
  for (let round = 0; round < 2; round++) {
    await openForm(page, open);
    await fill(page, email, round === 0 ? 'First' : 'Second');
    await join(page);
    pages.push((await page.locator('main').innerText()).trim());
    const mail = await mailbox.latest(email, 'signup.confirm');
    await open(linkIn(mail, /\/p\/confirm\//));
    await page.locator('form[action="/api/signup/confirm"] button').click();
    await expect(page.locator('form[action="/api/signup/confirm"]')).toHaveCount(0);
    await expect(page.getByText(round === 0 ? 'Second' : 'First'), 'nothing known is shown').toHaveCount(0);
  }
  expect(pages[1]).toBe(pages[0]);
});

test('@public a link that was never good says so', async ({ page, open, guard, expectAccessible }) => {
  guard.allow(/404/);
  await open('/p/confirm/never-was-a-link');
  await expect(page.locator('h1')).toBeVisible();
  await expectAccessible();
  await open('/p/join/there-is-no-such-form');
  await expect(page.locator('h1')).toBeVisible();
});

test('the form stands in a frame of another page, and only the form', async ({ page, open, request }) => {
  const path = await openForm(page, open);
  const framed = await request.get(`${path}/embed`);
  expect(framed.headers()['x-frame-options']).toBeUndefined();
  expect(framed.headers()['content-security-policy']).toContain('frame-ancestors *');
  const whole = await request.get(path);
  expect(whole.headers()['x-frame-options']).toBe('DENY');
});
