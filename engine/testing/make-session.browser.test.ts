import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openPage, withBrowser } from './open-browser.ts';
import { EVERY_ROLE, storeAccounts } from './staff-accounts.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';
import { WCAG, violations } from './violations.ts';

jest.setTimeout(240_000);

const ROSTER = 'nomor,nama,kategori,ruang,kursi\n26-001,Ani,umum,R1,A-01\n26-002,Budi,umum,R1,A-02\n';

/** Where pictures go when somebody wants to look at the pages. */
const shots = process.env.TERANG_SHOTS;

async function shot(page: Page, name: string): Promise<void> {
  if (shots === undefined) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
}

describe('a session made on the committee’s page', () => {
  let hall: TestEngine;
  let browser: Browser;
  beforeAll(async () => {
    if (process.env.TERANG_CHROMIUM === undefined) return;
    const first = await startTestEngine(1);
    hall = await first.restart((dataDir) => storeAccounts(dataDir, EVERY_ROLE));
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await hall?.end();
  });

  withBrowser('says what is missing and wrong, is tried, prepared and listed, and passes axe', async () => {
    const { page, faults } = await openPage(browser);
    await page.goto(`${hall.url}/committee`);
    await page.getByLabel('Nama akun').fill('koordinator');
    await page.getByLabel('Kata sandi').fill(EVERY_ROLE.find(({ name }) => name === 'koordinator')!.password);
    await page.getByRole('button', { name: 'Masuk', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Sesi ujian' }).waitFor();
    await page.getByText('latihan-skd').waitFor();
    expect(await violations(page, WCAG)).toEqual([]);
    await shot(page, 'sessions');

    await page.getByRole('link', { name: 'Sesi baru' }).click();
    const prepare = page.getByRole('button', { name: 'Siapkan sesi' });
    await page.getByText('Pilih bank soal.').waitFor();
    expect(await prepare.isDisabled()).toBe(true);
    await page.getByRole('combobox', { name: 'Bank soal' }).selectOption('folder/skd-id');
    await page.getByLabel('Mulai dari aturan').selectOption('latihan-singkat');
    const file = page.getByLabel('Berkas peserta');
    const csv = (text: string) => ({ name: 'peserta.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await file.setInputFiles(csv(ROSTER.replace('umum', 'tamu')));
    await page.getByRole('rowheader', { name: 'peserta.csv baris 2' }).waitFor();
    await page.getByLabel('Lama, menit').fill('0');
    await page.getByRole('rowheader', { name: 'durationMinutes' }).waitFor();
    expect(await prepare.isDisabled()).toBe(true);
    expect(await violations(page, WCAG)).toEqual([]);
    await shot(page, 'new-wrong');

    await page.getByLabel('Lama, menit').fill('12');
    await page.getByRole('button', { name: 'Coba sebagai latihan' }).click();
    await page.getByText(/Latihan dibuat\. Masuk dengan nomor 9001-0001/).waitFor();
    await file.setInputFiles(csv(ROSTER));
    await page.getByLabel('Kode sesi').fill('gelombang-1');
    await page.getByText('Tidak ada masalah. 2 peserta siap.').waitFor();
    for (const theme of ['light', 'dark', 'contrast']) {
      expect(await violations(page, WCAG)).toEqual([]);
      await shot(page, `new-${theme}`);
      await page.getByRole('button', { name: /^Tema/ }).click();
    }
    await prepare.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Sesi gelombang-1 siap' }).waitFor();
    const [cards] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Kartu untuk dicetak' }).click(),
    ]);
    expect(cards.suggestedFilename()).toBe('kartu-gelombang-1.html');
    expect(await violations(page, WCAG)).toEqual([]);
    await shot(page, 'made');

    await page.goto(`${hall.url}/committee#/hasil/gelombang-1`);
    await page.getByText('Sesi belum dibuka.').waitFor();
    await page.getByRole('row', { name: /26-002/ }).waitFor();
    expect(await violations(page, WCAG)).toEqual([]);
    await shot(page, 'results');
    expect(faults).toEqual([]);
  });
});
