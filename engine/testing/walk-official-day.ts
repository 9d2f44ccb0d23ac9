import type { Browser, Page } from 'playwright-core';
import { TestProctor } from './clients.ts';
import { CHAIR, DAY, LOTS, OfficialDay, SECOND, numberAt } from './official-day.ts';
import { openPage } from './open-browser.ts';
import { EVERY_ROLE } from './staff-accounts.ts';
import type { Look } from './walk-pages.ts';

const REASON = 'listrik padam';
const PRESENT = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13];
const [MOVED, GONE, LATE, OUT, SLOW] = [0, 2, 3, 4, 6];

/** The committee's pages of a day, from the making of a session to the lots. Its engine is new, and drawn lots are left behind. */
export async function walkPreparation(browser: Browser, day: OfficialDay, look: Look): Promise<void> {
  const chair = await staffPage(browser, day, CHAIR, '/committee');
  await chair.getByText('3 sesi').waitFor();
  await look('committee: sessions', chair);
  await lookAtRooms(chair, look);
  await lookAtNewSession(chair, look);
  await lookAtMorning(chair, day, look);
  await lookAtLots(browser, chair, day, look);
  await chair.context().close();
}

async function lookAtRooms(page: Page, look: Look): Promise<void> {
  await goTo(page, '#/ruang');
  await page.getByRole('heading', { level: 2, name: 'Ruang Melati' }).waitFor();
  await look('committee: rooms', page);
  await page.getByRole('link', { name: 'Ubah ruang Ruang Melati' }).click();
  await page.getByRole('gridcell', { name: /^Baris 1, kolom 1/ }).waitFor();
  await look('committee: a room', page);
}

async function lookAtNewSession(page: Page, look: Look): Promise<void> {
  await goTo(page, '#/baru');
  await page.getByText('Pilih bank soal.').waitFor();
  await look('committee: a new session, nothing chosen', page);
  await page.getByRole('combobox', { name: 'Bank soal' }).selectOption('folder/skd-id');
  await page.getByLabel('Mulai dari aturan').selectOption('skd-2024');
  await give(page, 'nomor,nama,kategori\n26-001,Ani,tamu\n26-001,Budi,umum\n,Cici,umum\n');
  await page.getByRole('rowheader', { name: /peserta\.csv\D+2$/ }).waitFor();
  await look('committee: a new session, rows refused', page);
  await page.getByLabel('Lama, menit').fill('0');
  await page.getByRole('rowheader', { name: 'durationMinutes' }).waitFor();
  await look('committee: a new session, a rule refused', page);
  await page.getByLabel('Mulai dari aturan').selectOption('latihan-singkat');
  await give(page, 'nomor,nama,kategori\n26-001,Ani Lestari,umum\n26-002,Budi Santoso,umum\n');
  await page.getByLabel('Kode sesi').fill('coba-siang');
  await page.getByText('Tidak ada masalah. 2 peserta siap.').waitFor();
  await look('committee: a new session, ready', page);
  await page.getByRole('button', { name: 'Siapkan sesi' }).click();
  await page.getByRole('heading', { name: 'Sesi coba-siang siap' }).waitFor();
  await look('committee: a session made', page);
}

function give(page: Page, text: string): Promise<void> {
  const file = { name: 'peserta.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  return page.getByLabel('Berkas peserta').setInputFiles(file);
}

async function lookAtMorning(page: Page, day: OfficialDay, look: Look): Promise<void> {
  await goTo(page, `#/hari/${DAY}`);
  await page.getByText('0 dari 20 peserta hadir.').waitFor();
  await look('committee: the day before anybody came', page);
  await find(page, 5);
  await look('committee: somebody at the door', page);
  await page.getByRole('button', { name: 'Catat hadir' }).click();
  await page.getByText(/tercatat hadir\./).waitFor();
  await day.checkIn(...PRESENT.filter((place) => place !== 5));
  await page.getByText('14 dari 20 peserta hadir.').waitFor();
  await page.getByRole('button', { name: 'Tutup pendaftaran' }).click();
  await look('committee: dialog before the door is shut', page);
  await page.getByRole('dialog').getByRole('textbox').fill('pukul 08.00');
  await page.getByRole('dialog').getByRole('button', { name: 'Tutup pendaftaran' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await find(page, 15);
  await look('committee: somebody comes late', page);
}

export async function find(page: Page, place: number): Promise<void> {
  await page.getByLabel('Nomor peserta (ketik atau pindai)').fill(numberAt(place));
  await page.keyboard.press('Enter');
  await page.locator('.door-person').getByText(numberAt(place)).waitFor();
}

async function lookAtLots(browser: Browser, page: Page, day: OfficialDay, look: Look): Promise<void> {
  await goTo(page, `#/undian/${DAY}`);
  await page.getByLabel('Angka', { exact: true }).fill(LOTS);
  await look('committee: lots, typed', page);
  await page.keyboard.press('Enter');
  await page.getByText(`Ketikan pertama oleh ${CHAIR} tersimpan.`).waitFor();
  await look('committee: lots, the first typing kept', page);
  const second = await staffPage(browser, day, SECOND, `/committee#/undian/${DAY}`);
  await second.getByRole('heading', { name: 'Ketik lagi oleh orang kedua' }).waitFor();
  await second.getByLabel('Angka', { exact: true }).fill(LOTS);
  await second.keyboard.press('Enter');
  await second.getByText('20 naskah telah terikat').waitFor();
  await second.context().close();
  await page.getByText('20 naskah telah terikat').waitFor();
  await look('committee: lots, drawn', page);
  await goTo(page, `#/hari/${DAY}`);
  await page.getByText('Diundi di ruang oleh dua orang.').waitFor();
  await look('committee: the day, papers bound', page);
  await goTo(page, `#/kursi/${DAY}`);
  await page.getByText('20 peserta mendapat meja.').waitFor();
  await look('committee: seats', page);
  await page.getByLabel('sebagai kartu untuk digunting').check();
  await look('committee: seats as slips', page);
}

/** The console in an official session whose papers are bound, from its opening to its results. */
export async function walkHall(browser: Browser, day: OfficialDay, look: Look): Promise<void> {
  const page = await staffPage(browser, day, SECOND, `/console#/sesi/${DAY}`);
  await day.seat(...PRESENT);
  await page.getByRole('button', { name: 'Buka sesi' }).waitFor();
  await look('console: everybody seated, not open', page);
  await page.getByRole('button', { name: 'Buka sesi' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Buka sesi' }).click();
  await page.getByRole('button', { name: 'Tutup sesi' }).waitFor();
  await trouble(day);
  await page
    .getByText(/terbuka$/)
    .first()
    .waitFor();
  await look('console: an official session', page);
  await lookAtTable(page, look);
  await lookAtActs(page, look);
  await lookAtProposal(browser, page, day, look);
  await lookAtOthers(browser, day, look);
  await lookAtHeld(browser, day, look);
  await page.getByRole('button', { name: 'Tutup sesi' }).click();
  await look('console: dialog before an official end', page);
  await page.getByRole('dialog').getByRole('textbox').fill('waktu habis');
  await page.getByRole('dialog').getByRole('button', { name: 'Tutup sesi' }).click();
  await page.getByText('Semua langkah selesai').first().waitFor();
  await page.context().close();
  await lookAtEnd(browser, day, look);
}

/** What a hall has of everything: answers, a denial, a lost line, a held answer, time given, a message, a pause. */
async function trouble(day: OfficialDay): Promise<void> {
  for (const [place, one] of day.seated) for (let at = 0; at < place % 5; at += 1) await one.choose(at, at % 4);
  day.seated.get(GONE)!.close();
  const staff = await TestProctor.signIn(day.hall.url, { staff: EVERY_ROLE }, SECOND);
  const act = (deed: string, more: object) => staff.act(deed, { sessionId: DAY, reason: REASON, ...more });
  const inTime = Date.now();
  await act('force-hand-in', { participantNumber: numberAt(LATE) });
  await day.offerLate(LATE, LATE % 5, inTime);
  await act('extend-time', { whom: [numberAt(SLOW)], byMs: 300_000 });
  await act('pause', { whom: [numberAt(9)] });
  staff.close();
}

async function lookAtTable(page: Page, look: Look): Promise<void> {
  await page.getByLabel('Cari nomor, nama, atau meja').fill('tidak ada');
  await page.getByText('Tidak ada peserta yang cocok.').waitFor();
  await look('console: nobody found', page);
  await page.getByLabel('Cari nomor, nama, atau meja').fill('');
  await page
    .locator('.fl')
    .getByRole('button', { name: /^Gangguan/ })
    .click();
  await look('console: those in trouble', page);
  await page
    .locator('.fl')
    .getByRole('button', { name: /^Semua/ })
    .click();
  await page.getByLabel('Cari nomor, nama, atau meja').fill(numberAt(SLOW));
  await page.locator(`[data-number="${numberAt(SLOW)}"] .open-person`).click();
  await page.getByRole('dialog').getByText('Waktu tambahan').first().waitFor();
  await look('console: one person who was given time', page);
  await page.getByRole('dialog').getByRole('button', { name: 'Tutup' }).click();
  await page.getByLabel('Cari nomor, nama, atau meja').fill('');
}

/** A table draws only the rows in sight, so the person is looked for first. */
export async function choose(page: Page, place: number): Promise<void> {
  const search = page.getByLabel('Cari nomor, nama, atau meja');
  await search.fill(numberAt(place));
  await page.locator(`[data-number="${numberAt(place)}"] input[type=checkbox]`).check();
  await search.fill('');
}

const ACTS = ['Kirim pesan', 'Tambah waktu', 'Diskualifikasi'];

async function lookAtActs(page: Page, look: Look): Promise<void> {
  for (const place of [MOVED, SLOW, 15]) await choose(page, place);
  const bar = page.getByRole('region', { name: 'Tindakan untuk peserta terpilih' });
  for (const name of ACTS) {
    await bar.getByRole('button', { name, exact: true }).click();
    await look(`console: ${name}, for three`, page);
  }
  await bar.getByRole('button', { name: 'Lepas pilihan' }).click();
}

async function lookAtProposal(browser: Browser, page: Page, day: OfficialDay, look: Look): Promise<void> {
  await choose(page, OUT);
  const bar = page.getByRole('region', { name: 'Tindakan untuk peserta terpilih' });
  await bar.getByRole('button', { name: 'Diskualifikasi', exact: true }).click();
  await bar.getByRole('combobox').selectOption('conduct');
  await bar.getByLabel('Keterangan untuk berita acara').fill('telepon genggam di meja');
  await look('console: one is proposed for disqualification', page);
  await bar.getByRole('button', { name: /^Usulkan/ }).click();
  await page.getByText(/diusulkan untuk 1 peserta/).waitFor();
  await look('console: a proposal of one’s own', page);
  const chair = await staffPage(browser, day, CHAIR, `/console#/sesi/${DAY}`);
  await chair.getByRole('button', { name: 'Setujui' }).click();
  await look('console: dialog of a second person', chair);
  await chair.getByRole('dialog').getByRole('textbox').fill('dilihat dua pengawas');
  await chair.getByRole('dialog').getByRole('button', { name: 'Setujui' }).click();
  await chair.getByText(/Disetujui koordinator/).waitFor();
  await look('console: a proposal confirmed', chair);
  await chair.context().close();
}

/** Who may do less sees less. */
async function lookAtOthers(browser: Browser, day: OfficialDay, look: Look): Promise<void> {
  for (const name of ['pengamat', 'pengawas']) {
    const page = await staffPage(browser, day, name, `/console#/sesi/${DAY}`);
    await page.locator('[role="row"][data-number]').first().waitFor();
    await look(`console: as ${name}`, page);
    await page.context().close();
  }
  const page = await staffPage(browser, day, 'teknisi', '/console');
  await look('console: as teknisi', page);
  await page.context().close();
}

async function lookAtHeld(browser: Browser, day: OfficialDay, look: Look): Promise<void> {
  const page = await staffPage(browser, day, CHAIR, `/console#/sesi/${DAY}`);
  await choose(page, LATE);
  await page.getByRole('button', { name: 'Denah dan perhatian' }).click();
  await page.locator('.side').getByRole('button', { name: 'Pilih semua', exact: true }).click();
  await look('console: held answers', page);
  await page.locator('.side').getByRole('button', { name: 'Terima', exact: true }).click();
  await look('console: dialog of held answers', page);
  await page.context().close();
}

async function lookAtEnd(browser: Browser, day: OfficialDay, look: Look): Promise<void> {
  const page = await staffPage(browser, day, CHAIR, `/console#/sesi/${DAY}`);
  await page.getByText('Semua langkah selesai').first().waitFor();
  await look('console: a session closed, the table', page);
  await page.getByRole('button', { name: 'Denah dan perhatian' }).click();
  await page.getByRole('region', { name: 'Perbaiki kunci' }).waitFor();
  await look('console: a session closed', page);
  await page.goto(`${day.hall.url}/console#/berita-acara/${DAY}`);
  await page.getByRole('heading', { name: 'Tindakan' }).waitFor();
  await look('console: minutes of a session closed', page);
  await page.goto(`${day.hall.url}/console#/kejadian/${DAY}`);
  await page.getByRole('link', { name: 'Kembali ke pemantauan' }).waitFor();
  await look('console: incidents of a session closed', page);
  await page.goto(`${day.hall.url}/committee#/hasil/${DAY}`);
  await page.getByText('Sesi ditutup.').waitFor();
  await look('committee: results', page);
  await page.goto(`${day.hall.url}/committee#/hari/${DAY}`);
  await page.getByText('Ditutup', { exact: true }).waitFor();
  await look('committee: the day, closed', page);
  await page.context().close();
}

/** Accounts: made, told once, locked, and the journal; a second factor with its codes. */
export async function walkAccounts(browser: Browser, day: OfficialDay, look: Look): Promise<void> {
  const page = await staffPage(browser, day, CHAIR, '/console#/staf');
  await page.getByLabel('Nama akun').fill('siti');
  await page.getByLabel('Ruang, dipisah koma (kosong: semua)').fill('Ruang Melati, Ruang Kenanga');
  await page.getByRole('button', { name: 'Buat akun' }).click();
  await page.getByText('Kata sandi sekali pakai untuk siti:').waitFor();
  await look('console: an account made', page);
  await page.getByRole('button', { name: 'Kunci: pengawas' }).click();
  await look('console: dialog before an account is locked', page);
  await page.getByRole('dialog').getByRole('textbox').fill('laptop hilang');
  await page.getByRole('dialog').getByRole('button', { name: 'Kunci' }).click();
  await page.getByText(/mengunci pengawas/).waitFor();
  await page.getByRole('heading', { name: 'Jurnal akun' }).scrollIntoViewIfNeeded();
  await look('console: the journal of accounts', page);
  await goTo(page, '#/komputer');
  await page.getByText('Belum ada komputer yang terdaftar.').waitFor();
  await look('console: no computers yet', page);
  await page.context().close();
}

export async function staffPage(browser: Browser, day: OfficialDay, name: string, path: string): Promise<Page> {
  const { page } = await openPage(browser);
  await page.goto(`${day.hall.url}${path}`);
  await page.getByLabel('Nama akun').fill(name);
  await page.getByLabel('Kata sandi').fill(EVERY_ROLE.find((each) => each.name === name)!.password);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.getByRole('button', { name: 'Keluar', exact: true }).waitFor();
  return page;
}

export async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((next) => {
    window.location.hash = next;
  }, hash);
}
