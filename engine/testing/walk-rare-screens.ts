import type { Browser, Page } from 'playwright-core';
import { examJson } from './tiny-exam.ts';
import type { StationReply } from '#protocol/candidate-down.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { totpCode, totpStep } from '../actions/totp.ts';
import { TestCandidate, TestProctor, ask } from './clients.ts';
import { CHAIR, DAY, LOTS, type OfficialDay, SECOND, numberAt } from './official-day.ts';
import { EVERY_ROLE } from './staff-accounts.ts';
import { TestTechnician, TestWorkstation } from './test-workstation.ts';
import { choose, find, goTo, staffPage } from './walk-official-day.ts';
import type { Look } from './walk-pages.ts';

const PRESENT = [0, 1, 2, 3, 4, 5];
const [LATE, DONE, LOST] = [15, 2, 3];
/** The rules count a line that was away for ten seconds. */
const AWAY_MS = 10_500;

const CATEGORIES = (examJson('latihan-singkat') as { categories: { code: string }[] }).categories.map(
  ({ code }) => code,
);

/** Rules under which a day has a cut-off for who is late, and thresholds, of the total too. */
export const RARE_RULES = {
  lateCutOffMinutes: 0,
  thresholds: [{ appliesTo: CATEGORIES, perSection: { TWK: 5, TIU: 5 }, total: 25, legalBasis: 'Aturan contoh' }],
};

/** What a good day does not show: faces, computers that differ, who is late, lost time, an attempt opened again, a second factor. */
export async function walkRareScreens(browser: Browser, day: OfficialDay, look: Look): Promise<void> {
  const chair = await staffPage(browser, day, CHAIR, `/committee#/hari/${DAY}`);
  const pages = await differingPages(day);
  await lookAtDoor(chair, day, look);
  await lookAtLate(browser, chair, day, look);
  await day.ask('/lots', 'POST', { digits: LOTS });
  await chair.context().close();
  await lots(browser, day);
  await lookAtOpening(browser, day, look);
  for (const page of pages) page.close();
  await lookAtHall(browser, day, look);
  await lookAtResults(browser, day, look);
  await lookAtAccounts(browser, day, look);
}

/** One with an older page, one with a clock that is wrong. */
async function differingPages(day: OfficialDay): Promise<TestCandidate[]> {
  const { url } = day.hall;
  const technician = await TestTechnician.signIn(url, { staff: EVERY_ROLE }, 'teknisi');
  const kinds = [{ build: '0'.repeat(16) }, { aheadMs: 95_000 }];
  return Promise.all(
    kinds.map(async (instead, place) => {
      const computer = new TestWorkstation(url);
      await technician.enrol(computer, `LAB-${place + 30}`, { room: 'Ruang Melati' });
      const page = computer.page();
      const reply = await ask<StationReply>(page.socket, 'station', { version: PROTOCOL_VERSION });
      if (!reply.ok) throw new Error(reply.refusal.word);
      const rules = reply.facts.sessions.map((session) => session.rules);
      const said = { name: '', build: '1'.repeat(16), rules, aheadMs: 0, tookMs: 4, version: PROTOCOL_VERSION };
      await ask(page.socket, 'report-page', { ...said, ...instead });
      return page;
    }),
  );
}

async function lookAtDoor(page: Page, day: OfficialDay, look: Look): Promise<void> {
  const face = await page.context().newPage();
  await face.setViewportSize({ width: 240, height: 320 });
  await face.setContent(
    '<body style="background:#cfd8e6"><div style="margin:60px auto;width:120px;height:160px;background:#7a5a44">',
  );
  const buffer = await face.screenshot({ type: 'jpeg' });
  await face.close();
  await page.getByLabel('Berkas foto').setInputFiles({ name: `${numberAt(5)}.jpg`, mimeType: 'image/jpeg', buffer });
  await page.getByText('1 foto disimpan.').waitFor();
  await find(page, 5);
  await page.getByRole('img', { name: /^Foto peserta/ }).waitFor();
  await page.getByText('2 komputer melapor.').waitFor();
  await look('committee: a face at the door, and computers that differ', page);
  await day.checkIn(...PRESENT);
  await page.getByText('6 dari 20 peserta hadir.').waitFor();
}

async function lookAtLate(browser: Browser, page: Page, day: OfficialDay, look: Look): Promise<void> {
  await day.ask('/door', 'POST', { reason: 'pukul 08.00' });
  await page.getByText(/^Batas keterlambatan lewat/).waitFor();
  await find(page, LATE);
  await page.getByLabel('Alasan terlambat atau PIN baru').fill('ban bocor di jalan');
  await page.getByRole('button', { name: 'Usulkan masuk terlambat' }).click();
  await page.getByRole('button', { name: 'Tarik kembali' }).waitFor();
  await look('committee: somebody too late is proposed', page);
  const second = await staffPage(browser, day, SECOND, `/committee#/hari/${DAY}`);
  await second.getByRole('button', { name: 'Setujui' }).click();
  await look('committee: dialog about somebody too late', second);
  await second.getByRole('dialog').getByRole('textbox').fill('dilihat dua orang');
  await second.getByRole('dialog').getByRole('button', { name: 'Setujui' }).click();
  await second.getByText('7 dari 20 peserta hadir.').waitFor();
  await second.context().close();
}

async function lots(browser: Browser, day: OfficialDay): Promise<void> {
  const second = await staffPage(browser, day, SECOND, `/committee#/undian/${DAY}`);
  await second.getByLabel('Angka', { exact: true }).fill(LOTS);
  await second.keyboard.press('Enter');
  await second.getByText('20 naskah telah terikat').waitFor();
  await second.context().close();
}

async function lookAtOpening(browser: Browser, day: OfficialDay, look: Look): Promise<void> {
  await day.seat(...PRESENT);
  const page = await staffPage(browser, day, SECOND, `/console#/sesi/${DAY}`);
  await page.getByRole('button', { name: 'Buka sesi' }).click();
  await page.getByRole('button', { name: 'Buka juga' }).waitFor();
  await look('console: dialog of an opening in spite of differences', page);
  await page.getByRole('dialog').getByRole('textbox').fill('dua komputer tidak dipakai');
  await page.getByRole('dialog').getByRole('button', { name: 'Buka juga' }).click();
  await page.getByRole('button', { name: 'Tutup sesi' }).waitFor();
  await page.context().close();
}

async function lookAtHall(browser: Browser, day: OfficialDay, look: Look): Promise<void> {
  for (const [place, one] of day.seated) for (let at = 0; at <= place; at += 1) await one.choose(at, at % 4);
  const lost = day.seated.get(LOST)!;
  lost.close();
  const back = Date.now() + AWAY_MS;
  await day.seated.get(DONE)!.handIn();
  const page = await staffPage(browser, day, SECOND, `/console#/sesi/${DAY}`);
  await page.getByRole('button', { name: 'Tutup sesi' }).waitFor();
  await page.getByRole('button', { name: 'Denah dan perhatian' }).click();
  await look('console: rooms and what wants attention', page);
  await page.getByRole('button', { name: 'Peserta', exact: true }).click();
  await page.getByRole('button', { name: 'Tindakan untuk semua peserta' }).click();
  const all = page.getByRole('region', { name: 'Tindakan untuk semua peserta' });
  await all.getByRole('button', { name: 'Kirim pesan' }).click();
  await all.getByRole('textbox').fill('Lampu akan padam sebentar. Tetap di tempat Anda.');
  await look('console: a message to everybody', page);
  await all.getByRole('button', { name: 'Jalankan untuk semua' }).click();
  await page.getByText(/berlaku untuk \d+ peserta/).waitFor();
  await choose(page, DONE);
  const bar = page.getByRole('region', { name: 'Tindakan untuk peserta terpilih' });
  await bar.getByRole('button', { name: 'Buka kembali', exact: true }).click();
  await look('console: an attempt is proposed to be opened again', page);
  await bar.getByRole('button', { name: 'Lepas pilihan' }).click();
  await choose(page, 1);
  await page.getByRole('button', { name: 'Denah dan perhatian' }).click();
  await page.getByRole('button', { name: 'Pindahkan' }).waitFor();
  await look('console: somebody is moved to another seat', page);
  await page.waitForFunction((until) => Date.now() >= until, back);
  await lookAtLosses(page, day, lost, look);
  await page.context().close();
}

async function lookAtLosses(page: Page, day: OfficialDay, lost: TestCandidate, look: Look): Promise<void> {
  const again = new TestCandidate(day.hall.url);
  const resumed = await again.resume(lost.token);
  if (!resumed.ok) throw new Error(resumed.refusal.word);
  day.seated.set(LOST, again);
  await goTo(page, `#/kejadian/${DAY}`);
  await page.getByRole('button', { name: 'Tulis kejadian' }).click();
  await page.getByLabel(/^Mulai, menit/).fill('2');
  await page.getByLabel('Semua peserta').check();
  await page.getByLabel(/^Apa yang terjadi/).fill('Stopkontak baris A mati');
  await page.getByRole('button', { name: 'Catat kejadian' }).click();
  await page.getByRole('button', { name: 'Ganti waktu' }).click();
  await page.getByRole('button', { name: /^Beri 1 peserta/ }).waitFor();
  await look('console: what an incident cost', page);
  await page.getByRole('button', { name: /^Beri 1 peserta/ }).click();
  await page.getByText(/1 peserta diberi waktu/).waitFor();
  await look('console: lost time given back', page);
}

async function lookAtResults(browser: Browser, day: OfficialDay, look: Look): Promise<void> {
  const staff = await TestProctor.signIn(day.hall.url, { staff: EVERY_ROLE }, SECOND);
  await staff.act('close-session', { sessionId: DAY, reason: 'waktu habis' });
  staff.close();
  const page = await staffPage(browser, day, CHAIR, `/committee#/hasil/${DAY}`);
  await page.getByText('Sesi ditutup.').waitFor();
  await look('committee: results against thresholds', page);
  await page.goto(`${day.hall.url}/console#/berita-acara/${DAY}`);
  await page.getByRole('heading', { name: 'Tindakan' }).waitFor();
  await page.emulateMedia({ media: 'print', reducedMotion: 'reduce' });
  await look('console: minutes as they are printed', page);
  await page.context().close();
}

async function lookAtAccounts(browser: Browser, day: OfficialDay, look: Look): Promise<void> {
  const page = await staffPage(browser, day, CHAIR, '/console#/staf');
  await page.getByRole('button', { name: 'Peran dan ruang: pengawas' }).click();
  await look('console: dialog of a role and its rooms', page);
  await page.getByRole('dialog').getByRole('button', { name: 'Batal' }).click();
  await page.getByRole('button', { name: 'Pasang dengan telepon' }).click();
  const key = await page.locator('.enrol p.mono').innerText();
  const code = () => totpCode(fromBase32(key.replaceAll(' ', '')), totpStep(Date.now() as never));
  await page.getByLabel('Kode 6 angka dari telepon').fill(code());
  await page.getByRole('button', { name: 'Pasang', exact: true }).click();
  await page.locator('.recovery').waitFor();
  await look('console: a second factor, and its codes told once', page);
  await page.getByRole('button', { name: 'Keluar', exact: true }).click();
  await page.getByRole('heading', { name: 'Masuk konsol pengawas' }).waitFor();
  await page.getByLabel('Nama akun').fill(CHAIR);
  await page.getByLabel('Kata sandi', { exact: true }).fill(EVERY_ROLE.find(({ name }) => name === CHAIR)!.password);
  await page.keyboard.press('Enter');
  await page.getByLabel('Kode dari telepon').waitFor();
  await look('console: sign-in, a code is asked for', page);
  await page.context().close();
}

function fromBase32(text: string): Uint8Array {
  const bits = [...text].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  return Uint8Array.from(bits.join('').match(/.{8}/g) ?? [], (eight) => parseInt(eight, 2));
}
