// Finds a Chromium for the browser rehearsals, and fetches one where it may.
import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const run = promisify(execFile);

const onPath = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const elsewhere = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']
    .filter((name) => process.env[name])
    .map((name) => path.join(process.env[name], 'Google', 'Chrome', 'Application', 'chrome.exe')),
};

/** The path of a browser that starts, or null. Installs nothing. */
export async function findBrowser() {
  if (process.env.TERANG_CHROMIUM) return process.env.TERANG_CHROMIUM;
  const candidates = [
    ...onPath.flatMap((name) =>
      (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, name)),
    ),
    ...(elsewhere[process.platform] ?? []),
    await playwrightsOwn(),
  ];
  for (const candidate of candidates) {
    if (existsSync(candidate) && (await starts(candidate))) return candidate;
  }
  return null;
}

/** As findBrowser, but fetches one when there is none. Answers { browser } or { browser: null, reason }. */
export async function findOrInstallBrowser(say) {
  const found = await findBrowser();
  if (found !== null) return { browser: found };
  const tried = [];
  if (process.platform === 'linux' && process.getuid?.() === 0 && hasApt()) {
    say('No browser found; installing chromium with apt-get …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore', timeout: 120_000 });
    const args = ['install', '-y', '-qq', '--no-install-recommends', 'chromium'];
    const { status } = spawnSync('apt-get', args, { env, stdio: 'ignore', timeout: 300_000 });
    if (status !== 0) tried.push('apt-get could not install chromium');
    const browser = await findBrowser();
    if (browser !== null) return { browser };
  }
  say("Fetching playwright's own Chromium …");
  const cli = path.join(root, 'node_modules', 'playwright-core', 'cli.js');
  const { status } = spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'ignore', timeout: 300_000 });
  if (status !== 0) tried.push("playwright's download failed");
  const browser = await findBrowser();
  if (browser !== null) return { browser };
  const reason = ['no Chrome or Chromium on this machine', ...tried, 'name one in TERANG_CHROMIUM'].join('; ');
  return { browser: null, reason };
}

async function playwrightsOwn() {
  const { chromium } = (await import('playwright-core')).default;
  return chromium.executablePath();
}

/** A package of this name may be a stub that only says how to install the real one. */
async function starts(browser) {
  if (process.platform === 'win32') return true; // chrome.exe --version opens a window there
  try {
    await run(browser, ['--version'], { timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}

function hasApt() {
  return spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
}
