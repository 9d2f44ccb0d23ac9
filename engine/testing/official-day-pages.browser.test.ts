import type { Browser } from 'playwright-core';
import { dress } from './dress.ts';
import { misfits, nextFrame } from './misfits.ts';
import { OfficialDay } from './official-day.ts';
import { openBrowser, withBrowser } from './open-browser.ts';
import { WCAG, violations } from './violations.ts';
import { walkAccounts, walkHall, walkPreparation } from './walk-official-day.ts';
import type { Look } from './walk-pages.ts';

/** Light comes last, as the walk goes on in it. Themes change colours and nothing else. */
const DRESSES = [
  { language: 'en', theme: 'dark', rules: ['color-contrast'] },
  { language: 'en', theme: 'contrast', rules: ['color-contrast'] },
  { language: 'id', theme: 'light', rules: WCAG },
];
/** What is left of 1366×768 at a zoom of 200 %. */
const SMALL = { width: 683, height: 384 };

jest.setTimeout(240_000);

describe('the pages of an official day, in both languages, all themes, and at 200 % zoom', () => {
  let day: OfficialDay;
  let browser: Browser;
  beforeAll(async () => {
    if (process.env.TERANG_CHROMIUM === undefined) return;
    day = await OfficialDay.prepare();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await day?.end();
  });

  const found: string[] = [];
  const look: Look = async (name, page) => {
    for (const { language, theme, rules } of DRESSES) {
      await dress(page, language, theme);
      for (const violation of await violations(page, rules))
        found.push(`${name} (${language}, ${theme}): ${violation}`);
    }
    const before = page.viewportSize()!;
    await page.setViewportSize(SMALL);
    await page.waitForFunction((width) => window.innerWidth === width, SMALL.width);
    await page.evaluate(nextFrame);
    for (const fault of await page.evaluate(misfits)) found.push(`${name} (small): ${fault}`);
    await page.setViewportSize(before);
  };

  // One day: each part goes on where the one before it ended.
  withBrowser.each([
    ['the committee’s, from the rooms to the lots', walkPreparation],
    ['the console, from the opening to the results', walkHall],
    ['accounts and their journal', walkAccounts],
  ])('%s: axe finds no violation of WCAG 2.2 AA, and nothing is cut off', async (_, walk) => {
    found.length = 0;
    await walk(browser, day, look);
    expect(found).toEqual([]);
  });
});
