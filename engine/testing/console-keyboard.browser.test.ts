/** The console's main ways by Tab, Enter, Space, arrows and letters alone: nothing is clicked, and nothing is focused by a script. */
import type { Browser, Page } from 'playwright-core';
import { Keys } from './keys.ts';
import { CHAIR, DAY, LOTS, OfficialDay, SECOND, numberAt } from './official-day.ts';
import { openBrowser, openPage, withBrowser } from './open-browser.ts';
import { EVERY_ROLE } from './staff-accounts.ts';

const PRESENT = [1, 2, 3, 4, 5];
const FIRST = 0;

jest.setTimeout(240_000);

describe('staff without a mouse', () => {
  let day: OfficialDay;
  let browser: Browser;
  const faults: string[] = [];
  const hands: Keys[] = [];
  beforeAll(async () => {
    if (process.env.TERANG_CHROMIUM === undefined) return;
    day = await OfficialDay.prepare();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await day?.end();
  });

  async function signIn(name: string, path: string): Promise<{ page: Page; keys: Keys }> {
    const opened = await openPage(browser);
    const { page } = opened;
    const keys = new Keys(page);
    hands.push(keys);
    page.on('close', () => faults.push(...opened.faults));
    await page.goto(`${day.hall.url}${path}`);
    await page.locator('input:focus').waitFor();
    await page.keyboard.type(name);
    await keys.fill('Kata sandi', EVERY_ROLE.find((each) => each.name === name)!.password);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Keluar', exact: true }).waitFor();
    return { page, keys };
  }

  withBrowser('let people in at the door, shut it, and draw the lots', async () => {
    const { page, keys } = await signIn(CHAIR, '/committee');
    await keys.press(/^Hari ujian: Seleksi/);
    await page.getByText('0 dari 20 peserta hadir.').waitFor();
    await keys.fill('Nomor peserta (ketik atau pindai)', numberAt(FIRST));
    await page.keyboard.press('Enter');
    await page.locator('.door-name').waitFor();
    await keys.press('Catat hadir');
    await page.getByText(/tercatat hadir\./).waitFor();
    await keys.keepsFocus();
    await day.checkIn(...PRESENT);
    await page.getByText('6 dari 20 peserta hadir.').waitFor();

    await keys.press('Tutup pendaftaran');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await keys.leavesDialog();
    await page.locator('button:focus', { hasText: 'Tutup pendaftaran' }).waitFor();
    await page.keyboard.press('Enter');
    await keys.fill(/^Keterangan/, 'pukul 08.00');
    await page.keyboard.press('Enter');
    await keys.leavesDialog();

    await keys.press('Halaman undian');
    await page.locator('main:focus', { hasText: 'Ketik angka undian' }).waitFor();
    await keys.fill('Angka', LOTS);
    await page.keyboard.press('Enter');
    await page.getByText(`Ketikan pertama oleh ${CHAIR} tersimpan.`).waitFor();
    const second = await signIn(SECOND, `/committee#/undian/${DAY}`);
    await second.keys.fill('Angka', LOTS);
    await second.page.keyboard.press('Enter');
    await second.page.getByText('20 naskah telah terikat').waitFor();
    await second.page.context().close();
    await page.context().close();
    expect([...faults, ...hands.flatMap(({ unseen }) => unseen)]).toEqual([]);
  });

  withBrowser(
    'open the session, stop somebody and take it back, propose, confirm, write an incident, read the end',
    async () => {
      await day.seat(...PRESENT);
      const { page, keys } = await signIn(SECOND, '/console');
      await keys.press(/^Pantau Seleksi/);
      await keys.press('Buka sesi');
      await keys.press('Buka sesi');
      await keys.leavesDialog();
      await page.getByRole('button', { name: 'Tutup sesi' }).waitFor();

      const number = await stopOneAndTakeItBack(page, keys);
      await proposeOne(page, keys);
      const chair = await signIn(CHAIR, `/console#/sesi/${DAY}`);
      await chair.keys.press('Setujui');
      await chair.keys.fill(/^Keterangan/, 'dilihat dua pengawas');
      await chair.page.keyboard.press('Enter');
      await chair.keys.leavesDialog();
      await chair.page.getByText(/Disetujui koordinator|Disetujui /).waitFor();
      await chair.keys.keepsFocus();
      expect(number).toMatch(/^2611-/);

      await writeIncident(page, keys);
      await keys.press('Kembali ke pemantauan');
      await keys.press('Tutup sesi');
      await keys.fill(/^Keterangan/, 'waktu habis');
      await page.keyboard.press('Enter');
      await keys.leavesDialog();
      await page.getByText('Semua langkah selesai').first().waitFor();
      await page.context().close();
      await readResults(chair.page, chair.keys);
      await chair.page.context().close();
      expect([...faults, ...hands.flatMap(({ unseen }) => unseen)]).toEqual([]);
    },
  );

  /** From a row of the table to the person's panel, to an act, to what became of it, and back. */
  async function stopOneAndTakeItBack(page: Page, keys: Keys): Promise<string> {
    await keys.tabTo(/^Pilih .*, /);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    const number = await page.evaluate(
      () => document.activeElement?.closest<HTMLElement>('[data-number]')?.dataset['number'] ?? '',
    );
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('Naskah ditetapkan').waitFor();
    await page.keyboard.press('Escape');
    await keys.leavesDialog();
    await page.locator(`[data-number="${number}"] input:focus`).waitFor();
    await page.keyboard.press('Enter');
    await keys.press('Tindakan untuk orang ini');
    await keys.leavesDialog();
    await keys.press('Jeda');
    await keys.tabTo('Alasan');
    await page.keyboard.press('ArrowDown');
    await keys.fill('Keterangan untuk berita acara', 'kabel longgar');
    await keys.press('Jalankan untuk 1 peserta');
    await page.getByText(/berlaku untuk 1 peserta/).waitFor();
    await keys.keepsFocus();
    await keys.press('Urungkan');
    await keys.fill('Keterangan untuk berita acara', 'salah orang');
    await page.keyboard.press('Enter');
    await keys.leavesDialog();
    await page.locator('.act-result', { hasText: 'Lanjutkan' }).waitFor();
    return number;
  }

  async function proposeOne(page: Page, keys: Keys): Promise<void> {
    await keys.fill('Cari nomor, nama, atau meja', numberAt(PRESENT[0]!));
    await keys.tabTo(/^Pilih .*, /);
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await keys.press('Tindakan untuk orang ini');
    await keys.press('Diskualifikasi');
    await keys.fill('Keterangan untuk berita acara', 'telepon genggam di meja');
    await keys.press('Usulkan untuk 1 peserta');
    await page.getByText(/diusulkan untuk 1 peserta/).waitFor();
    await keys.keepsFocus();
  }

  async function writeIncident(page: Page, keys: Keys): Promise<void> {
    await keys.press(/^Kejadian: /);
    await keys.reads('Kejadian');
    await keys.press('Tulis kejadian');
    await page.locator('form select:focus').waitFor();
    await page.keyboard.press('ArrowDown');
    await keys.tabTo('Semua peserta', 'checkbox');
    await page.keyboard.press('Space');
    await keys.fill(/^Apa yang terjadi/, 'Stopkontak baris A mati');
    await keys.press('Catat kejadian');
    await page.getByText('Stopkontak baris A mati').waitFor();
    await keys.keepsFocus();
  }

  async function readResults(page: Page, keys: Keys): Promise<void> {
    await page.goto(`${day.hall.url}/committee#/hasil/${DAY}`);
    await page.getByText('Sesi ditutup.').waitFor();
    await keys.tabTo('Hasil (CSV)');
    const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(file.suggestedFilename()).toBe(`hasil-${DAY}.csv`);
    await keys.tabTo(/2611-/);
    const first = await page.evaluate(() => document.activeElement?.getAttribute('aria-rowindex'));
    await page.keyboard.press('End');
    await page.waitForFunction((before) => document.activeElement?.getAttribute('aria-rowindex') !== before, first);
  }
});
