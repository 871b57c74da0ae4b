import { logIn } from '../../support/login.ts';
import { linkIn } from '../../support/mailbox.ts';
import { expect, test } from '../../support/test.ts';
import { freshAddress, signUp } from './support.ts';

test('an organiser plans, publishes, checks in and cancels; the guest hears of each', async ({ page, browser, server, open, mailbox, expectAccessible }) => {
  await logIn(page, server.url, 'owner');
  await open('/org/events/new');
  await expectAccessible();
  const title = `Harbour walk ${Date.now().toString(36)}`;
  await page.getByLabel('Title · English').fill(title);
  await page.getByLabel('Description · English').fill('We **meet** at the quay.');
  await page.getByRole('button', { name: 'Preview' }).click();
  await expect(page.locator('.prose strong')).toHaveText('meet');
  await page.getByLabel('Venue').fill('The quay');
  await page.getByLabel('City').fill('Norrvig');
  await page.getByLabel('Number of places').fill('1');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await expectAccessible();

  await page.getByRole('button', { name: 'Publish' }).click();
  const publicLink = page.getByRole('link', { name: 'Public page' });
  await expect(publicLink).toBeVisible();
  const path = new URL((await publicLink.getAttribute('href')) ?? '', server.url).pathname;
  const console = new URL(page.url()).pathname;

  const [first, second] = [freshAddress('first'), freshAddress('second')];
  const guest = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false, locale: 'en' });
  const door = await guest.newPage();
  for (const [email, name] of [[first, 'Frida'], [second, 'Sami']] as const) {
    await door.goto(path);
    await signUp(door, email, name);
  }
  expect((await mailbox.latest(first, 'rsvp.registered')).attachments[0]?.content).toContain('BEGIN:VCALENDAR');
  expect((await mailbox.latest(second, 'rsvp.waitlisted')).attachments).toHaveLength(0);

  await open(console);
  await expect(page.locator('tbody')).toContainText('Frida');
  await expect(page.locator('tbody')).toContainText('Sami');
  await expectAccessible();

  await open(`${console}/edit`);
  await page.getByLabel('Venue').fill('The old mill');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^Save/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  const changed = await mailbox.latest(first, 'rsvp.changed');
  expect(changed.text).toContain('The old mill');
  expect(changed.attachments[0]?.content).toMatch(/SEQUENCE:[1-9]/);

  await open(`${console}/door`);
  await page.getByRole('button', { name: /Frida/ }).click();
  await expect(page.getByRole('button', { name: /Frida/ })).toHaveAttribute('aria-pressed', 'true');
  await expectAccessible();
  await open(console);
  await expect(page.locator('tbody tr').filter({ hasText: 'Frida' })).toContainText('Attended');

  const csv = await page.request.get(`/download${console.replace('/org', '')}/attendees.csv`);
  expect(csv.ok()).toBe(true);
  expect(await csv.text()).toContain(first);

  await page.locator('tbody tr').filter({ hasText: 'Frida' }).getByRole('link').click();
  await expect(page.locator('.timeline')).toContainText(title);

  await open(console);
  await page.getByText('More', { exact: true }).click();
  await page.getByRole('button', { name: 'Cancel the event' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel the event' }).click();
  await expect(page.locator('main')).toContainText('Cancelled');
  expect((await mailbox.latest(second, 'rsvp.event_cancelled')).text).toContain(title);
  await door.goto(linkIn(await mailbox.latest(first, 'rsvp.registered'), /\/p\/rsvp\//));
  await expect(door.locator('main')).toContainText(title);
  await guest.close();
});

test('a form with a mistake says where, and keeps what was typed', async ({ page, server, open, guard, expectAccessible }) => {
  // The browser itself reports what was refused.
  guard.allow(/422/);
  await logIn(page, server.url, 'owner');
  await open('/org/events/new');
  await page.getByLabel('Venue').fill('Somewhere');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expect(page.getByLabel('Title · English')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('Venue')).toHaveValue('Somewhere');
  await expectAccessible();
});
