import type { Browser } from 'playwright-core';
import { judgedLook } from './judged-look.ts';
import { OfficialDay } from './official-day.ts';
import { openBrowser, withBrowser } from './open-browser.ts';
import { walkAccounts, walkHall, walkPreparation } from './walk-official-day.ts';

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
  const look = judgedLook(found);

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
