import type { Browser, Page } from 'playwright-core';
import { TestProctor, practice } from './clients.ts';
import { Keys } from './keys.ts';
import { openBrowser, openPage, withBrowser } from './open-browser.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

const SESSION = 'latihan-singkat';
const ITEMS = 15;

jest.setTimeout(240_000);

describe('a candidate without a mouse', () => {
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

  withBrowser('signs in, answers, looks again, hands in and leaves, and always sees where the focus is', async () => {
    const session = practice(hall.told, SESSION);
    const [person] = session.participants;
    const { page, faults } = await openPage(browser);
    const keys = new Keys(page);
    await page.goto(hall.url);
    await keys.reads('Pemeriksaan komputer');
    await page.getByText('menghalangi masuk').waitFor({ state: 'detached' });
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
    await keys.tabTo('Ya, ini saya');
    await page.keyboard.press('Enter');
    await page.getByText('Ujian belum dibuka').first().waitFor();
    await practise(page, keys);

    const proctor = await TestProctor.signIn(hall.url, hall.told);
    await proctor.act('open-session', { sessionId: SESSION });
    proctor.close();
    await keys.reads('Soal 1');

    await answerByLetters(page, keys);
    await answerByTabs(page, keys);
    await lookAgain(page, keys);

    await keys.tabTo('Selesaikan ujian');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await keys.tabTo('Selesaikan ujian');
    await page.keyboard.press('Enter');
    await keys.tabTo('Ya, selesaikan ujian');
    await page.keyboard.press('Enter');
    await keys.reads('Hasil ujian Anda');
    await keys.tabTo('Selesai dan keluar');
    await page.keyboard.press('Enter');
    await keys.reads('Pemeriksaan komputer');
    expect([...faults, ...keys.unseen]).toEqual([]);
  });
});

/** In and out of practice and help, and into practice again: the opening finds the candidate there. */
async function practise(page: Page, keys: Keys): Promise<void> {
  await keys.startsAt('Latihan singkat');
  await keys.tabTo('Coba latihan');
  await page.keyboard.press('Enter');
  await keys.reads('Latihan 1');
  await page.keyboard.press('c');
  await page.keyboard.press('F1');
  await keys.reads('Bantuan');
  await keys.tabTo('Tutup bantuan');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await keys.tabTo('Kembali menunggu');
  await page.keyboard.press('Enter');
  await keys.startsAt('Latihan singkat');
  await keys.tabTo('Lanjutkan latihan');
  await page.keyboard.press('Enter');
  await keys.reads('Latihan 1');
}

async function answerByLetters(page: Page, keys: Keys): Promise<void> {
  for (let item = 1; item < ITEMS; item += 1) {
    await page.keyboard.press('abcd'[item % 4]!);
    if (item === 3) await page.keyboard.press('r');
    await page.getByText(`${item} dari ${ITEMS} dijawab`).first().waitFor();
    await page.keyboard.press('ArrowRight');
    await keys.reads(`Soal ${item + 1}`);
  }
}

/** The last item with Tab, Space and the arrows of the radio buttons alone. */
async function answerByTabs(page: Page, keys: Keys): Promise<void> {
  await keys.tabTo(/^A/, 'radio');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.getByText(`${ITEMS} dari ${ITEMS} dijawab`).first().waitFor();
  await keys.tabTo('Tinjau');
  await page.keyboard.press('Enter');
  await keys.reads('Tinjau jawaban');
}

async function lookAgain(page: Page, keys: Keys): Promise<void> {
  await keys.tabTo(/^(Buka soal )?3\b|Soal 3,/);
  await page.keyboard.press('Enter');
  await keys.reads('Soal 3');
  await keys.tabTo('Ragu-ragu');
  await page.keyboard.press('Space');
  await page.getByText('0 ragu-ragu').first().waitFor();
  await keys.tabTo('Tinjau dan selesai');
  await page.keyboard.press('Enter');
  await keys.reads('Tinjau jawaban');
}
