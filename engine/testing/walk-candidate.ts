import type { Browser, Page } from 'playwright-core';
import { Cable } from './cable.ts';
import { CandidatePage } from './candidate-page.ts';
import { TestProctor, practice } from './clients.ts';
import { openPage } from './open-browser.ts';
import type { TestEngine } from './start-engine.ts';
import { TestTechnician } from './test-workstation.ts';
import type { Look } from './walk-pages.ts';
import {
  type Walk,
  lookAtCutLine,
  lookAtEnds,
  lookAtHandIn,
  lookAtMove,
  lookAtStrict,
  sitAtCable,
} from './walk-troubles.ts';

const REASON = 'Listrik padam';

/** Calls `look` at every screen and state of a candidate's page. Needs a new engine over `writeWalkBanks`. */
export async function walkCandidate(browser: Browser, hall: TestEngine, items: number, look: Look): Promise<void> {
  const [open, strict] = [practice(hall.told, 'latihan-singkat'), practice(hall.told, 'latihan-skd')];
  const proctor = await TestProctor.signIn(hall.url, hall.told);
  const walk: Walk = { browser, hall, proctor, look, open, strict, items };
  await lookAtUselessPages(walk);
  const wall = await Cable.lay(hall.engine.port);
  await lookAtStrict(walk, await lookAtRegistration(walk, wall.url), wall);
  await lookAtRefusals(walk);
  const seats = [await sitAtCable(walk, 0), await sitAtCable(walk, 1), await sitAtCable(walk, 2)] as const;
  await proctor.act('open-session', { sessionId: open.id });
  for (const [candidate] of seats) await candidate.seesItem(1);
  await lookAtItems(walk, seats[0][0]);
  await lookAtNotices(walk, seats[0][0]);
  await lookAtCutLine(walk, ...seats[1]);
  await lookAtMove(walk, ...seats[1], 1);
  await lookAtEnds(walk, ...seats[2]);
  await lookAtHandIn(walk, ...seats[0]);
  proctor.close();
  for (const cable of [wall, ...seats.map(([, own]) => own)]) await cable.remove();
}

/** A computer that nobody knows: declined, then registered; gives the page of it, ready for sign-in. */
async function lookAtRegistration({ browser, hall, look }: Walk, url: string): Promise<Page> {
  const { page } = await openPage(browser);
  await page.goto(`${url}/?workstation=PC-ASING`);
  await page.getByText('Terhubung; menjawab').waitFor();
  const shown = page.locator('.pairing-code [aria-hidden]');
  await shown.waitFor();
  await look('station: not registered', page);
  const technician = await TestTechnician.signIn(hall.url, hall.told);
  await technician.act('decline', { code: (await shown.innerText()).replace(' ', '') });
  await page.reload();
  await page.getByRole('button', { name: 'Minta kode baru' }).waitFor();
  await page.getByText('Terhubung; menjawab').waitFor();
  await look('station: declined', page);
  await page.getByRole('button', { name: 'Minta kode baru' }).click();
  await shown.waitFor();
  await technician.approve((await shown.innerText()).replace(' ', ''), 'LAB-21', { room: 'Lab A' });
  await page.clock.install();
  await page.reload();
  await page.getByText('Komputer ini terdaftar di ruang ujian ini.').waitFor();
  await page.getByText('SIAP', { exact: true }).waitFor();
  await look('station: ready', page);
  return page;
}

/** A computer that cannot keep answers, and a page that the engine does not know any more. */
async function lookAtUselessPages({ browser, hall, look }: Walk): Promise<void> {
  const broken = await openPage(browser);
  await broken.page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('no room');
    };
  });
  await broken.page.goto(hall.url);
  await broken.page.getByText('Komputer ini tidak dapat menyimpan jawaban.').waitFor();
  await look('station: no storage', broken.page);
  await broken.page.context().close();
  const old = await openPage(browser);
  await old.page.addInitScript(() => {
    const send = WebSocket.prototype.send;
    WebSocket.prototype.send = function (this: WebSocket, said) {
      send.call(this, typeof said === 'string' ? said.replace(/"version":\d+/, '"version":0') : said);
    };
  });
  await old.page.goto(hall.url);
  await old.page.getByRole('heading', { name: 'Halaman ini sudah usang' }).waitFor();
  await look('outdated', old.page);
  await old.page.context().close();
}

/** Wrong, elsewhere, too often; then somebody whose screen shows another. */
async function lookAtRefusals({ browser, hall, look, open }: Walk): Promise<void> {
  const { page } = await openPage(browser);
  await page.goto(hall.url);
  await page.getByRole('button', { name: 'Lanjut ke layar masuk' }).click();
  const enter = async (place: number, pin = open.participants[place]!.pin): Promise<void> => {
    await page.getByLabel('Nomor peserta').fill(open.participants[place]!.number);
    await page.getByLabel('PIN registrasi').fill(pin);
    await page.getByLabel('PIN sesi').fill(open.sessionPin);
    await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  };
  const elsewhere = await CandidatePage.signIn(browser, `${hall.url}/?workstation=LAB-09`, open, 3);
  await elsewhere.waits();
  await enter(3);
  await page.getByText('sudah masuk di komputer lain').waitFor();
  await look('sign-in: elsewhere', page);
  await elsewhere.page.context().close();
  await enter(4, '0000');
  await page.getByText('PIN registrasi tidak cocok').first().waitFor();
  await look('sign-in: wrong PIN', page);
  while (!(await page.getByText(/^Coba lagi dalam/).isVisible())) {
    await page.getByRole('button', { name: 'Masuk', exact: true }).click();
    await page.waitForFunction(() => document.querySelector('button[type="submit"]')?.textContent !== 'Memeriksa …');
  }
  await look('sign-in: too often', page);
  await page.context().close();
  const other = await CandidatePage.enter(browser, hall.url, open, 2);
  await other.page.getByRole('button', { name: 'Bukan saya' }).click();
  await other.page.getByText('Tercatat: ini bukan Anda.').waitFor();
  await look('station: not me', other.page);
  await other.page.context().close();
}

/** Every item of the open session, with its passage, table, formula, pictures and sound. */
async function lookAtItems({ look, items }: Walk, candidate: CandidatePage): Promise<void> {
  const { page } = candidate;
  for (let number = 1; number <= items; number += 1) {
    await candidate.seesItem(number);
    if (number % 3 !== 0) await candidate.choose(1);
    if (number % 4 === 0) await page.keyboard.press('r');
    if (number % 5 === 0) await page.keyboard.press('Shift+A');
    await look(`item ${number}`, page);
    if ((await page.locator('.item .picture').count()) > 0) await lookAtPicture(page, look);
    if ((await page.locator('.sound-play').count()) > 0) {
      await page.locator('.sound-play').click();
      await page.getByText('Dapat diputar 1 kali lagi.', { exact: false }).waitFor();
      await look('sound: one play left', page);
    }
    await candidate.next();
  }
}

async function lookAtPicture(page: Page, look: Look): Promise<void> {
  await page.locator('.item .picture').first().click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('+');
  await look('picture: large', page);
  await page.keyboard.press('Escape');
}

async function lookAtNotices({ look, open, proctor }: Walk, { number, page }: CandidatePage): Promise<void> {
  const act = { sessionId: open.id, whom: [number], reason: REASON };
  const given = await proctor.act('extend-time', { ...act, byMs: 300_000 });
  await page
    .getByText(/tambahan waktu|Waktu Anda ditambah/i)
    .first()
    .waitFor();
  await look('notice: more time', page);
  if (!given.ok) throw new Error('no time was given');
  await page.getByRole('button', { name: 'Mengerti' }).click();
  await proctor.act('withdraw-extension', { ...act, entryIndex: given.entryIndex });
  await page.getByText(/ditarik kembali.*bukan sampai/).waitFor();
  await look('notice: time taken back', page);
  const told = { sessionId: open.id, whom: [number], text: 'Lampu akan padam sebentar. Tetap di tempat Anda.' };
  const said = await proctor.act('send-message', told);
  if (!said.ok) throw new Error('nothing was said');
  await page.getByText(told.text).waitFor();
  await look('message of the staff', page);
  await proctor.act('withdraw-message', { ...act, entryIndex: said.entryIndex });
  await page.getByText('Pesan ditarik kembali oleh pengawas').waitFor();
  await page.getByText(told.text).waitFor({ state: 'detached' });
  await look('message taken back', page);
  await page.getByRole('button', { name: 'Sudah saya baca' }).click();
  await proctor.act('pause', act);
  await page.getByRole('heading', { name: 'Ujian Anda dijeda' }).waitFor();
  await look('paused', page);
  await proctor.act('unpause', act);
  await page.getByRole('heading', { name: 'Ujian Anda dijeda' }).waitFor({ state: 'detached' });
}
