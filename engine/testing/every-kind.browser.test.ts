import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Browser, Page } from 'playwright-core';
import { AnsweringByKeys } from './answer-by-keys.ts';
import { CandidatePage } from './candidate-page.ts';
import { TestProctor, practice } from './clients.ts';
import { ALL_KINDS, writeKindsBank } from './kinds-bank.ts';
import { misfits, nextFrame } from './misfits.ts';
import { openBrowser, withBrowser } from './open-browser.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';
import { WCAG, violations } from './violations.ts';

const SESSION = 'latihan-singkat';
const KINDS = ALL_KINDS.length;
/** What is left of 1366×768 at a zoom of 200 %. */
const SMALL = { width: 683, height: 384 };
const USUAL = { width: 1366, height: 768 };
/** Both languages and all themes, with no more looks than are needed for it. */
const DRESSES = [
  { language: 'en', theme: 'dark', rules: ['color-contrast'] },
  { language: 'en', theme: 'contrast', rules: WCAG },
  { language: 'id', theme: 'light', rules: WCAG },
];
const LEAST_TARGET = 44;

/** What a screen reader is told of each kind before it is answered; the order of parts is the paper's own. */
const TOLD: Readonly<Record<string, readonly string[]>> = {
  'single-choice': ['group "Pilihan jawaban"', 'radio "A ', 'radio "C '],
  'weighted-choice': ['group "Pilihan jawaban"', 'radio "A ', 'radio "C '],
  'multiple-response': ['group "Pilih semua yang benar. Dipilih: 0."', 'checkbox "A ', 'checkbox "D '],
  'true-false': ['radio "A Benar"', 'radio "B Salah"'],
  'true-false-grid': [
    'table "Pernyataan: benar atau salah"',
    'rowheader "Matahari terbit di barat."',
    'radio "Matahari terbit di barat.: Benar"',
    'radio "Air membeku pada 0 °C.: Salah"',
    'status: Terisi 0 dari 2.',
  ],
  matching: [
    'list "Pasangannya"',
    'list "Yang dipasangkan"',
    'combobox "Jawa Barat"',
    'combobox "Bali"',
    'option "Pilih …" [selected]',
  ],
  ordering: ['list "Urutan Anda"', 'button "Naikkan: 1908"', 'button "Turunkan: 1945"', 'Urutan ini sudah benar'],
  'gap-choice': ['combobox "Isian 1 dari 2"', 'combobox "Isian 2 dari 2"', 'option "Jakarta"'],
  numeric: ['textbox "Jawaban berupa angka"', 'combobox "Satuan"', 'option "cm"', 'Koma memisahkan pecahan'],
  'short-text': ['textbox "Jawaban tertulis"', 'Paling banyak 60 huruf.'],
  'graphic-choice': ['img "Peta dengan dua pulau"', 'checkbox "A Pulau merah"', 'checkbox "B Pulau biru"'],
  hotspot: ['application "Gambar. Geser silang', 'status: Silang di 200 dari 400, 100 dari 200'],
};

jest.setTimeout(240_000);

let folder: string;
let hall: TestEngine;
let browser: Browser;
beforeAll(async () => {
  if (process.env.TERANG_CHROMIUM === undefined) return;
  folder = writeKindsBank({ isWhole: true });
  hall = await startTestEngine(3, { questionBanksDir: folder });
  browser = await openBrowser();
  const proctor = await TestProctor.signIn(hall.url, hall.told);
  await proctor.act('open-session', { sessionId: SESSION });
  proctor.close();
});
afterAll(async () => {
  await browser?.close();
  await hall?.end();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

async function sitDown(place: number): Promise<CandidatePage> {
  const candidate = await CandidatePage.signIn(browser, hall.url, practice(hall.told, SESSION), place);
  await candidate.seesItem(1);
  return candidate;
}

/** Answers all items of the paper in their order; `look` sees each before it is answered. */
async function answerAll(
  candidate: CandidatePage,
  keys: AnsweringByKeys,
  look: (kind: string) => Promise<void>,
): Promise<void> {
  const { page } = candidate;
  for (let number = 1; number <= KINDS; number += 1) {
    await candidate.seesItem(number);
    await look(await keys.kind());
    await keys.answer();
    await page.getByText(`${number} dari ${KINDS} dijawab`).first().waitFor();
    await page.locator('.palette .partly').waitFor({ state: 'detached' });
    await keys.press(page.getByRole('button', { name: /^(Berikutnya|Tinjau)$/ }), 'Enter');
  }
  await page.getByRole('heading', { name: 'Tinjau jawaban' }).waitFor();
}

/** The right responses, in places of the bank. */
const RIGHT = Object.fromEntries(ALL_KINDS.map(({ right }, place) => [`TIU-K-${place}`, right]));

/** The last response to each item that a person's entries open to, in places of the bank. */
function answersInLedger(number: string): Record<string, unknown> {
  const db = new Database(join(hall.dataDir, 'terang.db'), { readonly: true });
  try {
    const { pid } = db.prepare('SELECT pid FROM participant WHERE number = ?').get(number) as { pid: string };
    const rows = db
      .prepare('SELECT opening FROM ledger WHERE opening IS NOT NULL AND instr(entry, ?) > 0 ORDER BY idx')
      .all(`"pid":"${pid}"`) as { opening: string }[];
    const openings = rows.map(({ opening }) => JSON.parse(opening) as { item: string; option: string });
    return Object.fromEntries(openings.map(({ item, option }) => [item, JSON.parse(option)]));
  } finally {
    db.close();
  }
}

withBrowser(
  'every kind is answered by keyboard alone, told to a screen reader, clean under axe and whole at any size',
  async () => {
    const candidate = await sitDown(0);
    const { page } = candidate;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const keys = new AnsweringByKeys(page);
    const found: string[] = [];
    const seen: string[] = [];
    await answerAll(candidate, keys, async (kind) => {
      seen.push(kind);
      const told = await page.locator('article.item').ariaSnapshot();
      for (const words of TOLD[kind] ?? ['a kind of its own'])
        if (!told.includes(words)) found.push(`${kind} does not say ${words}: ${told}`);
      for (const fault of await faultsOf(page)) found.push(`${kind}: ${fault}`);
    });
    expect(seen.sort()).toEqual(ALL_KINDS.map(({ interaction }) => interaction.kind).sort());
    expect([...found, ...keys.unseen, ...candidate.faults]).toEqual([]);
    await keys.press(page.getByRole('button', { name: 'Selesaikan ujian' }), 'Enter');
    await page.getByText('Semua soal sudah dijawab').first().waitFor();
    await keys.press(page.getByRole('button', { name: 'Ya, selesaikan ujian' }), 'Enter');
    await page.getByRole('heading', { name: 'Hasil ujian Anda' }).waitFor();
    expect(await candidate.total()).toBe(500 * KINDS);
    expect(answersInLedger(candidate.number)).toEqual(RIGHT);
    await page.context().close();
  },
);

withBrowser('every kind is answered by keyboard in the page for screen readers too', async () => {
  const candidate = await sitDown(1);
  const { page } = candidate;
  await page.evaluate(() => {
    const kept = JSON.parse(localStorage.getItem('terang-display') ?? '{}') as object;
    localStorage.setItem('terang-display', JSON.stringify({ ...kept, isLinear: true, hasShortcuts: false }));
  });
  await page.reload();
  await page.locator('html[data-layout="linear"]').waitFor();
  const keys = new AnsweringByKeys(page);
  const found: string[] = [];
  await answerAll(candidate, keys, async (kind) => {
    found.push(...(await page.evaluate(misfits)).map((fault) => `${kind}: ${fault}`));
  });
  expect([...found, ...keys.unseen, ...candidate.faults]).toEqual([]);
  const isSaved = page.getByRole('status').filter({ hasText: /^Tersimpan/ });
  await isSaved.first().waitFor();
  expect(answersInLedger(candidate.number)).toEqual(RIGHT);
  await page.context().close();
});

withBrowser(
  'an answer with parts open says so in the item, on the palette, in the review and before the end',
  async () => {
    const candidate = await sitDown(2);
    const { page } = candidate;
    const keys = new AnsweringByKeys(page);
    for (let number = 1; (await keys.kind()) !== 'matching'; number += 1) {
      await page.keyboard.press('ArrowRight');
      await candidate.seesItem(number + 1);
    }
    await keys.press(page.getByRole('combobox', { name: 'Bali' }), 'ArrowDown');
    await page.getByText('Terisi 1 dari 2.').waitFor();
    await page.getByRole('button', { name: /sudah dijawab, baru sebagian|sudah dijawab, sebagian/ }).waitFor();
    await page.getByText(`1 dari ${KINDS} dijawab`).waitFor();
    await page.getByText(`0 ragu-ragu, ${KINDS - 1} belum dijawab, 1 baru sebagian`).waitFor();
    await keys.press(page.getByRole('button', { name: 'Tinjau dan selesai' }), 'Enter');
    const listed = page.locator('section', { has: page.getByRole('heading', { name: 'Baru sebagian dijawab' }) });
    expect(await listed.getByRole('button').count()).toBe(1);
    await keys.press(page.getByRole('button', { name: 'Selesaikan ujian' }), 'Enter');
    await page.getByText('1 soal baru dijawab sebagian.').waitFor();
    await page.context().close();
  },
);

async function faultsOf(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const { language, theme, rules } of DRESSES) {
    await dress(page, language, theme);
    for (const violation of await violations(page, rules)) found.push(`(${language}, ${theme}) ${violation}`);
  }
  found.push(...(await page.evaluate(smallTargets, LEAST_TARGET)));
  for (const size of [SMALL, USUAL]) {
    await page.setViewportSize(size);
    await page.waitForFunction((width) => window.innerWidth === width, size.width);
    await page.evaluate(nextFrame);
    found.push(...(await page.evaluate(misfits)).map((fault) => `at ${size.width}: ${fault}`));
  }
  return found;
}

/** As the buttons of the page do it. */
async function dress(page: Page, language: string, theme: string): Promise<void> {
  await page.evaluate(
    ([wanted, dye]) => {
      document.querySelector<HTMLElement>(`button[lang="${wanted}"]`)?.click();
      document.documentElement.dataset['theme'] = dye;
      return new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)));
    },
    [language, theme],
  );
}

/** Runs in the page: what in an item is to be pressed and is smaller than a finger. A label or a row stands for the box in it. */
function smallTargets(least: number): string[] {
  return [...document.querySelectorAll<HTMLElement>('.item :is(button, select, input, textarea, [tabindex="0"])')]
    .filter((control) => control.closest('.keys') === null)
    .map((control) => control.closest<HTMLElement>('.opt label, td label') ?? control)
    .filter((pressed) => {
      const { height, width } = pressed.getBoundingClientRect();
      return height < least || width < least;
    })
    .map((pressed) => `smaller than a finger: ${pressed.outerHTML.slice(0, 120)}`);
}
