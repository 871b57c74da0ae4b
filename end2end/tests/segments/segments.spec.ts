import { logIn } from '../../support/login.ts';
import { expect, test } from '../../support/test.ts';

const number = (page: import('@playwright/test').Page) => page.locator('.segment-number');

test('a segment is described by keyboard alone, counts while it is, and is kept', async ({ page, server, open, expectAccessible }) => {
  await logIn(page, server.url, 'owner');
  await open('/org/segments/new');
  await expect(number(page)).toContainText('people');
  const all = await number(page).innerText();

  await page.locator('#step-add').focus();
  await page.keyboard.type('Town');
  await page.keyboard.press('Enter');
  await expect(page.locator('#step-0-toggle')).toHaveAttribute('aria-expanded', 'true');
  await page.locator('#step-0-value').focus();
  await page.keyboard.type('norrvig');
  await expect(page.locator('#step-0-toggle')).toContainText('Town is “norrvig”');
  await expect.poll(() => number(page).innerText()).not.toBe(all);
  await expect(page.locator('.segment-effect').first()).toContainText('by this step');

  await page.locator('#step-add').focus();
  await page.keyboard.type('State of e-mail');
  await page.keyboard.press('Enter');
  await expect(page.locator('.segment-step')).toHaveCount(2);
  await page.locator('#step-1-up').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#step-0-toggle')).toContainText('State of e-mail');
  await expect(page.locator('#step-0-up')).toBeFocused();
  await page.locator('#step-0-nest').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.segment-group')).toHaveCount(1);
  await page.locator('#step-0-0-unnest').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.segment-group')).toHaveCount(0);
  await expectAccessible();

  await expect(page).toHaveURL(/\?t=/);
  const address = page.url();
  const found = await number(page).innerText();
  await page.locator('#segment-name').fill(`Norrvig by mail ${Date.now()}`);
  await page.getByRole('button', { name: 'Save as segment' }).press('Enter');
  await expect(page).toHaveURL(/\/org\/segments\/[0-9a-f-]{36}/);
  await expect.poll(() => number(page).innerText()).toBe(found);

  await page.goto(address);
  await expect.poll(() => number(page).innerText()).toBe(found);
});

test('the way back takes a step back', async ({ page, server, open }) => {
  await logIn(page, server.url, 'owner');
  await open('/org/segments/new');
  for (const name of ['Town', 'Media contact']) {
    await page.locator('#step-add').fill(name);
    await page.locator('#step-add').press('Enter');
    await expect(page).toHaveURL(name === 'Town' ? /city/ : /media/);
  }
  await expect(page.locator('.segment-step')).toHaveCount(2);
  await page.goBack();
  await expect(page.locator('.segment-step')).toHaveCount(1);
});

test('the list says how many, a segment says who may be contacted and why somebody is in', async ({ page, server, open, expectAccessible }) => {
  await logIn(page, server.url, 'owner');
  await open('/org/segments');
  await expect(page.locator('tbody tr').first()).toBeVisible();
  await expect(page.locator('tbody tr td.number').first()).toHaveText(/^[\d,]+$/);
  await expectAccessible();
  await page.locator('tbody a').first().click();
  await expect(page.getByText(/may be contacted$/)).toBeVisible();
  await page.locator('#why-person').fill('person5@example.org');
  await page.locator('#why-person').press('Enter');
  await page.locator('main .segment-sample button').first().press('Enter');
  await expect(page.locator('.segment-reasons li').first()).toContainText(/true/);
  await expectAccessible();
});

test('the map tells numbers by district in words, too', async ({ page, server, open, expectAccessible }) => {
  await logIn(page, server.url, 'owner');
  await open('/org/segments/map');
  await expect(page.locator('.segment-figure path').first()).toBeVisible();
  await expect(page.locator('tbody tr').last()).toContainText('District not known');
  await expect(page.locator('tbody')).toContainText('fewer than 5');
  await expectAccessible();
});

test('an organiser counts their own people', async ({ page, server, open }) => {
  await logIn(page, server.url, 'owner');
  await open('/org/segments/new');
  await expect(number(page)).toContainText('people');
  const all = await number(page).innerText();
  await page.context().clearCookies();
  await logIn(page, server.url, 'organiser');
  await open('/org/segments/new');
  await expect(number(page)).toContainText('people');
  expect(await number(page).innerText()).not.toBe(all);
});
