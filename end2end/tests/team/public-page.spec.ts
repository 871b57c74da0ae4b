import type { APIRequestContext } from '@playwright/test';
import { PASSWORD as DEMO, emailOf } from '../../support/login.ts';
import { linkIn } from '../../support/mailbox.ts';
import { expect, test } from '../../support/test.ts';
import { PASSWORD, accept, freshAddress } from './support.ts';

const LANGUAGES = {
  en: 'Join the team of Norrvig',
  da: 'Kom med på teamet i Norrvig',
  fr: 'Rejoignez l’équipe de Norrvig',
  fi: 'Tule mukaan tiimiin: Norrvig',
  'pt-BR': 'Faça parte da equipe de Norrvig',
} as const;

/** Invites without the pages of the console, which need scripts. Gives the invitation's id. */
async function inviteAs(request: APIRequestContext, origin: string, email: string, language: string): Promise<string> {
  const headers = { origin };
  await request.post('/api/team/login', { headers, form: { email: emailOf('owner'), password: DEMO, next: '/org' } });
  const team = await (await request.post('/api/team/page', { headers })).json();
  const organisation = team.places.find((place: { name: string }) => place.name === 'Norrvig').id;
  const gift = { role: 'event_host', organisation, until: '' };
  const answer = await request.post('/api/team/invite', { headers, data: { email, gift, language } });
  expect(answer.status()).toBe(200);
  return await answer.json();
}

for (const [language, title] of Object.entries(LANGUAGES)) {
  test(`@public the page of an invitation in ${language}`, async ({ page, guard, playwright, server, mailbox, expectAccessible }) => {
    guard.allow(/410/);
    const email = freshAddress(`page-${language.toLowerCase()}`);
    const owner = await playwright.request.newContext({ baseURL: server.url });
    const id = await inviteAs(owner, server.url, email, language);
    const path = linkIn(await mailbox.latest(email, 'team.invitation'), /\/invitation\//);
    await page.goto(path);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page.locator('h1')).toHaveText(title);
    await expect(page.locator('#f-language')).toHaveValue(language);
    await expectAccessible();
    if (language === 'en') {
      await accept(page, 'Nora New', 'short');
      await expect(page.locator('[role=alert]')).toBeVisible();
      await expect(page.locator('#f-name')).toHaveValue('Nora New');
      await expectAccessible();
      await accept(page, 'Nora New', PASSWORD);
      await page.waitForURL(/\/org$/);
      await page.goto(path);
      await expect(page.locator('h1')).toHaveText('This invitation has been accepted');
    } else {
      await owner.post('/api/team/revoke_invitation', { headers: { origin: server.url }, form: { id } });
      const answer = await page.goto(path);
      expect(answer?.status()).toBe(410);
      await expect(page.locator('form[action="/api/team/accept"]')).toHaveCount(0);
    }
    await expectAccessible();
    await owner.dispose();
  });
}
