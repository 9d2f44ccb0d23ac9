import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openPage, withBrowser } from './open-browser.ts';
import { EVERY_ROLE, storeAccounts } from './staff-accounts.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';
import { WCAG, violations } from './violations.ts';

jest.setTimeout(240_000);

const shots = process.env.TERANG_SHOTS;

async function shot(page: Page, name: string): Promise<void> {
  if (shots === undefined) return;
  mkdirSync(shots, { recursive: true });
  for (const [width, height] of [
    [1366, 768],
    [1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: join(shots, `${name}-${width}.png`) });
  }
  await page.setViewportSize({ width: 1366, height: 768 });
}

describe('rooms on the committee’s page', () => {
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

  withBrowser('are laid out by keyboard alone, kept, and offered to a session', async () => {
    const { page, faults } = await openPage(browser);
    await page.goto(`${hall.url}/committee#/ruang-baru`);
    await page.getByLabel('Nama akun').fill('koordinator');
    await page.getByLabel('Kata sandi').fill(EVERY_ROLE.find(({ name }) => name === 'koordinator')!.password);
    await page.keyboard.press('Enter');
    await page.getByLabel('Nama ruang').focus();
    await page.keyboard.type('Lab 1');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('4');
    await page.getByText('21 meja dan 3 cadangan').waitFor({ state: 'detached' });
    const first = page.getByRole('gridcell', { name: 'Baris 1, kolom 1: meja A-01' });
    await first.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('3');
    await page.getByRole('gridcell', { name: 'Baris 1, kolom 3: lorong' }).waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press('4');
    await page.getByRole('gridcell', { name: 'Baris 1, kolom 6: tiang' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('2');
    await page.getByRole('gridcell', { name: 'Baris 2, kolom 6: cadangan B-06' }).waitFor();
    await page.getByLabel('Nomor meja di baris 2, kolom 6').fill('A-01');
    await page.getByText('Nomor meja A-01 ada dua kali.').waitFor();
    const keep = page.getByRole('button', { name: 'Simpan ruang' });
    expect(await keep.isDisabled()).toBe(true);
    await page.getByLabel('Nomor meja di baris 2, kolom 6').fill('C1');
    for (const theme of ['light', 'dark', 'contrast']) {
      expect({ theme, found: await violations(page, WCAG) }).toEqual({ theme, found: [] });
      await page.getByRole('button', { name: /^Tema/ }).click();
    }
    await shot(page, 'room-id');
    await page.getByRole('button', { name: 'EN, English' }).click();
    await shot(page, 'room-en');
    await page.getByRole('button', { name: /^ID, / }).click();
    await keep.press('Enter');
    await page.getByRole('heading', { level: 2, name: 'Lab 1' }).waitFor();
    await shot(page, 'rooms-id');

    await page.goto(`${hall.url}/committee#/baru`);
    await page.getByRole('checkbox', { name: /^Lab 1: \d+ meja, \d+ cadangan$/ }).check();
    const csv = `nomor,nama,kategori\n${Array.from({ length: 30 }, (_, at) => `26-${at},Peserta,umum`).join('\n')}`;
    const file = { name: 'peserta.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
    await page.getByLabel('Berkas peserta').setInputFiles(file);
    await page.getByText(/30 peserta dan hanya \d+ meja/).waitFor();
    expect(await violations(page, WCAG)).toEqual([]);
    await page.getByText(/30 peserta dan hanya/).scrollIntoViewIfNeeded();
    await shot(page, 'step-id');
    expect(faults.filter((fault) => !/40[19]/.test(fault))).toEqual([]);
  });
});
