import type { Browser, Page } from 'playwright-core';
import { TestCandidate, TestProctor, practice } from './clients.ts';
import { openBrowser, openPage, withBrowser } from './open-browser.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';
import { WCAG, violations } from './violations.ts';

const SESSION = 'latihan-singkat';
/** Of a picture 1,080 pixels high: what is read from ten metres. */
const LEAST_LETTERS = 28;

jest.setTimeout(240_000);

describe('the screens of the public board', () => {
  let hall: TestEngine;
  let browser: Browser;
  const clients: { close(): void }[] = [];
  beforeAll(async () => {
    if (process.env.TERANG_CHROMIUM === undefined) return;
    hall = await startTestEngine(12);
    browser = await openBrowser();
    const proctor = await TestProctor.signIn(hall.url, hall.told);
    clients.push(proctor);
    await proctor.act('open-session', { sessionId: SESSION });
    for (const place of [0, 1, 2]) {
      const candidate = new TestCandidate(hall.url);
      clients.push(candidate);
      await candidate.signIn(practice(hall.told, SESSION), place, `PC-${place}`);
      await candidate.choose(0, place);
      if (place === 2) await candidate.handIn();
    }
  });
  afterAll(async () => {
    for (const client of clients) client.close();
    await browser?.close();
    await hall?.end();
  });

  const at = async (wishes: string, width = 1920, height = 1080): Promise<{ page: Page; faults: string[] }> => {
    const opened = await openPage(browser, width, height);
    await opened.page.emulateMedia({ reducedMotion: 'reduce' });
    await opened.page.goto(`${hall.url}/live?session=${SESSION}&${wishes}`);
    await opened.page
      .getByText(/Selesai|Finished|Langsung|Live/)
      .first()
      .waitFor();
    return opened;
  };

  withBrowser(
    'a projector is read from ten metres: no letters smaller than 28 pixels, nothing beyond the edge',
    async () => {
      for (const language of ['id', 'en']) {
        const { page, faults } = await at(`projector=1&lang=${language}`);
        expect(await smallLetters(page)).toEqual([]);
        expect(await beyondTheEdge(page)).toEqual([]);
        expect(faults).toEqual([]);
        await page.context().close();
      }
    },
  );

  withBrowser('a phone scrolls down and never sideways', async () => {
    const { page } = await at('lang=id', 390, 844);
    expect(await beyondTheEdge(page)).toEqual([]);
    await page.context().close();
  });

  withBrowser.each(['ticker', 'table'])(
    'over a stream, the %s lies on nothing and is free of violations',
    async (overlay) => {
      const { page, faults } = await at(`overlay=${overlay}&lang=en`);
      const background = (element: string) =>
        page.evaluate((of) => getComputedStyle(document.querySelector(of)!).backgroundColor, element);
      for (const element of ['html', 'body']) expect(await background(element)).toBe('rgba(0, 0, 0, 0)');
      expect(await beyondTheEdge(page)).toEqual([]);
      expect(await violations(page, WCAG)).toEqual([]);
      expect(faults).toEqual([]);
      await page.context().close();
    },
  );
});

function smallLetters(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
      const { parentElement: holder, textContent: text } = node;
      // What is for ears only, and the way out under the pointer, nobody reads from afar.
      if (holder === null || (text ?? '').trim() === '' || holder.closest('.sr, .leave, script, style') !== null)
        continue;
      const size = Number.parseFloat(getComputedStyle(holder).fontSize);
      if (holder.getClientRects().length > 0 && size < least) found.push(`${text} ${size}`);
    }
    return found;
  }, LEAST_LETTERS);
}

function beyondTheEdge(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('header *, footer *, .find *, .bh *, .overlay *')]
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return width > 0 && !element.matches('.sr, .sr *') && (left < -1 || right > window.innerWidth + 1);
      })
      .map((element) => `${element.tagName} ${element.className} ${element.textContent}`),
  );
}
