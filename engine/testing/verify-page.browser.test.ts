import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { nodePrimitives } from '../../scripts/verify/node-primitives.ts';
import { type Verification, verifyBundle } from '../../scripts/verify/verify-bundle.ts';
import { type Forgery, forge } from './bundles/falsified.ts';
import { openBrowser, openPage, withBrowser } from './open-browser.ts';
import { WCAG, violations } from './violations.ts';

const built = pathToFileURL(path.resolve(__dirname, '../../dist/verify/verify.html')).href;
const place = mkdtempSync(path.join(tmpdir(), 'terang-verify-page-'));

jest.setTimeout(240_000);

let browser: Browser;
let forgery: Forgery;
beforeAll(async () => {
  if (process.env.TERANG_CHROMIUM === undefined) return;
  browser = await openBrowser();
  forgery = await forge();
  writeFileSync(path.join(place, 'good.terang'), forgery.good.public);
  writeFileSync(path.join(place, 'root.txt'), forgery.checkpoint);
  const bad = forgery.falsified.find(({ mutation }) => mutation.name === 'forged: a SCORE left out');
  writeFileSync(path.join(place, 'bad.terang'), bad!.bytes);
});
afterAll(async () => {
  await browser?.close();
  rmSync(place, { recursive: true, force: true });
});

async function openVerifier(): Promise<{ page: Page; faults: string[] }> {
  const { faults, page } = await openPage(browser);
  await page.context().setOffline(true);
  await page.goto(built);
  return { page, faults };
}

/** Resolves when the page has a verdict of these words. */
async function drop(page: Page, names: readonly string[], words: string): Promise<void> {
  await page.setInputFiles(
    '#file',
    names.map((name) => path.join(place, name)),
  );
  await page.locator('#verdict', { hasText: words }).waitFor();
}

describe('verify.html, opened from a file and without a network', () => {
  withBrowser(
    'names the step of a falsified bundle, in both languages, and is free of violations of WCAG 2.2 AA',
    async () => {
      const { faults, page } = await openVerifier();
      expect(await violations(page, WCAG)).toEqual([]);
      await drop(page, ['good.terang'], 'Tidak ditemukan');
      expect(await page.locator('.steps > li').count()).toBe(24);
      expect(await page.locator('#V6').getAttribute('class')).toBe('not-checked');
      expect(await page.locator('.words li').allTextContents()).toHaveLength(8);
      expect(await violations(page, WCAG)).toEqual([]);
      await drop(page, ['bad.terang', 'root.txt'], 'Ada ');
      expect(await page.locator('#V12').getAttribute('class')).toBe('fail');
      expect(await page.locator('#V6').getAttribute('class')).toBe('fail');
      expect(await violations(page, WCAG)).toEqual([]);
      await page.getByRole('button', { name: 'English' }).click();
      expect(await page.locator('#verdict h2').textContent()).toMatch(/^Steps that have failed: \d+$/);
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
      expect(await violations(page, WCAG)).toEqual([]);
      expect(faults).toEqual([]);
      await page.context().close();
    },
  );

  withBrowser('compares the key that somebody types', async () => {
    const { page } = await openVerifier();
    await drop(page, ['good.terang'], 'Tidak ditemukan');
    await page.getByLabel('Kunci yang diumumkan').fill('terang/other');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await page.locator('#verdict', { hasText: 'Ada 1' }).waitFor();
    expect(await page.locator('#V5').getAttribute('class')).toBe('fail');
    await page.getByLabel('Kunci yang diumumkan').fill(forgery.vkey);
    await page.keyboard.press('Enter');
    await page.locator('#verdict', { hasText: 'Tidak ditemukan' }).waitFor();
    await page.context().close();
  });

  withBrowser('judges falsified bundles as the command line does, finding by finding', async () => {
    const { page } = await openVerifier();
    const different: string[] = [];
    const size = 20;
    // Verdicts do not depend on where they are computed but for the arithmetic; all of them take minutes on a busy machine.
    const step = process.env['TERANG_ALL_FORGERIES'] === undefined ? 5 : 1;
    const tried = forgery.falsified.filter((_, at) => at % step === 0);
    for (let from = 0; from < tried.length; from += size) {
      const some = tried.slice(from, from + size);
      const jobs = some.map(({ brought, bytes }) => ({ base64: Buffer.from(bytes).toString('base64'), brought }));
      const theirs = (await page.evaluate(judgeInPage, jobs)) as Verification[];
      some.forEach(({ brought, bytes, mutation }, at) => {
        const ours = verifyBundle(nodePrimitives, bytes, brought);
        if (JSON.stringify(theirs[at]) !== JSON.stringify(ours)) different.push(mutation.name);
      });
    }
    expect(different).toEqual([]);
    await page.context().close();
  });
});

/** Runs in the page: hands each bundle to the thread that the page itself computes in. */
function judgeInPage(jobs: readonly { readonly base64: string; readonly brought: object }[]): Promise<unknown[]> {
  const text = document.querySelector('script')!.textContent!;
  const worker = new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })));
  return new Promise((done) => {
    const reports: unknown[] = [];
    worker.onmessage = ({ data }) => {
      reports.push(data);
      if (reports.length < jobs.length) return;
      worker.terminate();
      done(reports);
    };
    for (const { base64, brought } of jobs) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      worker.postMessage({ bytes, brought });
    }
  });
}
