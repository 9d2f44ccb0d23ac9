import type { Browser } from 'playwright-core';
import { Administrator } from './administrator.ts';
import { CandidatePage } from './candidate-page.ts';
import { TestProctor, practice, staffCookie } from './clients.ts';
import { openBrowser, withBrowser } from './open-browser.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';
import { WCAG, violations } from './violations.ts';

const SESSION = 'latihan-singkat';
const ITEMS = 15;

jest.setTimeout(240_000);

describe('an acknowledged answer that somebody drops from the signed ledger', () => {
  let browser: Browser;
  let engine: TestEngine;
  afterAll(async () => {
    await browser?.close();
    await engine?.end();
  });

  withBrowser('is told on the screen of whoever gave it, and on the proctor’s console', async () => {
    engine = await startTestEngine(1);
    browser = await openBrowser();
    const proctor = await TestProctor.signIn(engine.url, engine.told);
    await proctor.act('open-session', { sessionId: SESSION });
    proctor.close();
    const candidate = await CandidatePage.signIn(browser, engine.url, practice(engine.told, SESSION), 0);
    await candidate.seesItem(1);
    await candidate.choose(1);
    await candidate.savedAll(1, ITEMS);
    engine = await engine.restart((dataDir) => {
      const admin = Administrator.inside(dataDir, SESSION);
      admin.dropNewestAnswer(admin.find('ANSWER').body['pid'] as string);
      admin.rewrite();
      admin.close();
      return Promise.resolve();
    });
    const strip = candidate.page.getByRole('alert').getByText('Server belum membuktikan');
    await strip.waitFor({ timeout: 120_000 });
    expect(await violations(candidate.page, WCAG)).toEqual([]);
    const cookie = await staffCookie(engine.url, engine.told);
    const headers = { cookie, 'x-terang': 'console' };
    for (let told = ''; !told.includes('"kind":"unproven"');) {
      told = await (await fetch(`${engine.url}/staff/sessions/${SESSION}/incidents`, { headers })).text();
    }
    expect(candidate.faults).toEqual([]);
  });
});
