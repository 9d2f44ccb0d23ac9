import type { Browser, Page } from 'playwright-core';
import { staffCookie } from './clients.ts';
import { openBrowser, openPage, withBrowser } from './open-browser.ts';
import { EVERY_ROLE, storeAccounts } from './staff-accounts.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';
import { WCAG, violations } from './violations.ts';

const HEADINGS = 'No;Soal;A;B;C;Kunci;Bagian;Topik;Kesulitan;Penanda';
const ROWS = [
  '1; Lambang sila ketiga?;Bintang;Pohon beringin;Rantai;B;TWK;pilar-negara;mudah;bab 1',
  '2;;a;b;c;A;TWK;x;mudah;',
];
const BANK = 'skd-id';

jest.setTimeout(240_000);

describe('a spreadsheet, an editor and the candidate’s own view', () => {
  let hall: TestEngine;
  let browser: Browser;
  beforeAll(async () => {
    if (process.env.TERANG_CHROMIUM === undefined) return;
    const first = await startTestEngine(1);
    hall = await first.restart((dataDir) => storeAccounts(dataDir, EVERY_ROLE));
    const cookie = await staffCookie(hall.url, { staff: EVERY_ROLE }, 'koordinator');
    await fetch(`${hall.url}/items/banks/${BANK}`, {
      method: 'PUT',
      headers: { 'x-terang': 'console', 'content-type': 'application/json', cookie },
      body: JSON.stringify({ title: 'Bank SKD', language: 'id', licence: '' }),
    });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await hall?.end();
  });

  withBrowser('imports dirty rows, mends an item beside its preview, and every page passes axe', async () => {
    const { faults, page } = await openPage(browser);
    await page.goto(`${hall.url}/bank#/${BANK}/impor`);
    await page.getByLabel('Nama akun').fill('penulis');
    await page.getByLabel('Kata sandi').fill(EVERY_ROLE.find(({ name }) => name === 'penulis')!.password);
    await page.getByRole('button', { name: 'Masuk', exact: true }).click();
    const buffer = Buffer.from([HEADINGS, ...ROWS].join('\n'));
    await page.getByLabel('Berkas soal').setInputFiles({ name: 'twk.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: 'Periksa berkas' }).click();
    await page.getByText('1 tidak dimuat, 0 kehilangan sebagian').waitFor();
    await page.getByRole('button', { name: 'Impor 1 soal' }).click();
    await page.getByRole('link', { name: 'Lihat daftar soal' }).click();
    await page.getByLabel('Penanda', { exact: true }).selectOption('bab 1');
    await page.getByRole('row', { name: /Lambang sila ketiga/ }).click();
    await page.getByRole('link', { name: 'Ubah soal' }).click();

    // Keys alone, from field to field: what is typed stands in the candidate's own view, and the key does not.
    const stem = page.getByLabel('Pertanyaan');
    await stem.focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Lihat **baik-baik**.');
    const frame = page.frameLocator('iframe');
    await frame.locator('b', { hasText: 'baik-baik' }).waitFor();
    expect(await frame.getByRole('radio').count()).toBe(3);
    await frame
      .getByRole('button', { name: 'Ukuran teks terbesar' })
      .or(frame.locator('button.a5'))
      .first()
      .press('Enter');
    expect(await frame.locator('html').getAttribute('style')).toContain('--item-size: 2.5rem');
    expect(await violations(page, WCAG)).toEqual([]);
    const inside = page.frames().find((one) => one.url().endsWith('/bank/preview'))!;
    expect(await violations(inside as unknown as Page, WCAG)).toEqual([]);
    await page.getByRole('button', { name: 'Turunkan A' }).press('Enter');
    await page.getByRole('button', { name: 'Simpan sebagai versi baru' }).press('Enter');
    await page.getByText('Versi 2, dibandingkan dengan versi 1').waitFor();
    expect(await violations(page, WCAG)).toEqual([]);

    for (const [place, there] of [
      ['', 'Daftar soal'],
      ['/kembar', 'Soal kembar'],
      ['/baru', 'Jenis soal apa?'],
      ['/naskah', 'Tarik naskah'],
    ] as const) {
      await page.goto(`${hall.url}/bank#/${BANK}${place}`);
      await page.getByText(there).or(page.getByLabel(there)).first().waitFor();
      expect({ place, found: await violations(page, WCAG) }).toEqual({ place, found: [] });
    }
    expect(faults).toEqual([]);
  });

  withBrowser('the preview stands in no other page, and draws nothing that is no face', async () => {
    const policy = (path: string) =>
      fetch(`${hall.url}${path}`).then((reply) => reply.headers.get('content-security-policy') ?? '');
    expect(await policy('/bank/preview')).toContain("frame-ancestors 'self'");
    expect(await policy('/bank')).toContain("frame-ancestors 'none'");
    expect(await policy('/bank')).toContain("frame-src 'self'");
    for (const path of ['/', '/console', '/live']) expect(await policy(path)).not.toContain("'self';frame-src");
    const { page } = await openPage(browser);
    await page.goto(`${hall.url}/bank/preview`);
    const form = { format: 'terang-form/1', sections: [] };
    const message = { kind: 'show', bank: BANK, language: 'id', form, notes: [] };
    // From itself and not from a page around it: not listened to at all.
    await page.evaluate((sent) => window.postMessage({ ...sent, key: [0] }, location.origin), message);
    expect(await page.getByText('Pratinjau tidak dapat ditampilkan.').count()).toBe(0);
  });
});
