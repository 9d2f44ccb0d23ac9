import { type Browser, type Page, chromium } from 'playwright-core';

const SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Chromium as `npm test` found it; without one a browser rehearsal reports itself skipped. */
export const withBrowser = process.env.TERANG_CHROMIUM === undefined ? it.skip : it;

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.TERANG_CHROMIUM!, args: SWITCHES });
}

/** A page with storage of its own, as a workstation has; everything that goes wrong in it is noted. */
export async function openPage(
  browser: Browser,
  width = 1366,
  height = 768,
): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'id-ID' });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (fault) => faults.push(fault.message));
  // A lost connection is reported by the browser itself; some rehearsals make it happen.
  page.on('console', (line) => {
    if (line.type() === 'error' && !/WebSocket|ERR_CONNECTION/.test(line.text())) faults.push(line.text());
  });
  return { page, faults };
}
