import { expect, test } from '../../support/test.ts';

const TITLES = {
  en: 'Write to your representative',
  da: 'Skriv til din folkevalgte',
  fr: 'Écrire à votre élu',
  fi: 'Kirjoita edustajallesi',
  'pt-BR': 'Escrever para seu representante',
};

for (const [lang, title] of Object.entries(TITLES)) {
  test(`the way to a representative begins in ${lang} @public`, async ({ page, open, expectAccessible }) => {
    await open(`/write?lang=${lang}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await expectAccessible();
  });
}

test('a district from the list leads to people, and people to the letter @public', async ({ page, open, expectAccessible }) => {
  await open('/write?lang=en&about=policy');
  const list = page.getByLabel('District');
  const name = (await list.locator('option').first().textContent()) ?? '';
  await list.selectOption({ index: 0 });
  await page.getByRole('button', { name: 'Show its representatives' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/represents? you/);
  await expect(page.locator('.lead')).toContainText(name);
  await expectAccessible();
  const chosen = page.locator('input[name=to]:checked');
  await expect(chosen).toHaveCount(1);
  const to = await chosen.inputValue();
  await page.getByRole('button', { name: 'Write the letter' }).click();
  await expect(page).toHaveURL(new RegExp(`/write/message\\?.*to=${to}`));
});

test('a press on the map puts a pin, and the pin leads to people or to a next step @public', async ({ page, open, expectAccessible }) => {
  await open('/write?lang=en');
  const map = page.locator('.pin-map-large input[type=image]');
  await map.click({ position: { x: 320, y: 240 } });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Is this where you live?');
  await expectAccessible();
  await page.getByRole('link', { name: 'Closer' }).click();
  await page.locator('.pin-map-large input[type=image]').click({ position: { x: 300, y: 200 } });
  await page.getByRole('link', { name: 'Yes, show my representatives' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/represents? you|no district|outside/);
  await expectAccessible();
});

test('the map by keyboard leads to the list of districts @public', async ({ page, open }) => {
  await open('/write?lang=en');
  await page.locator('.pin-map-large input[type=image]').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/write\?about=problem#list$/);
});

test('what cannot be found says so and offers every other way @public', async ({ page, open, expectAccessible }) => {
  for (const [question, answer] of [
    ['Nowhere', 'There is no postcode in “Nowhere”.'],
    ['0000000001', 'We don’t know the postcode 0000000001.'],
    ['89.9, 0.1', 'Nobody here represents that place.'],
  ] as const) {
    await open(`/write/who?lang=en&q=${encodeURIComponent(question)}`);
    await expect(page.locator('.lead')).toContainText(answer);
    await expect(page.getByLabel('Your address or postcode')).toBeVisible();
    await expect(page.getByLabel('District')).toBeVisible();
    await expectAccessible();
  }
});

test('an address on a phone: the small map is shown and nothing runs off the page @public', async ({ page, open }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open('/write?lang=en');
  await expect(page.locator('.pin-map-small input[type=image]')).toBeVisible();
  await expect(page.locator('.pin-map-large')).toBeHidden();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth).catch(() => 360);
  expect(wide).toBeLessThanOrEqual(360);
});
