import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openPage, withBrowser } from './open-browser.ts';
import { TestCandidate, TestProctor, practice } from './clients.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';
import { WCAG, violations } from './violations.ts';

jest.setTimeout(240_000);

const SHORT = 'latihan-singkat';
const built = pathToFileURL(path.resolve(__dirname, '../../dist/witness/witness.html')).href;
const place = mkdtempSync(path.join(tmpdir(), 'terang-witness-page-'));
let browser: Browser;
let hall: TestEngine;
beforeAll(async () => {
  if (process.env.TERANG_CHROMIUM === undefined) return;
  browser = await openBrowser();
  hall = await startTestEngine(1);
});
afterAll(async () => {
  await browser?.close();
  await hall?.end();
  rmSync(place, { recursive: true, force: true });
});

/** By the keyboard alone. */
async function makeKey(page: Page, name: string): Promise<void> {
  await page.getByLabel('Nama saksi').focus();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
}

withBrowser('a device with a key of its own sees a ledger that grows, and one that was put back', async () => {
  const { page } = await openPage(browser);
  await page.goto(`${hall.url}/witness`);
  expect(await violations(page, WCAG)).toEqual([]);
  await makeKey(page, 'saksi 1');
  await page.getByText('Nama tidak boleh kosong').waitFor();
  await page.getByLabel('Nama saksi').fill('');
  await makeKey(page, 'saksi-1');
  await page.getByRole('status').getByText('Selaras', { exact: true }).waitFor();
  expect(await violations(page, WCAG)).toEqual([]);

  hall = await hall.restart((dataDir) => Promise.resolve(cpSync(dataDir, place, { recursive: true })));
  const proctor = await TestProctor.signIn(hall.url, hall.told, hall.told.staff[0]!.name);
  await proctor.act('open-session', { sessionId: SHORT });
  proctor.close();
  const candidate = new TestCandidate(hall.url);
  await candidate.signIn(practice(hall.told, SHORT), 0);
  await candidate.choose(0, 1);
  candidate.close();
  // The key and what was seen are this browser's: they are there after a reload.
  await page.reload();
  await page.getByRole('status').getByText('Selaras', { exact: true }).waitFor();
  hall = await hall.restart((dataDir) => {
    rmSync(dataDir, { recursive: true });
    return Promise.resolve(cpSync(place, dataDir, { recursive: true }));
  });
  await page.reload();
  await page.getByRole('alert').getByText('ALARM', { exact: true }).waitFor();
  expect(await page.title()).toContain('ALARM');
  expect(await violations(page, WCAG)).toEqual([]);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByText('the ledger is shorter than what was seen').first().waitFor();
  expect(await hall.engine.failed.then(({ message }) => message)).toContain('older than what was shown');
});

withBrowser(
  'the same page opened from a file watches an engine by its address, and a key goes from one device to another',
  async () => {
    const { page } = await openPage(browser, 390, 844);
    const other = await startTestEngine(1);
    await page.goto(built);
    await makeKey(page, 'saksi-berkas');
    await page.getByLabel('Alamat server ujian').fill(other.url);
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Selaras', { exact: true }).waitFor();
    await page.getByLabel('Kata sandi berkas kunci').fill('kata sandi panjang');
    const asked = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Simpan kunci' }).click();
    const file = path.join(place, 'key.json');
    await (await asked).saveAs(file);
    const { page: second } = await openPage(browser, 390, 844);
    await second.goto(`${other.url}/witness`);
    await second.getByLabel('Kata sandi berkas kunci').fill('kata sandi panjang');
    await second.getByLabel('Berkas kunci', { exact: true }).setInputFiles(file);
    await second.getByRole('button', { name: 'Buka berkas kunci' }).click();
    await second.getByRole('status').getByText('Selaras', { exact: true }).waitFor();
    expect(await second.getByText('saksi-berkas+').count()).toBe(1);
    await page.context().close();
    await second.context().close();
    await other.end();
  },
);
