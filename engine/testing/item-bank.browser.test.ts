import type { Browser, Page } from 'playwright-core';
import { staffCookie } from './clients.ts';
import { openBrowser, openPage, withBrowser } from './open-browser.ts';
import { EVERY_ROLE, storeAccounts } from './staff-accounts.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';
import { WCAG, violations } from './violations.ts';

const FILE = 'Lambang sila ketiga ialah?\nA. Bintang\nB. Pohon beringin\nANSWER: B\n';

jest.setTimeout(180_000);

describe('an item from a file to an exam, by three people', () => {
  let hall: TestEngine;
  let browser: Browser;
  beforeAll(async () => {
    if (process.env.TERANG_CHROMIUM === undefined) return;
    const first = await startTestEngine(1);
    hall = await first.restart((dataDir) => storeAccounts(dataDir, EVERY_ROLE));
    const cookie = await staffCookie(hall.url, { staff: EVERY_ROLE }, 'koordinator');
    const made = await fetch(`${hall.url}/items/banks/skd`, {
      method: 'PUT',
      headers: { 'x-terang': 'console', 'content-type': 'application/json', cookie },
      body: JSON.stringify({ title: 'Bank SKD', language: 'id', licence: '' }),
    });
    expect(made.status).toBe(200);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await hall?.end();
  });

  withBrowser('is imported, submitted, reviewed and approved, and every page passes axe', async () => {
    const author = await signIn(browser, hall, 'penulis');
    await author.page.getByRole('link', { name: 'Buka Bank SKD' }).click();
    await author.page.getByText('Bank ini masih kosong.').waitFor();
    await author.page.getByRole('link', { name: 'Impor berkas' }).click();
    const file = { name: 'soal.txt', mimeType: 'text/plain', buffer: Buffer.from(FILE) };
    await author.page.getByLabel('Berkas soal').setInputFiles(file);
    await author.page.getByRole('button', { name: 'Periksa berkas' }).click();
    await author.page.getByText('1 soal: 1 baru, 0 berubah, 0 sama').waitFor();
    expect(await violations(author.page, WCAG)).toEqual([]);
    await author.page.getByRole('button', { name: 'Impor 1 soal' }).click();
    await author.page.getByText('Selesai: 1 soal ditulis, 0 tidak berubah.').waitFor();
    await author.page.getByRole('link', { name: 'Lihat daftar soal' }).click();
    await author.page.getByRole('row', { name: /Lambang sila ketiga/ }).waitFor();
    expect(await violations(author.page, WCAG)).toEqual([]);
    await author.page.getByRole('row', { name: /Lambang sila ketiga/ }).focus();
    await author.page.keyboard.press('Enter');
    await act(author.page, 'Ajukan untuk ditelaah', 'Menunggu telaah');
    const address = author.page.url();

    const reviewer = await signIn(browser, hall, 'penelaah', address);
    await act(reviewer.page, 'Sudah ditelaah', 'Menunggu persetujuan');
    expect(await reviewer.page.getByRole('button', { name: 'Setujui' }).count()).toBe(0);

    const chair = await signIn(browser, hall, 'koordinator', address);
    await act(chair.page, 'Setujui', 'Disetujui');
    await chair.page.getByText('Ujian memakai versi 1.').waitFor();
    const history = chair.page.getByRole('region', { name: 'Riwayat' });
    expect(await history.getByRole('listitem').locator('b').allInnerTexts()).toEqual([
      'koordinator',
      'penelaah',
      'penulis',
      'penulis',
    ]);
    for (const _ of ['light', 'dark', 'contrast']) {
      expect(await violations(chair.page, WCAG)).toEqual([]);
      await chair.page.getByRole('button', { name: /^Tema/ }).click();
    }
    const faults = [...author.faults, ...reviewer.faults, ...chair.faults];
    expect(faults).toEqual([]);
  });
});

async function signIn(browser: Browser, hall: TestEngine, name: string, address = `${hall.url}/bank`) {
  const opened = await openPage(browser);
  await opened.page.goto(address);
  await opened.page.getByLabel('Nama akun').fill(name);
  await opened.page.getByLabel('Kata sandi').fill(EVERY_ROLE.find((each) => each.name === name)!.password);
  await opened.page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await opened.page.getByRole('heading', { level: 1 }).waitFor();
  return opened;
}

async function act(page: Page, name: string, step: string): Promise<void> {
  await page.getByRole('button', { name }).click();
  await page.getByRole('dialog').getByRole('button', { name }).click();
  await page.getByText(`Tersimpan: ${step}.`).waitFor();
}
