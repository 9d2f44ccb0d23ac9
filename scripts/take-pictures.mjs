// `npm run pictures`: renews docs/pictures from this build, in the middle of an exam that simulated people take.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from './build.mjs';
import { findBrowser } from './find-browser.mjs';
import { withPalette } from './pictures/palette-png.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const dist = path.join(root, 'dist');
const folder = path.join(root, 'docs', 'pictures');
const SESSION = 'latihan-skd';
/** The hundred minutes in about two. */
const SPEED = 40;
const say = (line) => console.log(line);

const executablePath = await findBrowser();
if (executablePath === null) {
  console.error('No Chrome or Chromium on this machine; name one in TERANG_CHROMIUM.');
  process.exit(1);
}
await build({ say });
const dataDir = mkdtempSync(path.join(tmpdir(), 'terang-'));
const engine = await startEngine();
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
let crowd = null;
try {
  await takePictures();
} finally {
  crowd?.kill();
  await browser.close();
  await engine.close();
  rmSync(dataDir, { recursive: true, force: true });
}

async function startEngine() {
  const { startEngine: start } = await import(pathToFileURL(path.join(dist, 'engine', 'main.mjs')).href);
  return start({
    host: '127.0.0.1',
    port: 0,
    dataDir,
    participants: 60,
    clientsDir: dist,
    questionBanksDir: path.join(root, 'question-banks'),
    writerScript: path.join(dist, 'engine', 'writer-thread.mjs'),
    logLevel: 'error',
    version: 'pictures',
    firstPasswordStays: true,
  });
}

async function takePictures() {
  const session = engine.firstRun.sessions.find(({ id }) => id === SESSION);
  const people = [...session.participants];
  const candidate = await signIn(session, people.pop());
  const unlucky = await signIn(session, people.pop());
  const console_ = await openConsole();
  crowd = simulate(people.length);
  await openSession(console_);
  await candidate.getByRole('heading', { name: 'Soal 1', exact: true }).waitFor();
  await answer(unlucky, 12);
  await unlucky.context().close();
  await answer(candidate, 47);
  await act(console_, people[16].number, 'Jeda', 'Kesehatan peserta');
  await act(console_, people[24].number, 'Tambah waktu', 'Komputer');
  const board = await openPage(1920, 1080, `/live?session=${SESSION}`);
  await board.waitForFunction(isHalfway, null, { timeout: 180_000, polling: 500 });
  await inBothLanguages('board', board, () => board.waitForFunction(isInOrder, null, { polling: 50 }));
  await inBothLanguages('console', console_);
  await inBothLanguages('candidate', candidate);
}

async function openPage(width, height, address) {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'id-ID', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(engine.url + address);
  return page;
}

async function signIn({ sessionPin }, { number, pin }) {
  const page = await openPage(1366, 768, '/');
  await page.getByRole('button', { name: 'Lanjut ke layar masuk' }).click();
  await page.getByLabel('Nomor peserta').fill(number);
  await page.getByLabel('PIN registrasi').fill(pin);
  await page.getByLabel('PIN sesi').fill(sessionPin);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.getByRole('button', { name: 'Ya, ini saya' }).click();
  await page.getByText('Ujian belum dibuka').first().waitFor();
  return page;
}

async function openConsole() {
  const [{ name, password }] = engine.firstRun.staff;
  const page = await openPage(1920, 1080, '/console');
  await page.getByLabel('Nama akun').fill(name);
  await page.getByLabel('Kata sandi').fill(password);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.getByRole('link', { name: 'Pantau Latihan SKD lengkap' }).click();
  return page;
}

async function openSession(page) {
  const everybody = page.locator('.ct', { hasText: 'Masuk' }).filter({ hasText: '60' });
  await everybody.waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Buka sesi' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Buka sesi' }).click();
}

function simulate(participants) {
  const options = {
    server: engine.url,
    credentials: path.join(dataDir, 'first-run.json'),
    session: SESSION,
    participants,
    speed: SPEED,
    seed: 'pictures',
    bank: path.join(root, 'question-banks', 'samples', 'skd-id'),
    'drop-rate': 0.01,
  };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  return spawn(process.execPath, [path.join(dist, 'terang.mjs'), 'simulate', ...args], { stdio: 'ignore' });
}

async function answer(page, items) {
  for (let item = 0; item < items; item += 1) {
    await page.keyboard.press('bdaceb'[item % 6]);
    if (item % 13 === 6) await page.keyboard.press('r');
    await page.keyboard.press('ArrowRight');
    await page.waitForTimeout(60);
  }
  await page.keyboard.press('Shift+E');
  await page.keyboard.press('c');
  await page
    .getByRole('status')
    .filter({ hasText: /^Tersimpan/ })
    .first()
    .waitFor();
}

async function act(page, number, deed, cause) {
  await page.locator(`[data-seat="${number}"]`).click();
  await page.getByRole('button', { name: deed, exact: true }).click();
  await page.getByLabel('Alasan').selectOption(cause);
  await page.getByRole('button', { name: 'Jalankan untuk 1 peserta' }).click();
  await page.getByText(/berlaku untuk 1 peserta/).waitFor();
  await page.locator('.act-result').getByRole('button', { name: 'Tutup' }).click();
}

async function inBothLanguages(name, page, isReady = () => page.waitForTimeout(1_500)) {
  for (const language of ['id', 'en']) {
    await page.evaluate((wanted) => {
      if (document.documentElement.lang !== wanted) document.querySelector(`button[lang="${wanted}"]`).click();
    }, language);
    await page.mouse.move(0, 0);
    await isReady();
    const picture = withPalette(await page.screenshot());
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, `${name}-${language}.png`), picture);
    say(`docs/pictures/${name}-${language}.png  ${Math.round(picture.length / 1024)} KB`);
  }
}

/** In the page: somebody has come far, so that all sections have scores. */
function isHalfway() {
  const rows = [...document.querySelectorAll('[role="row"]')];
  return rows.some((row) => Number(/(\d+) dari 110/.exec(row.textContent)?.[1] ?? 0) >= 84);
}

/** In the page: between two frames a score may have passed the place that goes with it. */
function isInOrder() {
  const totals = [...document.querySelectorAll('[role="row"] .tot')].map(({ textContent }) => Number(textContent));
  const shown = totals.filter((total) => !Number.isNaN(total));
  return shown.length > 5 && shown.every((total, place) => place === 0 || total <= shown[place - 1]);
}
