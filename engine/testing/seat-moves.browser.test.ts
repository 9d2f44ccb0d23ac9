import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { emptyRoom, putCell } from '#domain/room/room-plan.ts';
import { TestCandidate, heard, staffCookie } from './clients.ts';
import { openBrowser, openPage, withBrowser } from './open-browser.ts';
import { EVERY_ROLE, storeAccounts } from './staff-accounts.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';
import { examJson } from './tiny-exam.ts';
import { WCAG, violations } from './violations.ts';

jest.setTimeout(240_000);

const shots = process.env.TERANG_SHOTS;
const ID = 'berkursi';
const LAB = putCell(emptyRoom('Lab 1', 3, 5), 2, { kind: 'aisle' });

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
}

describe('drawn seats on the pages of the staff', () => {
  let hall: TestEngine;
  let browser: Browser;
  let pins: string[] = [];
  let sessionPin = '';
  const roster = Array.from({ length: 8 }, (_, place) => {
    const number = `26-00${place + 1}`;
    return {
      where: number,
      number,
      name: `Peserta ${place + 1}`,
      category: 'umum',
      room: '',
      seat: '',
      accommodations: [],
    };
  });

  beforeAll(async () => {
    if (process.env.TERANG_CHROMIUM === undefined) return;
    const first = await startTestEngine(1);
    hall = await first.restart((dataDir) => storeAccounts(dataDir, EVERY_ROLE));
    const cookie = await staffCookie(hall.url, { staff: EVERY_ROLE }, 'koordinator');
    const send = async (path: string, method: string, body: object) => {
      const headers = { 'x-terang': 'console', 'content-type': 'application/json', cookie };
      const response = await fetch(`${hall.url}${path}`, { method, headers, body: JSON.stringify(body) });
      return (await response.json()) as { made?: { sessionPin: string; cards: { csv: string } } };
    };
    await send('/rooms', 'PUT', { before: null, plan: LAB });
    const choice = { bank: { source: 'folder', id: 'skd-id' }, definition: examJson('latihan-singkat'), roster };
    const { made } = await send('/sessions', 'POST', {
      ...choice,
      ...{ id: ID, zone: 'Asia/Jakarta', opensAt: null, rooms: ['Lab 1'] },
    });
    if (made === undefined) throw new Error('no session');
    pins = [...made.cards.csv.matchAll(/,([0-9A-Z]{4}-[0-9A-Z]{4})$/gm)].map(([, found]) => found!);
    ({ sessionPin } = made);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await hall?.end();
  });

  withBrowser('stand on the map as laid out, one is moved to a spare, and the list says so', async () => {
    const participants = roster.map(({ name, number }, place) => ({ number, name, pin: pins[place]! }));
    const candidate = new TestCandidate(hall.url);
    const session = { id: ID as never, title: '', definition: '', sessionPin, participants };
    expect(await candidate.signIn(session, 0)).toMatchObject({ ok: true });
    const { page, faults } = await openPage(browser, 1920, 1080);
    await page.goto(`${hall.url}/console#/sesi/${ID}`);
    await page.getByLabel('Nama akun').fill('koordinator');
    await page.getByLabel('Kata sandi').fill(EVERY_ROLE.find(({ name }) => name === 'koordinator')!.password);
    await page.keyboard.press('Enter');
    const map = page.getByRole('region', { name: 'Denah ruang' });
    await map.getByRole('heading', { name: 'Lab 1' }).waitFor();
    expect(await map.locator('.st.empty').count()).toBe(6);
    expect(await map.locator('.st.gap').count()).toBe(1);
    await map.getByRole('button', { name: /Peserta 1,/ }).press('Enter');
    await page.getByLabel('Alasan (masuk buku besar)').fill('komputer rusak');
    const spare = page.getByLabel('Ke meja kosong');
    expect(await spare.locator('option').first().textContent()).toMatch(/^Lab 1, C-0\d \(cadangan\)$/);
    expect(await violations(page, WCAG)).toEqual([]);
    await shot(page, 'move-id');
    await page.getByRole('button', { name: 'EN, English' }).click();
    await shot(page, 'move-en');
    const released = heard(candidate.socket, 'superseded');
    await page.getByRole('button', { name: 'Move', exact: true }).press('Enter');
    await released;
    await page.getByText(/now sits at Lab 1, C-0\d/).waitFor();
    await page.getByRole('button', { name: /^ID, / }).click();

    await page.goto(`${hall.url}/committee#/kursi/${ID}`);
    await page.getByText('8 peserta mendapat meja.').waitFor();
    const moved = page.getByRole('row').filter({ hasText: '26-001' });
    expect(await moved.textContent()).toMatch(/^C-0\d26-001Peserta 1pindah$/);
    expect(await violations(page, WCAG)).toEqual([]);
    await shot(page, 'seat-list-id');
    await page.getByLabel('sebagai kartu untuk digunting').check();
    await shot(page, 'slips-id');
    expect(await violations(page, WCAG)).toEqual([]);
    candidate.close();
    expect(faults.filter((fault) => !/40[19]/.test(fault))).toEqual([]);
  });
});
