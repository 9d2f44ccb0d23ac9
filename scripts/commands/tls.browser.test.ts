import { X509Certificate, createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { CandidatePage } from '../../engine/testing/candidate-page.ts';
import { practice } from '../../engine/testing/clients.ts';
import { withBrowser } from '../../engine/testing/open-browser.ts';
import { type TestEngine, startTestEngine } from '../../engine/testing/start-engine.ts';
import { hallNames } from '../tls/hall-names.ts';
import { readServingCertificate } from '../tls/serving-certificate.ts';
import { initTls } from './tls.ts';

jest.setTimeout(240_000);

let hall: TestEngine;
let browser: Browser;
beforeAll(async () => {
  const made = mkdtempSync(join(tmpdir(), 'terang-tls-'));
  initTls(made, hallNames([]), 30, false, new Date());
  const tls = readServingCertificate(made, new Date())!;
  rmSync(made, { recursive: true });
  hall = await startTestEngine(1, { tls });
  if (process.env.TERANG_CHROMIUM === undefined) return;
  // The one key that this browser takes without its authority: a rehearsal may not change what the machine trusts.
  const publicKey = new X509Certificate(tls.cert).publicKey.export({ type: 'spki', format: 'der' });
  const pin = createHash('sha256').update(publicKey).digest('base64');
  const args = ['--no-sandbox', '--disable-gpu', `--ignore-certificate-errors-spki-list=${pin}`];
  browser = await chromium.launch({ executablePath: process.env.TERANG_CHROMIUM, args });
});
afterAll(async () => {
  await browser?.close();
  await hall.end();
});

withBrowser('who types http is signed in over https, with all that browsers give to secure pages only', async () => {
  const typed = hall.url.replace('https:', 'http:');
  const candidate = await CandidatePage.signIn(browser, typed, practice(hall.told, 'latihan-singkat'), 0);
  await candidate.waits();
  const { page } = candidate;
  expect(page.url()).toBe(`${hall.url}/`);
  expect(await page.evaluate(() => [window.isSecureContext, 'locks' in navigator, 'subtle' in crypto])).toEqual([
    true,
    true,
    true,
  ]);
  expect(candidate.faults).toEqual([]);
});
