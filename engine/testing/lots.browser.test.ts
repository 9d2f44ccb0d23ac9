import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { FirstRun } from '../first-run.ts';
import { staffCookie } from './clients.ts';
import { openBrowser, openPage, withBrowser } from './open-browser.ts';
import { storeAccounts } from './staff-accounts.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';
import { examJson } from './tiny-exam.ts';
import { WCAG, violations } from './violations.ts';

jest.setTimeout(240_000);

const STAFF: FirstRun['staff'] = [
  { name: 'ketua', role: 'committee', password: 'ketua-12345678' },
  { name: 'saksi', role: 'coordinator', password: 'saksi-12345678' },
];
const LOTS = '42613552641136254326';
const shots = process.env.TERANG_SHOTS;

async function shot(page: Page, name: string): Promise<void> {
  if (shots === undefined) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
}

describe('the day of an official session, on its pages', () => {
  let hall: TestEngine;
  let browser: Browser;
  beforeAll(async () => {
    if (process.env.TERANG_CHROMIUM === undefined) return;
    const first = await startTestEngine(1);
    hall = await first.restart((dataDir) => storeAccounts(dataDir, STAFF));
    const roster = ['Ani', 'Budi'].map((name, place) => {
      const number = `26-00${place + 1}`;
      return { where: name, number, name, category: 'umum', room: 'R1', seat: `A-0${place + 1}`, accommodations: [] };
    });
    const definition = { ...examJson('latihan-singkat'), official: true, livePolicy: 'finished' };
    const bank = { source: 'folder', id: 'skd-id' };
    const made = await fetch(`${hall.url}/sessions`, {
      method: 'POST',
      headers: {
        'x-terang': 'console',
        'content-type': 'application/json',
        cookie: await staffCookie(hall.url, { staff: STAFF }),
      },
      body: JSON.stringify({ id: 'resmi', bank, definition, roster, zone: 'Asia/Jakarta', opensAt: null }),
    });
    expect(await made.json()).toMatchObject({ made: { id: 'resmi' } });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await hall?.end();
  });

  withBrowser('is led from the door to the papers, by keyboard, and passes axe', async () => {
    const { page, faults } = await signIn(browser, hall, 'ketua', '/committee#/hari/resmi');
    await page.getByText('0 dari 2 peserta hadir.').waitFor();
    await page.getByLabel('Nomor peserta (ketik atau pindai)').fill('26-001');
    await page.keyboard.press('Enter');
    await page.getByText('Ani', { exact: true }).waitFor();
    expect(await violations(page, WCAG)).toEqual([]);
    await shot(page, 'day-door');
    await page.getByRole('button', { name: 'Segel dan tempel' }).click();
    const saved = page.waitForEvent('download', (one) => one.suggestedFilename() === 'resmi-manifes.html');
    const note = page.waitForEvent('download', (one) => one.suggestedFilename() === 'resmi-manifes.note');
    await shot(page, 'day-seal');
    await page.getByRole('dialog').getByRole('button', { name: 'Segel dan tempel' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByText(/^Lembar dibuat oleh ketua pukul/).waitFor();
    expect(readFileSync(await (await note).path(), 'utf8')).toMatch(/^terang-manifest\/1\n/);
    await lookAtSheet(browser, readFileSync(await (await saved).path(), 'utf8'));
    expect(await violations(page, WCAG)).toEqual([]);
    await shot(page, 'day-sealed');
    await page.getByRole('button', { name: 'Catat hadir' }).click();
    await page.getByText('Ani (26-001) tercatat hadir.').waitFor();
    await page.getByText('1 dari 2 peserta hadir.').waitFor();
    await page.getByRole('button', { name: 'Tutup pendaftaran' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('pukul 08.00');
    await page.getByRole('dialog').getByRole('button', { name: 'Tutup pendaftaran' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByLabel('Nomor peserta (ketik atau pindai)').fill('26-002');
    await page.keyboard.press('Enter');
    await page.getByText('Budi', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Catat hadir' }).isDisabled()).toBe(true);
    await page.getByLabel('Alasan terlambat atau PIN baru').fill('kartu hilang');
    await page.getByRole('button', { name: 'Beri PIN baru' }).click();
    await page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/).waitFor();
    expect(await violations(page, WCAG)).toEqual([]);
    await shot(page, 'day-shut');

    await page.setViewportSize({ width: 1920, height: 1080 });
    await page.getByRole('link', { name: 'Halaman undian' }).click();
    await page.getByLabel('Angka', { exact: true }).fill(LOTS);
    await shot(page, 'lots-type');
    await page.keyboard.press('Enter');
    await page.getByText('Ketikan pertama oleh ketua tersimpan.').waitFor();
    expect(await violations(page, WCAG)).toEqual([]);

    const second = await signIn(browser, hall, 'saksi', '/committee#/undian/resmi');
    await second.page.getByRole('heading', { name: 'Ketik lagi oleh orang kedua' }).waitFor();
    await second.page.getByLabel('Angka', { exact: true }).fill(LOTS);
    await second.page.keyboard.press('Enter');
    await second.page.getByText('2 naskah telah terikat dalam buku besar.').waitFor();
    await page.getByText('2 naskah telah terikat dalam buku besar.').waitFor();
    for (const theme of ['light', 'dark', 'contrast']) {
      expect(await violations(page, WCAG)).toEqual([]);
      await shot(page, `lots-${theme}`);
      await page.getByRole('button', { name: /^Tema/ }).click();
    }
    await page.getByRole('button', { name: 'EN, English' }).click();
    await page.getByRole('link', { name: 'Back to the exam day' }).click();
    await page.getByText('Drawn in the room by two people.').waitFor();
    await shot(page, 'day-drawn');
    const known = [...faults, ...second.faults].filter((fault) => !/40[19]/.test(fault));
    expect(known).toEqual([]);
  });
});

/** As somebody prints it: one sheet of A4 is 794 points wide. */
async function lookAtSheet(browser: Browser, text: string): Promise<void> {
  const { page, faults } = await openPage(browser, 794, 1123);
  await page.setContent(text);
  await page.getByRole('heading', { name: /Rahasia undian/ }).waitFor();
  expect(await page.locator('.qr svg').boundingBox()).toMatchObject({ width: expect.any(Number) as number });
  await shot(page, 'sheet');
  expect(faults).toEqual([]);
  await page.close();
}

async function signIn(browser: Browser, hall: TestEngine, name: string, path: string) {
  const opened = await openPage(browser);
  await opened.page.goto(`${hall.url}${path}`);
  await opened.page.getByLabel('Nama akun').fill(name);
  await opened.page.getByLabel('Kata sandi').fill(STAFF.find((each) => each.name === name)!.password);
  await opened.page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await opened.page.getByRole('heading', { level: 1 }).waitFor();
  return opened;
}
