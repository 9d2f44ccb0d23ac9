import { judgedLook } from './judged-look.ts';
import { OfficialDay } from './official-day.ts';
import { openBrowser, withBrowser } from './open-browser.ts';
import { RARE_RULES, walkRareScreens } from './walk-rare-screens.ts';

jest.setTimeout(240_000);

withBrowser('the screens of a bad day, in both languages, all themes, and at 200 % zoom', async () => {
  const day = await OfficialDay.prepare(RARE_RULES);
  const browser = await openBrowser();
  const found: string[] = [];
  try {
    await walkRareScreens(browser, day, judgedLook(found));
  } finally {
    await browser.close();
    await day.end();
  }
  expect(found).toEqual([]);
});
