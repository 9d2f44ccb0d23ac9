import type { Browser } from 'playwright-core';
import { dress } from './dress.ts';
import { openBrowser, withBrowser } from './open-browser.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';
import { WCAG, violations } from './violations.ts';
import { walkPages } from './walk-pages.ts';

/** Light comes last, as the walk goes on in it. Themes change colours and nothing else. */
const DRESSES = (['en', 'id'] as const).flatMap((language) => [
  { language, theme: 'dark', rules: ['color-contrast'] },
  { language, theme: 'contrast', rules: ['color-contrast'] },
  { language, theme: 'light', rules: WCAG },
]);

jest.setTimeout(240_000);

describe('every page, in both languages and all themes', () => {
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

  withBrowser('is free of what axe calls a violation of WCAG 2.2 AA', async () => {
    const found: string[] = [];
    await walkPages(browser, hall, async (name, page) => {
      for (const { language, theme, rules } of DRESSES) {
        await dress(page, language, theme);
        for (const violation of await violations(page, rules))
          found.push(`${name} (${language}, ${theme}): ${violation}`);
      }
    });
    expect(found).toEqual([]);
  });
});
