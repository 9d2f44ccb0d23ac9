import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Result } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { CandidatePage } from './candidate-page.ts';
import { TestProctor, practice } from './clients.ts';
import { openBrowser, withBrowser } from './open-browser.ts';
import { type RichBanks, writeRichBanks } from './rich-banks.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

const axe = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** What is left of 1366×768 at a zoom of 200 %. */
const SMALL = { width: 683, height: 384 };
const USUAL = { width: 1366, height: 768 };

jest.setTimeout(240_000);

let banks: RichBanks;
let hall: TestEngine;
let browser: Browser;
let candidate: CandidatePage;

beforeAll(async () => {
  if (process.env.TERANG_CHROMIUM === undefined) return;
  banks = writeRichBanks();
  hall = await startTestEngine(4, { questionBanksDir: banks.folder });
  browser = await openBrowser();
  const proctor = await TestProctor.signIn(hall.url, hall.told);
  await proctor.act('open-session', { sessionId: 'latihan-singkat' });
  proctor.close();
});
afterAll(async () => {
  await browser?.close();
  await hall?.end();
  if (banks !== undefined) rmSync(banks.folder, { recursive: true, force: true });
});

async function sitDown(place: number): Promise<Page> {
  candidate = await CandidatePage.signIn(browser, hall.url, practice(hall.told, 'latihan-singkat'), place);
  await candidate.seesItem(1);
  return candidate.page;
}

/** Turns pages from the first item by keyboard to the first that has what is looked for, and tells its number. */
async function turnTo(page: Page, selector: string): Promise<number> {
  for (let number = 1; number <= banks.items; number += 1) {
    await candidate.seesItem(number);
    if ((await page.locator(selector).count()) > 0) return number;
    await page.keyboard.press('ArrowRight');
  }
  throw new Error(`no item has ${selector}`);
}

/** Resolves when so many different media have come to the page, from the engine or its own cache. */
function allBrought(page: Page, count: number): Promise<void> {
  const names = new Set<string>();
  return new Promise((resolve) => {
    page.on('requestfinished', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith('/media/')) names.add(pathname);
      if (names.size === count) resolve();
    });
  });
}

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${selector}`);
}

async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(`void (() => { ${axe} })()`);
  const found = (await page.evaluate(
    (runOnly) =>
      (window as unknown as { axe: typeof import('axe-core') }).axe
        .run(document, { runOnly, resultTypes: ['violations'], preload: false, iframes: false })
        .then((results) => results.violations),
    WCAG,
  )) as Result[];
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, target }) => `${id} at ${target.join(' ')}: ${html.slice(0, 160)}`),
  );
}

withBrowser('a passage stands beside its items and keeps its place while they are turned by keyboard', async () => {
  const page = await sitDown(0);
  const first = await turnTo(page, '.passage');
  const region = page.getByRole('region', { name: /^Bacaan/ });
  const boxes = [await region.boundingBox(), await page.locator('article.item').boundingBox()];
  expect(boxes[0]!.x + boxes[0]!.width).toBeLessThanOrEqual(boxes[1]!.x);
  await tabTo(page, '.passage-text');
  await page.keyboard.press('PageDown');
  await page.waitForFunction(() => (document.querySelector('.passage-text')?.scrollTop ?? 0) > 0);
  const read = await page.locator('.passage-text').evaluate((text) => text.scrollTop);
  await page.keyboard.press('ArrowRight');
  await candidate.seesItem(first + 1);
  expect(await page.locator('.passage-text').evaluate((text) => text.scrollTop)).toBeGreaterThanOrEqual(read);
  expect(await violations(page)).toEqual([]);

  await page.setViewportSize(SMALL);
  await page.waitForFunction((width) => innerWidth === width, SMALL.width);
  const [above, below] = [await region.boundingBox(), await page.locator('article.item').boundingBox()];
  expect(above!.y + above!.height).toBeLessThanOrEqual(below!.y + 1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(SMALL.width);
  await page.getByRole('button', { name: 'Sembunyikan bacaan' }).click();
  await page.getByRole('button', { name: 'Tampilkan bacaan' }).waitFor();
  expect(await page.locator('.passage-text').count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  expect(candidate.faults).toEqual([]);
  await page.context().close();
});

withBrowser('every item fits at 200 % zoom and is clean under axe at both sizes', async () => {
  const page = await sitDown(1);
  const found: string[] = [];
  for (let number = 1; number <= banks.items; number += 1) {
    await candidate.seesItem(number);
    for (const size of [USUAL, SMALL]) {
      await page.setViewportSize(size);
      await page.waitForFunction((width) => innerWidth === width, size.width);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) found.push(`item ${number} is ${wide} pixels too wide at ${size.width}`);
      for (const violation of await violations(page)) found.push(`item ${number} at ${size.width}: ${violation}`);
    }
    await page.keyboard.press('ArrowRight');
  }
  expect(found).toEqual([]);
  await page.setViewportSize(USUAL);
  await page.context().close();
});

withBrowser('pictures, formulas and sounds by keyboard alone, and also when the line is cut', async () => {
  const page = await sitDown(2);
  await turnTo(page, '.opt math');
  const formula = await page
    .locator('.opt math')
    .first()
    .evaluate((maths) => {
      const { height } = maths.getBoundingClientRect();
      return { height, spoken: maths.getAttribute('aria-label'), drawn: getComputedStyle(maths).display };
    });
  expect(formula.height).toBeGreaterThan(5);
  // A browser without MathML would make it a line of letters.
  expect(formula.drawn).toMatch(/math$/);
  expect(formula.spoken).not.toBe('');

  const brought = allBrought(page, 3);
  await page.reload();
  await page.getByRole('heading', { name: /^Soal \d/ }).waitFor();
  await brought;
  // From here on nothing more comes.
  await page.context().route('**/media/**', (route) => route.abort());
  for (let presses = 0; presses < banks.items; presses += 1) await page.keyboard.press('ArrowLeft');
  await candidate.seesItem(1);
  await turnTo(page, '.item .picture');
  await tabTo(page, '.picture');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('large-view');
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  await dialog.getByText('200 %').waitFor();
  expect(await violations(page)).toEqual([]);
  const left = () => page.locator('.large-view').evaluate((view) => view.scrollLeft);
  // The picture may come after its dialog: only then is there something to move.
  await page.waitForFunction(() => (document.querySelector('.large-view')?.scrollLeft ?? 0) > 0);
  const before = await left();
  await page.keyboard.press('ArrowLeft');
  expect(await left()).toBeLessThan(before);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('picture');

  for (let presses = 0; presses < banks.items; presses += 1) await page.keyboard.press('ArrowLeft');
  await candidate.seesItem(1);
  await turnTo(page, '.sound-play');
  await page.getByText('Dapat diputar 2 kali lagi.', { exact: false }).waitFor();
  for (const left of ['Dapat diputar 1 kali lagi.', 'Tidak dapat diputar lagi.']) {
    await tabTo(page, '.sound-play');
    await page.keyboard.press('Enter');
    await page.getByText(left, { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Putar', exact: true }).waitFor();
  }
  expect(await page.locator('.sound-play').getAttribute('aria-disabled')).toBe('true');
  await page
    .getByRole('status')
    .filter({ hasText: /^Tersimpan/ })
    .first()
    .waitFor();
  await page.reload();
  await page.getByText('Tidak dapat diputar lagi.', { exact: false }).waitFor();
  await page.context().close();
});

withBrowser('a press shows its state at the first frame after it', async () => {
  const page = await sitDown(3);
  for (const [key, place] of [
    ['a', 0],
    ['b', 1],
  ] as const) {
    const shown = page.evaluate(
      (at) =>
        new Promise<boolean[]>((resolve) => {
          const look = (): void => {
            const option = document.querySelectorAll('.opt')[at];
            resolve([option?.classList.contains('on') === true, option?.querySelector('input')?.checked === true]);
          };
          // Asked for while the press is still on its way, so this is the very next frame that is drawn.
          window.addEventListener('keydown', () => requestAnimationFrame(look), { once: true, capture: true });
          document.documentElement.dataset.ready = String(at);
        }),
      place,
    );
    await page.locator(`html[data-ready="${place}"]`).waitFor();
    await page.keyboard.press(key);
    expect(await shown).toEqual([true, true]);
  }
  await page.context().close();
});
