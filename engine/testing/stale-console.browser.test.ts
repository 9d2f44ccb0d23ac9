import type { Browser, Page } from 'playwright-core';
import { Cable } from './cable.ts';
import { TestCandidate, TestProctor, practice } from './clients.ts';
import { openBrowser, openPage, withBrowser } from './open-browser.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

const SESSION = 'latihan-singkat';

jest.setTimeout(240_000);

describe('a console whose line is cut', () => {
  let browser: Browser;
  let hall: TestEngine;
  let cable: Cable;
  const clients: { close(): void }[] = [];
  afterAll(async () => {
    for (const client of clients) client.close();
    await browser?.close();
    await cable?.remove();
    await hall?.end();
  });

  /** The console of the session, over a line of its own. */
  async function openConsole(): Promise<Page> {
    const { page } = await openPage(browser, 1920, 1080);
    const { name, password } = hall.told.staff[0]!;
    await page.goto(`${cable.url}/console`);
    await page.getByLabel('Nama akun').fill(name);
    await page.getByLabel('Kata sandi').fill(password);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: `Pantau ${practice(hall.told, SESSION).title}` }).click();
    return page;
  }

  withBrowser(
    'calls its figures old, keeps them on the screen, and has the new ones without being loaded again',
    async () => {
      hall = await startTestEngine(3);
      cable = await Cable.lay(Number(new URL(hall.url).port));
      browser = await openBrowser();
      const session = practice(hall.told, SESSION);
      const candidate = new TestCandidate(hall.url);
      const proctor = await TestProctor.signIn(hall.url, hall.told);
      clients.push(candidate, proctor);
      await candidate.signIn(session);
      expect(await proctor.act('open-session', { sessionId: SESSION })).toMatchObject({ ok: true });
      await candidate.resume();
      expect(await candidate.choose(0, 1)).toMatchObject({ ok: true });

      const page = await openConsole();
      let loads = 0;
      page.on('load', () => (loads += 1));
      const table = page.locator('[data-column="answered"]');
      const answered = table.getByRole('img', { name: /^1 dari/ });
      const newer = table.getByRole('img', { name: /^2 dari/ });
      const stale = page.locator('.chip.s-stale', { hasText: 'Usang' });
      await answered.waitFor();
      expect(await stale.count()).toBe(0);
      cable.cut();
      await stale.waitFor({ timeout: 60_000 });
      expect(await candidate.choose(1, 2)).toMatchObject({ ok: true });
      expect(await page.locator('.desk-page').getAttribute('data-stale')).toBe('true');
      expect(await answered.isVisible()).toBe(true);
      expect(await page.locator('.gbody').evaluate((body) => getComputedStyle(body).filter)).toBe('grayscale(1)');

      cable.mend();
      await newer.waitFor({ timeout: 60_000 });
      await stale.waitFor({ state: 'detached', timeout: 60_000 });
      expect(loads).toBe(0);
    },
  );
});
