import { linkIn } from '../../support/mailbox.ts';
import { expect, test } from '../../support/test.ts';
import { LANGUAGES, freshAddress, openEvent, signUp } from './support.ts';

for (const language of LANGUAGES) {
  test(`@public somebody signs up and cancels in ${language}`, async ({ page, open, mailbox, expectAccessible }) => {
    const email = freshAddress(`rsvp-${language.toLowerCase()}`);
    await open(`/p/events?lang=${language}`);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expectAccessible();
    await openEvent(page, open, language);
    await expectAccessible();
    await signUp(page, email);
    await expectAccessible();

    const mail = await mailbox.latest(email);
    expect(mail.summary.locale).toBe(language);
    expect(mail.summary.template).toMatch(/^rsvp\.(registered|waitlisted)$/);
    await open(linkIn(mail, /\/p\/rsvp\//));
    await expectAccessible();
    await page.locator('details.confirm summary').click();
    await page.locator('form[action="/api/events/own_cancel"] button').click();
    await page.waitForURL(/done=cancelled/);
    await expect(page.locator('form[action="/api/events/own_cancel"]')).toHaveCount(0);
    await expectAccessible();
    expect((await mailbox.latest(email, 'rsvp.withdrawn')).summary.locale).toBe(language);
  });
}

test('@public a mail carries a calendar entry that the page offers too', async ({ page, open, mailbox, request }) => {
  const email = freshAddress('calendar');
  const path = await openEvent(page, open);
  const file = await request.get(`${path}.ics`);
  expect(file.headers()['content-type']).toContain('text/calendar');
  const uid = /UID:(.+)\r\n/.exec((await file.text()).replace(/\r\n /g, ''))?.[1];
  expect(uid).toBeTruthy();
  await signUp(page, email);
  const mail = await mailbox.latest(email);
  if (mail.summary.template === 'rsvp.registered') {
    expect(mail.attachments[0]?.content.replace(/\r\n /g, '')).toContain(`UID:${uid}`);
  } else {
    expect(mail.attachments).toHaveLength(0);
  }
  const feed = await request.get('/p/events.ics');
  expect((await feed.text()).replace(/\r\n /g, '')).toContain(`UID:${uid}`);
});

test('@public what is missing is said, and nothing typed is lost', async ({ page, open, expectAccessible, scripts }) => {
  await openEvent(page, open);
  await page.locator('#f-given-name').fill('Aino');
  await page.locator('#f-email').fill('nonsense@nowhere');
  if (scripts) await page.locator('#sign-up').evaluate((form) => form.setAttribute('novalidate', ''));
  await page.locator('#sign-up button').click();
  await expect(page.locator('[role=alert]')).toBeVisible();
  await expect(page.locator('#f-given-name')).toHaveValue('Aino');
  await expect(page.locator('#f-email')).toHaveValue('nonsense@nowhere');
  await expectAccessible();
});

test('@public a second time looks the same and changes nothing', async ({ page, open, mailbox }) => {
  const email = freshAddress('twice');
  const path = await openEvent(page, open);
  await signUp(page, email);
  const first = await page.locator('main').innerText();
  await open(path);
  await signUp(page, email, 'Somebody');
  expect(await page.locator('main').innerText()).toBe(first);
  await expect.poll(async () => (await mailbox.to(email)).length).toBe(2);
  await open(linkIn(await mailbox.latest(email), /\/p\/rsvp\//));
  await expect(page.getByText('Aino Testinen')).toBeVisible();
});

test('@public a link that was never good says so', async ({ page, open, guard, expectAccessible }) => {
  guard.allow(/404/);
  for (const path of ['/p/rsvp/never.was', '/p/events/there-is-no-such-event']) {
    await open(path);
    await expect(page.locator('h1')).toBeVisible();
    await expectAccessible();
  }
});

test('the page says what it is to messengers', async ({ page, open }) => {
  await openEvent(page, open);
  const title = (await page.locator('h1').innerText()).trim();
  await expect(page.locator('meta[property="og:title"]')).toHaveAttribute('content', title);
  await expect(page.locator('meta[property="og:url"]')).toHaveAttribute('content', /\/p\/events\//);
  await expect(page.locator('script')).toHaveCount(0);
});
