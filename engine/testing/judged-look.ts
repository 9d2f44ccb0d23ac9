import { dress } from './dress.ts';
import { misfits, nextFrame } from './misfits.ts';
import { WCAG, violations } from './violations.ts';
import type { Look } from './walk-pages.ts';

/** Light comes last, as a walk goes on in it. Themes change colours and nothing else. */
const DRESSES = [
  { language: 'en', theme: 'dark', rules: ['color-contrast'] },
  { language: 'en', theme: 'contrast', rules: ['color-contrast'] },
  { language: 'id', theme: 'light', rules: WCAG },
];
/** What is left of 1366×768 at a zoom of 200 %. */
const SMALL = { width: 683, height: 384 };

/** Puts into `found` what axe says against a page in both languages and all themes, and what is cut off of it at 200 % zoom. */
export function judgedLook(found: string[]): Look {
  return async (name, page) => {
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
}
