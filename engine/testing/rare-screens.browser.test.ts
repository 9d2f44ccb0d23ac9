import { judgedLook } from './judged-look.ts';
import { OfficialDay } from './official-day.ts';
import { openBrowser, withBrowser } from './open-browser.ts';
import { RARE_RULES, walkRareScreens } from './walk-rare-screens.ts';

/** Drawn by the same parts as screens of a good day, where they are judged. */
const JUDGED_ELSEWHERE = /dialog about|message to everybody|opened again|wants attention|cost$/;

jest.setTimeout(240_000);

withBrowser('the screens of a bad day, in both languages, all themes, and at 200 % zoom', async () => {
  const day = await OfficialDay.prepare(RARE_RULES);
  const browser = await openBrowser();
  const found: string[] = [];
  try {
    const look = judgedLook(found);
    await walkRareScreens(browser, day, async (name, page) => {
      if (!JUDGED_ELSEWHERE.test(name)) await look(name, page);
    });
  } finally {
    await browser.close();
    await day.end();
  }
  expect(found).toEqual([]);
});
