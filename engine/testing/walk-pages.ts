import type { Browser, Page } from 'playwright-core';
import { CandidatePage } from './candidate-page.ts';
import { type Practice, TestProctor, practice } from './clients.ts';
import { openPage } from './open-browser.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';
import { TestTechnician, TestWorkstation } from './test-workstation.ts';

const SESSION = 'latihan-singkat';
const TITLE = 'Latihan singkat';
const REASON = 'listrik padam';

/** Called at every page in turn, always in Indonesian and light; it leaves language, theme and window as they were. */
export type Look = (name: string, page: Page) => Promise<void>;

/** Walks through every page of a session, from before it to its end. Needs a new engine with five people or more. */
export async function walkPages(browser: Browser, hall: TestEngine, look: Look): Promise<void> {
  const session = practice(hall.told, SESSION);
  const proctor = await TestProctor.signIn(hall.url, hall.told);
  await lookAtToldPassword(browser, look);
  const staff = await lookBeforeOpening(browser, hall, look);
  const door = await openPage(browser);
  await door.page.goto(`${hall.url}/?workstation=LAB-07`);
  await lookAtStation(door.page, look);
  const candidate = await lookAtDoor(browser, hall, session, look);
  const other = await CandidatePage.signIn(browser, hall.url, session, 1);
  await other.waits();
  await lookAtOpening(staff, look);
  await candidate.seesItem(1);
  await lookAtItems(candidate, look);
  await other.choose(0);
  await other.savedAll(1, 15);
  await lookAtSession(staff, look);
  await lookAtBoard(browser, hall, look);
  await lookAtPause(candidate, proctor, look);
  await lookAtReview(candidate, look);
  await lookAtClosing(staff, look);
  proctor.close();
  const running = await hall.restart(() => lookAtTrouble(other, staff, door.page, look));
  Object.assign(hall, running);
}

async function lookBeforeOpening(browser: Browser, hall: TestEngine, look: Look): Promise<Page> {
  const { page } = await openPage(browser, 1920, 1080);
  const { name, password } = hall.told.staff[0]!;
  await page.goto(`${hall.url}/console`);
  await page.getByLabel('Nama akun').fill(name);
  await page.getByLabel('Kata sandi').fill('bukan kata sandi');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: 'tidak cocok' }).waitFor();
  await look('console: sign-in, refused', page);
  await page.getByLabel('Kata sandi').fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: `Pantau ${TITLE}` }).waitFor();
  await look('console: sessions', page);
  await page.getByRole('button', { name: `Berkas SEB untuk ${TITLE}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Buat dan unduh' }).click();
  await page.getByText('Config Key').waitFor();
  await look('console: a settings file', page);
  await page.getByRole('dialog').getByRole('button', { name: 'Batal' }).click();
  await lookAtComputers(page, hall, look);
  await page.getByRole('link', { name: `Pantau ${TITLE}` }).click();
  await page.getByRole('button', { name: 'Buka sesi' }).first().waitFor();
  await look('console: a session before the opening', page);
  return page;
}

/** The engine of the walk lets the first password stay, for its own staff's sake. */
async function lookAtToldPassword(browser: Browser, look: Look): Promise<void> {
  const hall = await startTestEngine(1, { firstPasswordStays: false });
  const { page } = await openPage(browser, 1920, 1080);
  const { name, password } = hall.told.staff[0]!;
  await page.goto(`${hall.url}/console`);
  await page.getByLabel('Nama akun').fill(name);
  await page.getByLabel('Kata sandi').fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Pilih kata sandi baru' }).waitFor();
  await look('console: a password that was told is replaced', page);
  await page.context().close();
  await hall.end();
}

async function lookAtComputers(page: Page, hall: TestEngine, look: Look): Promise<void> {
  const technician = await TestTechnician.signIn(hall.url, hall.told);
  await technician.enrol(new TestWorkstation(hall.url), 'LAB-01', { room: 'Lab A', isKiosk: true });
  await new TestWorkstation(hall.url).code();
  await page.getByRole('link', { name: 'Komputer ruang ujian' }).click();
  await page.getByRole('button', { name: 'Tolak' }).waitFor();
  await look('console: computers', page);
  await page.getByRole('button', { name: 'Ubah nama dan tempat LAB-01' }).click();
  await look('console: dialog of a computer', page);
  await page.getByRole('dialog').getByRole('button', { name: 'Batal' }).click();
  await page.getByRole('link', { name: 'Semua sesi' }).click();
}

async function lookAtStation(page: Page, look: Look): Promise<void> {
  await page.getByText('Terhubung; menjawab').waitFor();
  await look('candidate: the check of a computer', page);
  await lookAtHelp('candidate: the check of a computer, help', page, look);
}

async function lookAtDoor(browser: Browser, hall: TestEngine, session: Practice, look: Look): Promise<CandidatePage> {
  const { page } = await openPage(browser);
  await page.goto(hall.url);
  await page.getByRole('button', { name: 'Lanjut ke layar masuk' }).click();
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.getByText('Nomor peserta belum diisi.').waitFor();
  await page.locator('.pairing-code').waitFor();
  await look('candidate: sign-in, a field missing', page);
  await page.context().close();
  const candidate = await CandidatePage.enter(browser, hall.url, session, 0);
  await look('candidate: who it is', candidate.page);
  await candidate.confirms();
  await candidate.waits();
  await look('candidate: waiting', candidate.page);
  await lookAtPractice(candidate.page, look);
  return candidate;
}

/** Left open: the session's opening takes the candidate to the exam from here. */
async function lookAtPractice(page: Page, look: Look): Promise<void> {
  await page.getByRole('button', { name: 'Coba latihan' }).click();
  await page.getByRole('heading', { name: 'Latihan 1' }).waitFor();
  await page.keyboard.press('b');
  await page.keyboard.press('r');
  await look('candidate: practice', page);
  await lookAtHelp('candidate: practice, help', page, look);
}

async function lookAtHelp(name: string, page: Page, look: Look): Promise<void> {
  await page.keyboard.press('F1');
  await page.getByRole('dialog', { name: 'Bantuan' }).waitFor();
  await look(name, page);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Bantuan' }).waitFor({ state: 'detached' });
}

async function lookAtOpening(page: Page, look: Look): Promise<void> {
  await page.getByRole('button', { name: 'Buka sesi' }).first().click();
  await look('console: dialog before the opening', page);
  await page.getByRole('dialog').getByRole('button', { name: 'Buka sesi' }).click();
  await page.getByText('Ujian berlangsung').first().waitFor();
}

async function lookAtItems(candidate: CandidatePage, look: Look): Promise<void> {
  const { page } = candidate;
  await page.keyboard.press('Shift+D');
  await candidate.choose(1);
  await page.keyboard.press('r');
  await candidate.savedAll(1, 15);
  await look('candidate: an item, answered, doubtful, one option struck', page);
  await lookAtHelp('candidate: an item, help', page, look);
  await candidate.next();
}

async function lookAtSession(page: Page, look: Look): Promise<void> {
  await page.locator('[role="row"]', { hasText: '1/15' }).first().waitFor();
  await look('console: a session', page);
  const boxes = page.locator('[role="row"][data-number] input[type="checkbox"]');
  await boxes.first().check();
  await look('console: acts on one', page);
  await page.getByRole('button', { name: 'Serahkan paksa' }).click();
  await page.getByRole('button', { name: /^Jalankan untuk/ }).click();
  await look('console: dialog before a forced hand-in', page);
  await page.getByRole('dialog').getByRole('button', { name: 'Batal' }).click();
  await page.getByRole('button', { name: 'Lepas pilihan' }).click();
  await page.getByRole('button', { name: 'Tindakan untuk semua peserta' }).click();
  await look('console: acts on everybody', page);
  await page.getByRole('button', { name: 'Jalankan untuk semua' }).click();
  await page.getByText(/berlaku untuk 2 peserta/).waitFor();
  await look('console: what became of an act', page);
  await lookAtPerson(page, look);
}

/** One person, what happened, the minutes of it, and the accounts; then back to the session. */
async function lookAtPerson(page: Page, look: Look): Promise<void> {
  const session = page.url();
  await page.locator('.view-choice summary').click();
  await look('console: views and columns', page);
  await page.locator('.view-menu').getByRole('button', { name: 'Tutup' }).click();
  await page.locator('[role="row"][data-number] .open-person').first().click();
  await page.getByRole('dialog').getByText('Naskah ditetapkan').waitFor();
  await look('console: one person', page);
  await page.getByRole('dialog').getByRole('button', { name: 'Tutup' }).click();
  await page.getByRole('link', { name: /^Kejadian:/ }).click();
  await page.getByRole('button', { name: 'Tulis kejadian' }).click();
  await page.getByLabel('Apa yang terjadi', { exact: false }).fill('Stopkontak mati');
  await page.getByLabel('Semua peserta').check();
  await look('console: an incident is written', page);
  await page.getByRole('button', { name: 'Catat kejadian' }).click();
  await page.getByRole('button', { name: 'Ganti waktu' }).click();
  await page.getByRole('heading', { name: 'Ganti waktu yang hilang' }).waitFor();
  await look('console: incidents', page);
  await page.getByRole('link', { name: 'Berita acara' }).click();
  await page.getByRole('heading', { name: 'Tindakan' }).waitFor();
  await look('console: minutes', page);
  await page.goto(session.replace(/#.*/, '#/staf'));
  await page.getByRole('button', { name: 'Pasang dengan telepon' }).click();
  await page.getByRole('img', { name: 'Kode QR untuk aplikasi autentikator' }).waitFor();
  await look('console: staff', page);
  await page.goto(session);
  await page.locator('[role="row"]', { hasText: '1/15' }).first().waitFor();
}

async function lookAtBoard(browser: Browser, hall: TestEngine, look: Look): Promise<void> {
  const { page } = await openPage(browser, 1920, 1080);
  await page.goto(`${hall.url}/live?session=${SESSION}`);
  await page.locator('[role="row"]', { hasText: '1 dari 15' }).first().waitFor();
  await page.getByLabel('Ketik nomor peserta').fill(practice(hall.told, SESSION).participants[1]!.number);
  await look('board: wide, following somebody', page);
  await page.getByRole('button', { name: 'Layar besar' }).click();
  await look('board: projector', page);
  await page.getByRole('button', { name: 'Keluar layar besar' }).click();
  await page.setViewportSize({ width: 390, height: 844 });
  await look('board: phone', page);
  await page.getByRole('button', { name: 'Bukti' }).click();
  await look('board: proof on a phone', page);
  await page.context().close();
}

async function lookAtPause(candidate: CandidatePage, proctor: TestProctor, look: Look): Promise<void> {
  const act = { sessionId: SESSION, whom: [candidate.number], reason: REASON };
  await proctor.act('pause', act);
  await candidate.page.getByRole('heading', { name: 'Ujian Anda dijeda' }).waitFor();
  await look('candidate: paused', candidate.page);
  await proctor.act('unpause', act);
  await candidate.seesItem(2);
  await look('candidate: an item, with notices', candidate.page);
}

async function lookAtReview(candidate: CandidatePage, look: Look): Promise<void> {
  const { page } = candidate;
  await page.getByRole('button', { name: 'Tinjau dan selesai' }).click();
  await look('candidate: review', page);
  await page.getByRole('button', { name: /^Selesai/ }).click();
  await look('candidate: dialog before the end', page);
  await page.getByRole('button', { name: 'Ya, selesaikan ujian' }).click();
  await page.getByRole('heading', { name: 'Hasil ujian Anda' }).waitFor();
  await look('candidate: result', page);
}

async function lookAtClosing(page: Page, look: Look): Promise<void> {
  await page.getByRole('button', { name: 'Tutup sesi' }).click();
  await look('console: dialog before the end', page);
  await page.getByRole('dialog').getByRole('button', { name: 'Batal' }).click();
}

async function lookAtTrouble({ page }: CandidatePage, staff: Page, door: Page, look: Look): Promise<void> {
  await door.getByText('Server tidak terjangkau.').waitFor();
  await look('candidate: the check of a computer, the server away', door);
  await page.getByRole('heading', { name: 'Sambungan ke server terputus' }).waitFor();
  await look('candidate: disconnected', page);
  await staff.getByText(/Sambungan ke server terputus/).waitFor();
  await look('console: disconnected', staff);
}
