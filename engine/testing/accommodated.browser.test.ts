import type { Browser, Page } from 'playwright-core';
import { CandidatePage } from './candidate-page.ts';
import { type Practice, TestProctor } from './clients.ts';
import { Keys } from './keys.ts';
import { misfits, nextFrame } from './misfits.ts';
import { openBrowser, openPage, withBrowser } from './open-browser.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';
import { storeAccommodated } from './store-session.ts';
import { WCAG, violations } from './violations.ts';

const ITEMS = 15;
const PEOPLE = [['netra', 'waktu'], ['besar'], ['terpisah'], ['besar', 'netra'], []];

jest.setTimeout(180_000);

describe('an exam with accommodations', () => {
  let hall: TestEngine;
  let browser: Browser;
  let session: Practice;
  beforeAll(async () => {
    if (process.env.TERANG_CHROMIUM === undefined) return;
    const first = await startTestEngine(1);
    hall = await first.restart(async (dataDir) => {
      session = await storeAccommodated(dataDir, PEOPLE);
    });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await hall?.end();
  });

  /** What is wrong with a page as it stands, by both judges. */
  async function faultsOf(page: Page, name: string): Promise<string[]> {
    await page.evaluate(nextFrame);
    const found = [...(await violations(page, WCAG)), ...(await page.evaluate(misfits))];
    return found.map((fault) => `${name}: ${fault}`);
  }

  withBrowser(
    'is sat in reading order by keyboard, in large text and high contrast, and from a start apart',
    async () => {
      const proctor = await TestProctor.signIn(hall.url, hall.told);
      const reader = await enterByKeyboard();
      const large = await CandidatePage.signIn(browser, hall.url, session, 1);
      const apart = await CandidatePage.signIn(browser, hall.url, session, 2);
      await large.waits();
      const found: string[] = [];
      found.push(...(await faultsOf(large.page, 'large, waiting')));
      await proctor.act('open-session', { sessionId: session.id });

      found.push(...(await sitInReadingOrder(reader)));
      found.push(...(await sitInLargeText(large)));

      await apart.page.getByText('Menunggu pengawas memulai').waitFor();
      found.push(...(await faultsOf(apart.page, 'apart, waiting')));
      await proctor.act('start-separately', {
        sessionId: session.id,
        whom: [apart.number],
        reason: 'mulai tersendiri',
      });
      await apart.seesItem(1);
      await apart.choose(1);
      await apart.savedAll(1, ITEMS);
      proctor.close();
      expect([...found, ...reader.faults, ...reader.keys.unseen, ...large.faults, ...apart.faults]).toEqual([]);
    },
  );

  withBrowser('leaves nothing of one person’s page to the next at that computer', async () => {
    const { page } = await openPage(browser);
    await page.goto(hall.url);
    await enter(page, 3);
    expect(await dressOf(page)).toEqual({ layout: 'linear', theme: 'contrast', size: '2.5rem' });
    await page.getByRole('button', { name: 'Bukan saya' }).click();
    await page.getByRole('heading', { name: 'Pemeriksaan komputer' }).waitFor();
    expect(await dressOf(page)).toEqual({ layout: null, theme: null, size: '1.25rem' });
    await enter(page, 4);
    expect(await dressOf(page)).toEqual({ layout: null, theme: null, size: '1.25rem' });
  });

  async function enter(page: Page, place: number): Promise<void> {
    const person = session.participants[place]!;
    await page.getByRole('button', { name: 'Lanjut ke layar masuk' }).click();
    await page.getByLabel('Nomor peserta').fill(person.number);
    await page.getByLabel('PIN registrasi').fill(person.pin);
    await page.getByLabel('PIN sesi').fill(session.sessionPin);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Apakah ini Anda?' }).waitFor();
  }

  interface Reader {
    readonly page: Page;
    readonly faults: readonly string[];
    readonly keys: Keys;
  }

  /** The first page after the sign-in is in reading order already. */
  async function enterByKeyboard(): Promise<Reader> {
    const { page, faults } = await openPage(browser);
    const keys = new Keys(page);
    const [person] = session.participants;
    await page.goto(hall.url);
    await keys.reads('Pemeriksaan komputer');
    await page.getByText('Terhubung; menjawab').waitFor();
    await keys.tabTo('Lanjut ke layar masuk');
    await page.keyboard.press('Enter');
    await keys.reads('Masuk ujian');
    await keys.tabTo('Nomor peserta');
    await page.keyboard.type(person!.number);
    await keys.tabTo('PIN registrasi');
    await page.keyboard.type(person!.pin);
    await keys.tabTo('PIN sesi');
    await page.keyboard.type(session.sessionPin);
    await page.keyboard.press('Enter');
    await keys.reads('Apakah ini Anda?');
    expect(await dressOf(page)).toMatchObject({ layout: 'linear' });
    await keys.tabTo('Ya, ini saya');
    await page.keyboard.press('Enter');
    await page.getByText('Ujian belum dibuka').first().waitFor();
    return { page, faults, keys };
  }

  async function sitInReadingOrder({ page, keys }: Reader): Promise<string[]> {
    await keys.reads('Soal 1');
    const found = await faultsOf(page, 'reader, an item');
    for (let item = 1; item <= ITEMS; item += 1) {
      expect(await focused(page)).toBe(`Soal ${item}`);
      await page.keyboard.press('b');
      await keys.tabTo(/^A/, 'radio');
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowDown');
      if (item === 3) {
        await keys.tabTo('Ragu-ragu');
        await page.keyboard.press('Enter');
      }
      await page.getByText(`${item} dari ${ITEMS} dijawab`).first().waitFor();
      await keys.tabTo(item === ITEMS ? 'Tinjau' : 'Berikutnya');
      await page.keyboard.press('Enter');
      if (item < ITEMS) await keys.reads(`Soal ${item + 1}`);
    }
    await keys.reads('Tinjau jawaban');
    found.push(...(await faultsOf(page, 'reader, review')));
    await keys.tabTo(/^(Buka soal )?3\b|Soal 3\b/);
    await page.keyboard.press('Enter');
    await keys.reads('Soal 3');
    await keys.tabTo(/^Soal 14 sudah dijawab$/);
    await page.keyboard.press('Enter');
    await keys.reads('Soal 14');
    await keys.tabTo('Tinjau dan selesai');
    await page.keyboard.press('Enter');
    await keys.reads('Tinjau jawaban');
    await keys.tabTo('Selesaikan ujian');
    await page.keyboard.press('Enter');
    await keys.tabTo('Ya, selesaikan ujian');
    await page.keyboard.press('Enter');
    await keys.reads('Hasil ujian Anda');
    found.push(...(await faultsOf(page, 'reader, result')));
    return found;
  }

  async function sitInLargeText(large: CandidatePage): Promise<string[]> {
    const { page } = large;
    await large.seesItem(1);
    expect(await dressOf(page)).toEqual({ layout: null, theme: 'contrast', size: '2.5rem' });
    const found: string[] = [];
    for (let item = 1; item <= ITEMS; item += 1) {
      await large.seesItem(item);
      found.push(...(await faultsOf(page, `large, item ${item}`)));
      await large.choose(item % 4);
      if (item < ITEMS) await large.next();
    }
    await large.savedAll(ITEMS, ITEMS);
    // What the person chooses instead outlives a reload.
    await page.getByRole('button', { name: 'Huruf besar', exact: true }).click();
    await page.reload();
    await large.savedAll(ITEMS, ITEMS);
    expect(await dressOf(page)).toEqual({ layout: null, theme: 'contrast', size: '1.5rem' });
    await page.getByRole('button', { name: 'Tinjau dan selesai' }).click();
    found.push(...(await faultsOf(page, 'large, review')));
    return found;
  }
});

function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? '');
}

function dressOf(page: Page): Promise<{ layout: string | null; theme: string | null; size: string }> {
  return page.evaluate(() => ({
    layout: document.documentElement.dataset['layout'] ?? null,
    theme: document.documentElement.dataset['theme'] ?? null,
    size: document.documentElement.style.getPropertyValue('--item-size'),
  }));
}
