import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type Page, chromium } from 'playwright-core';
import { type TestEngine, startTestEngine } from '../../engine/testing/start-engine.ts';
import { browserPolicy } from './browser-policy.ts';

jest.setTimeout(240_000);

const POLICIES = '/etc/chromium';
const browser = process.env['TERANG_CHROMIUM'] ?? '';
const place = mkdtempSync(join(tmpdir(), 'terang-managed-'));
const wrapper = join(place, 'managed-chromium.sh');
const file = join(place, 'policy.json');
/** A browser of its own whose policies are ours: the folder is laid over in a mount namespace, and nobody else sees it. */
const namespace = process.getuid?.() === 0 ? ['-m'] : ['-rm'];
const lay = `mount --make-rprivate / && mount -t tmpfs none ${POLICIES} && mkdir -p ${POLICIES}/policies/managed`;

function canLay(): boolean {
  if (!browser.includes('chromium')) return false;
  return spawnSync('unshare', [...namespace, 'sh', '-c', lay]).status === 0;
}
const withManagedBrowser = canLay() ? it : it.skip;

describe('a Chromium under the policy of a kiosk', () => {
  let hall: TestEngine;
  let context: BrowserContext;
  let elsewhere: Server;
  const asked: string[] = [];

  beforeAll(async () => {
    if (!canLay()) return;
    hall = await startTestEngine(2);
    elsewhere = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end('elsewhere');
    });
    await new Promise<void>((listening) => elsewhere.listen(0, '127.0.0.1', listening));
    // Without these two nobody could look at it from outside; the rest is what is given out.
    const policy = { ...browserPolicy(new URL(hall.url)), RemoteDebuggingAllowed: true, DeveloperToolsAvailability: 1 };
    writeFileSync(file, JSON.stringify(policy));
    const start = `${lay} && cp '${file}' ${POLICIES}/policies/managed/ && exec '${browser}' "$@"`;
    writeFileSync(
      wrapper,
      `#!/bin/sh\nexec unshare ${namespace.join(' ')} sh -c '${start.replaceAll("'", `'\\''`)}' sh "$@"\n`,
      {
        mode: 0o755,
      },
    );
    const args = ['--no-sandbox', '--disable-gpu'];
    context = await chromium.launchPersistentContext(join(place, 'profile'), { executablePath: wrapper, args });
  });
  afterAll(async () => {
    await context?.close();
    await hall?.end();
    elsewhere?.close();
    rmSync(place, { recursive: true, force: true });
  });

  const there = () => `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
  const failureOf = (page: Page, url: string): Promise<string> =>
    page.goto(url).then(
      () => 'opened',
      (fault: Error) => /ERR_\w+/.exec(fault.message)?.[0] ?? fault.message,
    );

  withManagedBrowser('shows the server, and works with it', async () => {
    const page = await context.newPage();
    await page.goto(`${hall.url}/?workstation=KIOSK-1`);
    await page.getByRole('button', { name: 'Lanjut ke layar masuk' }).click();
    await page.getByText('Server terhubung').waitFor();
    await page.getByText('Komputer KIOSK-1').waitFor();
    await page.close();
  });

  withManagedBrowser('opens nothing else, not another port of the same machine, and no file', async () => {
    const page = await context.newPage();
    const others = [there(), 'http://localhost/', 'https://example.org/', 'file:///etc/passwd'];
    for (const url of others) expect([url, await failureOf(page, url)]).toEqual([url, 'ERR_BLOCKED_BY_ADMINISTRATOR']);
    expect(await failureOf(page, `view-source:${hall.url}/`)).not.toBe('opened');
    expect(asked).toEqual([]);
    await page.close();
  });

  withManagedBrowser('lets no page lead elsewhere', async () => {
    const page = await context.newPage();
    await page.goto(hall.url);
    const gone = page.waitForEvent('framenavigated');
    await page.evaluate((url) => location.assign(url), there()).catch(() => undefined);
    await gone;
    expect(page.url()).toMatch(/^chrome-error:/);
    expect(asked).toEqual([]);
    await page.close();
  });
});
