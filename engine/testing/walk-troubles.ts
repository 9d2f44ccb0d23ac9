import type { Browser, Page } from 'playwright-core';
import { Cable } from './cable.ts';
import { CandidatePage } from './candidate-page.ts';
import type { Practice, TestProctor } from './clients.ts';
import type { TestEngine } from './start-engine.ts';
import type { Look } from './walk-pages.ts';

const REASON = 'Komputer rusak';
const AN_ITEM = /^Soal \d+$/;

/** One walk: who walks, where, and what is done at every screen. */
export interface Walk {
  readonly browser: Browser;
  readonly hall: TestEngine;
  readonly proctor: TestProctor;
  readonly look: Look;
  /** Everything in an item; answering goes on without a line. Any computer may be used. */
  readonly open: Practice;
  /** An item of every kind; answering is blocked without a line. Registered computers only. */
  readonly strict: Practice;
  /** How many items a paper of the open session has. */
  readonly items: number;
}

/** Somebody at a cable of their own; the page's clock can be moved on. */
export async function sitAtCable({ browser, hall, open }: Walk, place: number): Promise<[CandidatePage, Cable]> {
  const cable = await Cable.lay(hall.engine.port);
  const candidate = await CandidatePage.enter(browser, cable.url, open, place, (page) => page.clock.install());
  await candidate.confirms();
  return [candidate, cable];
}

/** The line goes, and answers wait. */
export async function lookAtCutLine({ look }: Walk, candidate: CandidatePage, cable: Cable): Promise<void> {
  const { page } = candidate;
  cable.cut();
  await candidate.choose(0);
  await candidate.next();
  await page.clock.fastForward('01:00');
  await page.getByRole('heading', { name: 'Sambungan ke server terputus' }).waitFor();
  await look('line: gone', page);
  await page.getByRole('button', { name: 'Terus menjawab' }).first().click();
  await candidate.choose(1);
  await page.getByText('BELUM TERSIMPAN: 2').first().waitFor();
  await page.getByText(/2 jawaban belum tersimpan/).waitFor();
  await look('line: unsaved', page);
}

/** Staff let the person go on at another computer; the first one comes back with what it kept. */
export async function lookAtMove(walk: Walk, first: CandidatePage, cable: Cable, place: number): Promise<void> {
  const { browser, hall, look, open, proctor } = walk;
  const release = { sessionId: open.id, participantNumber: first.number, reason: REASON };
  await proctor.act('release-sign-in', release);
  const { page } = await CandidatePage.signIn(browser, hall.url, open, place);
  await page.getByRole('heading', { name: AN_ITEM }).waitFor();
  cable.mend();
  await first.page.clock.fastForward('00:30');
  await first.page.getByRole('heading', { name: 'Ujian Anda dilanjutkan di komputer lain' }).waitFor();
  await first.page.getByText('menunggu keputusan').first().waitFor();
  await look('superseded: other computer', first.page);
  await first.page.context().close();
  await page.getByText('menunggu keputusan').first().waitFor();
  await look('kept for a decision', page);
  await lookAtOtherTab(page, walk);
  await proctor.act('release-sign-in', release);
  await page.getByRole('heading', { name: 'Pengawas melepas komputer ini' }).waitFor();
  await look('superseded: released', page);
  await page.context().close();
}

async function lookAtOtherTab(page: Page, { look }: Walk): Promise<void> {
  const tab = await page.context().newPage();
  await tab.goto(page.url());
  await page.getByRole('heading', { name: 'Ujian Anda terbuka di tab lain' }).waitFor();
  await look('superseded: other tab', page);
  await tab.close();
  await page.getByRole('button', { name: 'Lanjutkan di tab ini' }).click();
  await page.getByRole('heading', { name: AN_ITEM }).waitFor();
}

/** The time ends without a line; it ended earlier where staff said so, and what was given until then is kept. */
export async function lookAtEnds(walk: Walk, candidate: CandidatePage, cable: Cable): Promise<void> {
  const { look, open, proctor } = walk;
  const { number, page } = candidate;
  cable.cut();
  await candidate.choose(0);
  await page.locator('.opt.on').waitFor();
  // A mark of doubt that comes too late is held for nobody's decision.
  await page.keyboard.press('r');
  await proctor.act('force-hand-in', { sessionId: open.id, participantNumber: number, reason: REASON });
  await page.clock.fastForward('02:00:00');
  await page.getByRole('heading', { name: 'Waktu habis' }).waitFor();
  await look('time up', page);
  cable.mend();
  await page.clock.fastForward('00:30');
  await page.getByRole('heading', { name: 'Hasil ujian Anda' }).waitFor();
  await page.getByText('menunggu keputusan').first().waitFor();
  await page.getByRole('region', { name: 'Tidak dihitung' }).waitFor();
  await look('result: ended by staff, answers kept and some not counted', page);
  await page.context().close();
}

/** Review, the question, the wait for a receipt, the result, its final state, and the computer when it is freed. */
export async function lookAtHandIn(walk: Walk, candidate: CandidatePage, cable: Cable): Promise<void> {
  const { look, open, proctor } = walk;
  const { page } = candidate;
  await page.getByRole('button', { name: 'Tinjau dan selesai' }).click();
  await look('review', page);
  await page.getByRole('button', { name: /^Selesai/ }).click();
  await look('hand in: sure?', page);
  cable.cut();
  await page.getByRole('button', { name: 'Ya, selesaikan ujian' }).click();
  await page.getByText('Menyelesaikan ujian').first().waitFor();
  await look('hand in: on its way', page);
  cable.mend();
  await page.clock.fastForward('00:10');
  await page.getByRole('heading', { name: 'Hasil ujian Anda' }).waitFor();
  await look('result', page);
  await proctor.act('close-session', { sessionId: open.id, reason: 'Sesi selesai' });
  await page.getByText('Sesi sudah ditutup.').waitFor();
  await look('result: final', page);
  // The page says once a second that nothing waits in it any more, and is not freed before it has.
  const release = { sessionId: open.id, whom: [candidate.number], reason: 'Sesi selesai' };
  for (let isFreed = false; !isFreed;) {
    await page.clock.runFor(1_000);
    const acted = await proctor.act('release-workstations', release);
    isFreed = acted.ok && acted.affected.length > 0;
  }
  await page.getByText('Komputer ini sudah bebas.').waitFor();
  await look('station: freed', page);
  await page.context().close();
}

/** Somebody of the strict session at a registered computer: every kind of item, and answering that is closed. */
export async function lookAtStrict(walk: Walk, page: Page, cable: Cable): Promise<void> {
  const { look, proctor, strict } = walk;
  const { number, pin } = strict.participants[0]!;
  await page.getByRole('button', { name: 'Lanjut ke layar masuk' }).click();
  await page.getByLabel('Nomor peserta').fill(number);
  await page.getByLabel('PIN registrasi').fill(pin);
  await page.getByLabel('PIN sesi').fill(strict.sessionPin);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.getByRole('button', { name: 'Ya, ini saya' }).click();
  await page.getByText('Ujian belum dibuka').first().waitFor();
  await look('strict: waiting', page);
  await proctor.act('open-session', { sessionId: strict.id });
  const next = page.getByRole('button', { name: 'Berikutnya', exact: true });
  for (let at = 1; ; at += 1) {
    await page.getByRole('heading', { name: `Soal ${at}`, exact: true }).waitFor();
    await look(`kind ${at}`, page);
    if (!(await next.isVisible())) break;
    await next.click();
  }
  cable.cut();
  await page.clock.fastForward('01:00');
  await page.getByRole('heading', { name: 'Menjawab ditutup sementara' }).waitFor();
  await look('blocked', page);
  await page.context().close();
}
