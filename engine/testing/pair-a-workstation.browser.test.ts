import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { configKey } from '#domain/lockdown/seb-config-key.ts';
import { readPlist } from '#domain/lockdown/seb-read-plist.ts';
import { nodeHashing } from '../storage/node-hashing.ts';
import { openSebFile } from '../transport/seb-container.ts';
import { changedExams } from './changed-exams.ts';
import { practice } from './clients.ts';
import { openBrowser, openPage, withBrowser } from './open-browser.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

const SESSION = 'latihan-singkat';

jest.setTimeout(240_000);

describe('a computer that nobody knows', () => {
  const exams = changedExams({ [SESSION]: { workstations: 'required' } });
  let hall: TestEngine;
  let browser: Browser;
  beforeAll(async () => {
    if (process.env.TERANG_CHROMIUM === undefined) return;
    hall = await startTestEngine(3, { questionBanksDir: exams.path });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await hall?.end();
    exams.remove();
  });

  withBrowser('shows its code, is let in from the console, and goes on without a reload', async () => {
    const station = await openPage(browser);
    await station.page.goto(`${hall.url}/?workstation=PC-ASING`);
    await station.page.getByRole('button', { name: 'Lanjut ke layar masuk' }).click();
    const { participants, sessionPin } = practice(hall.told, SESSION);
    await fillIn(station.page, participants[0]!, sessionPin);
    await enter(station.page);
    const refusal = station.page.getByText(/^Belum berhasil masuk\. Komputer ini belum terdaftar/);
    await refusal.waitFor();
    const pairing = station.page.getByRole('status', { name: 'Pendaftaran komputer' });
    const code = await pairing.locator('.pairing-code [aria-hidden]').innerText();
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4} [2-9A-HJ-NP-Z]{4}$/);
    expect(await refusal.innerText()).toContain(code.replace(' ', ''));
    // Whoever loads the page again loses this.
    await station.page.evaluate(() => document.body.setAttribute('data-same-page', 'yes'));

    const console_ = await openConsole(browser, hall);
    await console_.page.getByText(code, { exact: true }).waitFor();
    const name = console_.page.getByLabel('Nama komputer');
    expect(await name.inputValue()).toBe('PC-ASING');
    await name.fill('LAB-21');
    await console_.page.getByRole('button', { name: 'Daftarkan' }).click();
    await console_.page.getByRole('rowheader', { name: 'LAB-21' }).waitFor();

    await pairing.getByText('Komputer ini terdaftar sebagai LAB-21').waitFor();
    await station.page.getByText('Server terhubung').waitFor();
    await enter(station.page);
    await station.page.getByRole('heading', { name: 'Apakah ini Anda?' }).waitFor();
    expect(await station.page.locator('body').getAttribute('data-same-page')).toBe('yes');
    await console_.page
      .getByRole('row', { name: /LAB-21/ })
      .getByText('dipakai')
      .waitFor();

    await station.page.reload();
    await station.page.getByRole('heading', { name: 'Apakah ini Anda?' }).waitFor();
    expect(await station.page.evaluate(() => document.cookie)).toBe('');
    expect([...station.faults, ...console_.faults]).toEqual([]);
  });

  withBrowser('is given a settings file that the committee saves from the console', async () => {
    const { page, faults } = await openConsole(browser, hall);
    await page.getByRole('link', { name: 'Semua sesi' }).click();
    await page.getByRole('button', { name: 'Berkas SEB untuk Latihan singkat' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^Kata sandi berkas/).fill('kunci-berkas-9');
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Buat dan unduh' }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toBe('latihan-singkat.seb');
    const { xml } = openSebFile(readFileSync(await saved.path()), 'kunci-berkas-9');
    const key = configKey(nodeHashing, readPlist(Buffer.from(xml).toString()));
    await dialog.getByText(key).waitFor();
    expect(faults).toEqual([]);
  });
});

async function fillIn(page: Page, person: { number: string; pin: string }, sessionPin: string): Promise<void> {
  await page.getByLabel('Nomor peserta').fill(person.number);
  await page.getByLabel('PIN registrasi').fill(person.pin);
  await page.getByLabel('PIN sesi').fill(sessionPin);
}

async function enter(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
}

async function openConsole(browser: Browser, hall: TestEngine): Promise<{ page: Page; faults: string[] }> {
  const opened = await openPage(browser, 1366, 768);
  const { name, password } = hall.told.staff[0]!;
  await opened.page.goto(`${hall.url}/console`);
  await opened.page.getByLabel('Nama akun').fill(name);
  await opened.page.getByLabel('Kata sandi').fill(password);
  await enter(opened.page);
  await opened.page.getByRole('link', { name: 'Komputer ruang ujian' }).click();
  return opened;
}
