import { rmSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { CandidatePage } from './candidate-page.ts';
import { TestProctor, practice } from './clients.ts';
import { openBrowser, withBrowser } from './open-browser.ts';
import { type RichBanks, writeRichBanks } from './rich-banks.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

const ITEMS = 110;
const MOST_HEAP_BYTES = 150 * 1024 * 1024;

jest.setTimeout(240_000);

describe('a paper of 110 items with pictures', () => {
  let banks: RichBanks;
  let hall: TestEngine;
  let browser: Browser;
  beforeAll(async () => {
    if (process.env.TERANG_CHROMIUM === undefined) return;
    banks = writeRichBanks({ pictures: ITEMS - 9 });
    hall = await startTestEngine(1, { questionBanksDir: banks.folder });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await hall?.end();
    if (banks !== undefined) rmSync(banks.folder, { recursive: true, force: true });
  });

  withBrowser('keeps the page under 150 MB of heap, whichever of them were looked at', async () => {
    expect(banks.items).toBe(ITEMS);
    const session = practice(hall.told, 'latihan-singkat');
    const proctor = await TestProctor.signIn(hall.url, hall.told);
    await proctor.act('open-session', { sessionId: session.id });
    const candidate = await CandidatePage.signIn(browser, hall.url, session, 0);
    const { page } = candidate;
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable');
    const heap = async (): Promise<number> => {
      const { metrics } = await devtools.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN;
    };
    let most = 0;
    for (let number = 1; number <= ITEMS; number += 1) {
      await candidate.seesItem(number);
      // Drawn and not only named: what a picture costs it costs when it is decoded.
      await page.waitForFunction(() =>
        [...document.querySelectorAll<HTMLImageElement>('.item img')].every(
          (image) => image.complete && image.naturalWidth > 0,
        ),
      );
      await page.waitForFunction(() => document.querySelectorAll('.picture-gap').length === 0);
      most = Math.max(most, await heap());
      await candidate.choose(0);
      await candidate.next();
    }
    process.stdout.write(`110 items with pictures: at most ${(most / 1024 / 1024).toFixed(1)} MB of heap\n`);
    expect(most).toBeGreaterThan(1_000_000);
    expect(most).toBeLessThan(MOST_HEAP_BYTES);
    expect(candidate.faults).toEqual([]);
    proctor.close();
  });
});
