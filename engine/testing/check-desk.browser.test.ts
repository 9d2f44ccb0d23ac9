import type { Browser } from 'playwright-core';
import { TestCandidate, TestProctor, practice } from './clients.ts';
import { openBrowser, openPage, withBrowser } from './open-browser.ts';
import { receiptCode } from './receipt-code.ts';
import { EVERY_ROLE, storeAccounts } from './staff-accounts.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';
import { WCAG, violations } from './violations.ts';

jest.setTimeout(240_000);

const SHORT = 'latihan-singkat';
let browser: Browser;
let hall: TestEngine;
let code: string;

beforeAll(async () => {
  if (process.env.TERANG_CHROMIUM === undefined) return;
  browser = await openBrowser();
  hall = await startTestEngine(2);
  const session = practice(hall.told, SHORT);
  const proctor = await TestProctor.signIn(hall.url, hall.told);
  const candidate = new TestCandidate(hall.url);
  await candidate.signIn(session);
  await proctor.act('open-session', { sessionId: SHORT });
  await candidate.resume();
  await candidate.choose(0, 2);
  await candidate.handIn();
  code = await receiptCode(candidate);
  await proctor.act('close-session', { sessionId: SHORT, reason: 'selesai' });
  candidate.close();
  proctor.close();
  hall = await hall.restart((dataDir) => storeAccounts(dataDir, EVERY_ROLE));
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await hall?.end();
});

describe('the check desk', () => {
  withBrowser('shows an answer that was given, to who brings the receipt, and clears the screen', async () => {
    const { page, faults } = await openPage(browser);
    await page.goto(`${hall.url}/check`);
    expect(await violations(page, WCAG)).toEqual([]);
    await page.fill('#receipt', 'bukan struk');
    await page.keyboard.press('Enter');
    await page.locator('[role=alert]', { hasText: 'Ini bukan kode struk' }).waitFor();
    await page.fill('#receipt', code);
    await page.keyboard.press('Enter');
    const { name, password } = EVERY_ROLE.find(({ role }) => role === 'observer')!;
    await page.fill('#name', name);
    await page.fill('#password', password);
    expect(await violations(page, WCAG)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.locator('#verdict', { hasText: 'Semua cocok' }).waitFor();
    const first = page.locator('.answers > li').first();
    expect(await first.locator('li.own').textContent()).toMatch(/^✓ C\. /);
    expect(await page.locator('.answers > li').nth(1).textContent()).toContain('Tidak dijawab');
    expect(await violations(page, WCAG)).toEqual([]);
    await page.locator('#language').click();
    await page.locator('#verdict', { hasText: 'Everything fits' }).waitFor();
    await page.getByRole('button', { name: 'Done, clear the screen' }).click();
    expect(await page.locator('.answers').count()).toBe(0);
    expect(await page.inputValue('#receipt')).toBe('');
    // The sign-in that was asked for came back as 401, which a browser notes.
    expect(faults.filter((fault) => !fault.includes('401'))).toEqual([]);
  });
});
