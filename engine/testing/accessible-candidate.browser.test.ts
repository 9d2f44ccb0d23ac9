import { rmSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { dress } from './dress.ts';
import { openBrowser, withBrowser } from './open-browser.ts';
import type { RichBanks } from './rich-banks.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';
import { WCAG, violations } from './violations.ts';
import { writeWalkBanks } from './walk-banks.ts';
import { walkCandidate } from './walk-candidate.ts';

const LIGHT = { theme: 'light', rules: WCAG };
/** Words depend on the language and colours on the theme. The walk goes on in Indonesian and light. */
const DRESSES = [
  { language: 'en', theme: 'dark', rules: ['color-contrast'] },
  { language: 'en', theme: 'contrast', rules: ['color-contrast'] },
  { language: 'en', ...LIGHT },
  { language: 'id', ...LIGHT },
];
/** Of items only the frame has words of ours, and it is the same in all of them. */
const ITEM_DRESSES = [
  { language: 'id', theme: 'contrast', rules: ['color-contrast'] },
  { language: 'id', ...LIGHT },
];
const AN_ITEM = /^(item|kind) (?!1$)/;

jest.setTimeout(240_000);

describe('every screen of a candidate and every state of it', () => {
  let banks: RichBanks;
  let hall: TestEngine;
  let browser: Browser;
  beforeAll(async () => {
    if (process.env.TERANG_CHROMIUM === undefined) return;
    banks = writeWalkBanks();
    hall = await startTestEngine(6, { questionBanksDir: banks.folder });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await hall?.end();
    if (banks !== undefined) rmSync(banks.folder, { recursive: true, force: true });
  });

  withBrowser('is free of what axe calls a violation of WCAG 2.2 AA', async () => {
    const found: string[] = [];
    await walkCandidate(browser, hall, banks.items, async (name, page) => {
      for (const { language, theme, rules } of AN_ITEM.test(name) ? ITEM_DRESSES : DRESSES) {
        await dress(page, language, theme);
        for (const violation of await violations(page, rules))
          found.push(`${name} (${language}, ${theme}): ${violation}`);
      }
    });
    expect(found).toEqual([]);
  });
});
