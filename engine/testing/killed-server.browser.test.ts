import type { Browser } from 'playwright-core';
import { CandidatePage } from './candidate-page.ts';
import { TestProctor, practice } from './clients.ts';
import { openBrowser, withBrowser } from './open-browser.ts';
import { type ServedEngine, serveChild, temporaryFolder } from './serve-child.ts';

const SESSION = 'latihan-singkat';
const ITEMS = 15;

jest.setTimeout(240_000);

describe('a server that is killed in the middle of an exam', () => {
  let browser: Browser;
  let engine: ServedEngine;
  const folder = temporaryFolder();
  afterAll(async () => {
    await browser?.close();
    await engine?.stop();
    folder.remove();
  });

  withBrowser('comes back with nothing lost: what was answered meanwhile is saved, on the same paper', async () => {
    engine = await serveChild({ dataDir: folder.path });
    browser = await openBrowser();
    const told = engine.firstRun!;
    const candidate = await CandidatePage.signIn(browser, engine.url, practice(told, SESSION), 0);
    await candidate.waits();
    const proctor = await TestProctor.signIn(engine.url, told);
    await proctor.act('open-session', { sessionId: SESSION });
    proctor.close();
    await candidate.seesItem(1);
    const firstItem = await candidate.item();
    await candidate.choose(1);
    await candidate.savedAll(1, ITEMS);

    const { port } = engine;
    await engine.kill();
    await candidate.next();
    await candidate.choose(2);
    await candidate.page.getByText('BELUM TERSIMPAN: 1').first().waitFor();

    engine = await serveChild({ dataDir: folder.path, port });
    await candidate.savedAll(2, ITEMS);
    await candidate.page.reload();
    await candidate.savedAll(2, ITEMS);
    await candidate.page
      .getByRole('button', { name: /^Soal 1,/ })
      .first()
      .click();
    await candidate.seesItem(1);
    expect(await candidate.item()).toBe(firstItem);
    await candidate.handIn();
    expect(candidate.faults).toEqual([]);
  });
});
