import type { Browser } from 'playwright-core';
import { misfits, nextFrame } from './misfits.ts';
import { openBrowser, withBrowser } from './open-browser.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';
import { walkPages } from './walk-pages.ts';

/** What is left of 1366×768 at a zoom of 200 %. */
const SMALL = { width: 683, height: 384 };

jest.setTimeout(240_000);

describe('every page at 200 % zoom', () => {
  let hall: TestEngine;
  let browser: Browser;
  beforeAll(async () => {
    if (process.env.TERANG_CHROMIUM === undefined) return;
    hall = await startTestEngine(5);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await hall?.end();
  });

  withBrowser('fits the width of the window and hides nothing', async () => {
    const found: string[] = [];
    await walkPages(browser, hall, async (name, page) => {
      const before = page.viewportSize()!;
      await page.setViewportSize(SMALL);
      await page.waitForFunction((width) => window.innerWidth === width, SMALL.width);
      await page.evaluate(nextFrame);
      for (const fault of await page.evaluate(misfits)) found.push(`${name}: ${fault}`);
      await page.setViewportSize(before);
    });
    expect(found).toEqual([]);
  });
});
