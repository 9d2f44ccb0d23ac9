import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { verifyLedger } from '../../scripts/verify-ledger.ts';
import { CandidatePage } from './candidate-page.ts';
import { changedExams } from './changed-exams.ts';
import { TestProctor, boardWhen, connect, practice } from './clients.ts';
import { misfits, nextFrame } from './misfits.ts';
import { openBrowser, withBrowser } from './open-browser.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';
import { WCAG, violations } from './violations.ts';

jest.setTimeout(240_000);

const SHORT = 'latihan-singkat';
const file = resolve(import.meta.dirname, `../../question-banks/exams/${SHORT}.json`);
const { sections } = JSON.parse(readFileSync(file, 'utf8')) as { sections: object[] };
/** Three sections of five items; the first two are a block each. */
const rules = {
  livePolicy: 'locked',
  sections: sections.map((section, at) => (at < 2 ? { ...section, lockBlocks: 'section' } : section)),
};

describe('an exam under locked', () => {
  const exams = changedExams({ [SHORT]: rules });
  let hall: TestEngine;
  let browser: Browser;
  beforeAll(async () => {
    if (process.env.TERANG_CHROMIUM === undefined) return;
    hall = await startTestEngine(2, { questionBanksDir: exams.path });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await hall?.end();
    exams.remove();
  });

  const pictures = process.env['TERANG_PICTURES'];
  async function faultsOf(page: Page, name: string): Promise<string[]> {
    await page.evaluate(nextFrame);
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`) });
    const found = [...(await violations(page, WCAG)), ...(await page.evaluate(misfits))];
    return found.map((fault) => `${name}: ${fault}`);
  }

  withBrowser('is sat block by block: locked in words, at another computer and after a restart too', async () => {
    const faults: string[] = [];
    const session = practice(hall.told, SHORT);
    const proctor = await TestProctor.signIn(hall.url, hall.told);
    await proctor.act('open-session', { sessionId: SHORT });
    const first = await CandidatePage.signIn(browser, hall.url, session, 0);
    const { page } = first;
    await first.seesItem(1);
    await first.choose(0);
    await page.getByText('Tersimpan').first().waitFor();
    faults.push(...(await faultsOf(page, 'open')));
    await page.getByRole('button', { name: 'Kunci soal 1–5' }).click();
    const dialog = page.getByRole('dialog', { name: 'Kunci soal 1–5?' });
    await dialog.getByText('4 soal belum dijawab.').waitFor();
    faults.push(...(await faultsOf(page, 'dialog')));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('sudah Anda kunci').waitFor();
    faults.push(...(await faultsOf(page, 'locked')));
    // The other language on a dark ground is judged as well.
    await page.getByRole('button', { name: /Tekan untuk gelap/ }).click();
    await page.getByRole('button', { name: 'EN, English' }).click();
    await page.getByText('You have locked items 1–5').waitFor();
    faults.push(...(await faultsOf(page, 'locked-en-dark')));
    await page.getByRole('button', { name: 'Lock items 6–10' }).click();
    faults.push(...(await faultsOf(page, 'dialog-en-dark')));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'ID, Bahasa Indonesia' }).click();
    await first.choose(1);
    await page.getByRole('button', { name: 'Tinjau dan selesai' }).click();
    faults.push(...(await faultsOf(page, 'review')));

    // Exactly the five items of the block are on the board, and nothing else of the paper.
    const live = connect(hall.url, '/live');
    const board = await boardWhen(live, SHORT, ({ rows }) => rows.some(({ counted }) => counted > 0));
    const row = board.rows.find(({ number }) => number === first.number)!;
    expect(row).toMatchObject({ state: 'working', counted: 5, total: row.sections[0]!.points });
    expect(row.sections.map(({ points }) => points)).toEqual([expect.any(Number), null, null]);

    live.close();
    hall = await hall.restart();
    const again = await TestProctor.signIn(hall.url, hall.told);
    await again.act('release-sign-in', { sessionId: SHORT, participantNumber: first.number, reason: 'pindah meja' });
    const second = await CandidatePage.signIn(browser, hall.url, session, 0);
    await second.page.getByRole('button', { name: 'Soal 1–5 terkunci' }).waitFor();
    expect(await second.page.getByRole('button', { name: 'Soal 1, sudah dijawab, terkunci' }).count()).toBe(1);
    expect(faults).toEqual([]);
    again.close();
    proctor.close();
    const judged = verifyLedger(hall.dataDir).sessions.flatMap(({ checks }) => checks);
    expect(judged.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
  });
});
