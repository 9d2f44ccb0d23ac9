import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Socket } from 'socket.io-client';
import { type PublicExams, publicExams } from '#protocol/public-exams.ts';
import { type BoardFrame, type BoardList, type BoardRow, boardFrame } from '#protocol/scoreboard-down.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { type BoardReader, serveBoard } from '../board-reader/serve-board.ts';
import { TestCandidate, TestProctor, ask, connect, heard, practice } from './clients.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

const clientsDir = resolve(import.meta.dirname, '..', '..', 'dist');
const SESSION = 'latihan-singkat';

let hall: TestEngine;
let reader: BoardReader;
const sockets: Socket[] = [];

const keyOf = (): string => readFileSync(join(hall.dataDir, 'board-tap.key'), 'utf8').trim();
const open = (key = keyOf(), port = 0): Promise<BoardReader> =>
  serveBoard({
    from: { url: hall.url, key, authority: null },
    host: '127.0.0.1',
    port,
    clientsDir,
    logLevel: 'silent',
    version: '0.0.0-test',
  });

beforeEach(async () => {
  hall = await startTestEngine(4);
  reader = await open();
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.disconnect();
  await reader.close();
  await hall.end();
});

/** A viewer who keeps a board as the page does: a whole one, then consecutive differences. */
class Viewer {
  readonly rows = new Map<string, BoardRow>();
  frame = -1;
  gaps = 0;
  wholes = 0;
  readonly socket: Socket;

  constructor(url: string) {
    this.socket = connect(url, '/live');
    sockets.push(this.socket);
    this.socket.on('frame', (frame: BoardFrame) => this.take(frame));
  }

  async watch(): Promise<void> {
    const reply = await ask<{ ok: true; frame: BoardFrame }>(this.socket, 'watch-board', {
      version: PROTOCOL_VERSION,
      sessionId: SESSION,
    });
    if (this.frame < 0) this.take(reply.frame);
  }

  private take(frame: BoardFrame): void {
    if (!frame.whole && this.frame < 0) return;
    if (!frame.whole && frame.frame > this.frame + 1) this.gaps += 1;
    if (frame.whole) this.wholes += 1;
    this.frame = frame.frame;
    for (const row of frame.rows) this.rows.set(row.number, row);
  }

  /** Waits for a frame in which this person has so many items counted. */
  async sees(number: string, counted: number): Promise<void> {
    while (this.rows.get(number)?.counted !== counted) await heard(this.socket, 'frame');
  }
}

async function working(): Promise<{ candidate: TestCandidate; number: string }> {
  const session = practice(hall.told, SESSION);
  const proctor = await TestProctor.signIn(hall.url, hall.told);
  sockets.push(proctor.socket);
  await proctor.act('open-session', { sessionId: SESSION });
  const candidate = new TestCandidate(hall.url);
  sockets.push(candidate.socket);
  await candidate.signIn(session, 0);
  return { candidate, number: session.participants[0]!.number };
}

const wholeOf = async (url: string): Promise<BoardFrame> => {
  const socket = connect(url, '/live');
  sockets.push(socket);
  const message = { version: PROTOCOL_VERSION, sessionId: SESSION };
  return (await ask<{ ok: true; frame: BoardFrame }>(socket, 'watch-board', message)).frame;
};

test('what the reader shows is what the engine shows, and every answer comes through as a difference', async () => {
  const viewer = new Viewer(reader.url);
  await viewer.watch();
  const { candidate, number } = await working();
  for (let position = 0; position < 3; position++) {
    expect((await candidate.choose(position, 0)).ok).toBe(true);
    await viewer.sees(number, position + 1);
  }
  const [there, here] = await Promise.all([wholeOf(hall.url), wholeOf(reader.url)]);
  expect(here.rows).toEqual(there.rows);
  expect(here.session).toEqual(there.session);
  expect([viewer.gaps, viewer.wholes]).toEqual([0, 1]);
});

test('however many watch the reader, the engine has one connection from it', async () => {
  const viewers = Array.from({ length: 40 }, () => new Viewer(reader.url));
  await Promise.all(viewers.map((viewer) => viewer.watch()));
  expect(hall.engine.sockets.engine.clientsCount).toBe(1);
  const { candidate, number } = await working();
  await candidate.choose(0, 1);
  await Promise.all(viewers.map((viewer) => viewer.sees(number, 1)));
});

test('whoever can unpack gets the whole board as bytes, at the engine and at the reader: the board that others get in words', async () => {
  const { candidate, number } = await working();
  await candidate.choose(0, 1);
  for (const url of [hall.url, reader.url]) {
    // The same board is asked for twice: no frame of what was done before may come in between.
    const viewer = new Viewer(url);
    await viewer.watch();
    await viewer.sees(number, 1);
    const message = { version: PROTOCOL_VERSION, sessionId: SESSION, gzip: true };
    const asked = Array.from({ length: 40 }, () => {
      const socket = connect(url, '/live');
      sockets.push(socket);
      return ask<{ ok: true; gzip: Buffer }>(socket, 'watch-board', message);
    });
    const plain = await wholeOf(url);
    for (const { gzip } of await Promise.all(asked)) {
      const frame = JSON.parse(gunzipSync(gzip).toString()) as BoardFrame;
      expect(boardFrame.safeParse(frame).error).toBeUndefined();
      expect({ rows: frame.rows.length, session: frame.session }).toEqual({
        rows: plain.rows.length,
        session: plain.session,
      });
      expect(frame.whole).toBe(true);
    }
  }
});

test('an engine that starts again is followed without a reload, and the viewers learn it by a whole board', async () => {
  const { candidate, number } = await working();
  await candidate.choose(0, 1);
  const viewer = new Viewer(reader.url);
  await viewer.watch();
  await viewer.sees(number, 1);
  const whole = heard<BoardFrame>(viewer.socket, 'frame', (frame) => frame.whole);
  hall = await hall.restart();
  await whole;
  expect(viewer.rows.get(number)?.counted).toBe(1);
  const again = new TestCandidate(hall.url);
  sockets.push(again.socket);
  await again.resume(candidate.token);
  await again.choose(1, 1);
  await viewer.sees(number, 2);
  expect(viewer.gaps).toBe(0);
});

test('a reader that is killed costs the exam nothing, and a new one has everything', async () => {
  const { candidate, number } = await working();
  await candidate.choose(0, 1);
  const { port } = reader;
  await reader.close();
  expect((await candidate.choose(1, 1)).ok).toBe(true);
  reader = await open(keyOf(), port);
  const viewer = new Viewer(reader.url);
  await viewer.watch();
  await viewer.sees(number, 2);
});

test('without the key nothing is fed', async () => {
  await expect(open(Buffer.alloc(32, 7).toString('base64'))).rejects.toThrow('wrong-key');
  await expect(open('')).rejects.toThrow('wrong-key');
  const stranger = connect(hall.url, '/board-tap');
  sockets.push(stranger);
  expect((await heard<Error>(stranger, 'connect_error')).message).toBe('wrong-key');
});

test('a fifth reader is one too many', async () => {
  const more = await Promise.all([open(), open(), open()]);
  const fifth = connect(hall.url, '/board-tap');
  fifth.auth = { key: keyOf(), version: PROTOCOL_VERSION };
  fifth.disconnect().connect();
  sockets.push(fifth);
  const told = await new Promise<string>((resolve) =>
    fifth.on('connect_error', ({ message }) => message !== 'wrong-key' && resolve(message)),
  );
  expect(told).toBe('too-many-readers');
  await Promise.all(more.map((each) => each.close()));
});

test.each([
  '/console',
  '/staff/me',
  '/enter',
  '/ca.pem',
  '/ledger/latihan-singkat/checkpoint',
  '/assets/x.js',
  '/../package.json',
  '/console-assets/assets/%2e%2e/monitor.html',
])('the public reader has no %s', async (path) => {
  expect((await fetch(reader.url + path, { redirect: 'manual' })).status).toBe(404);
});

test('what is told of every exam is the same at the engine and at the reader, before the opening and after it', async () => {
  const told = async (url: string): Promise<PublicExams> => {
    const answer = await fetch(`${url}/live/exams`);
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([200, null]);
    return publicExams.parse(await answer.json());
  };
  const before = await told(reader.url);
  expect(before).toEqual(await told(hall.url));
  expect(before.exams.map(({ phase }) => phase)).toEqual(['prepared', 'prepared']);
  const viewer = new Viewer(reader.url);
  const opened = heard<BoardList>(viewer.socket, 'boards', ({ boards }) =>
    boards.some(({ phase }) => phase === 'open'),
  );
  await working();
  await opened;
  const after = await told(reader.url);
  expect(after).toEqual(await told(hall.url));
  expect(after.exams.find(({ id }) => id === SESSION)).toMatchObject({ phase: 'open', closedAt: null });
});

test('the page for everybody lies at the engine and at the reader, and there it is the first', async () => {
  const pages = await Promise.all(
    [`${hall.url}/portal`, `${reader.url}/portal`, `${reader.url}/`].map(async (url) => (await fetch(url)).text()),
  );
  expect(new Set(pages).size).toBe(1);
  for (const [, file] of pages[0]!.matchAll(/"(\/console-assets\/assets\/[^"]+)"/g)) {
    expect((await fetch(reader.url + file)).status).toBe(200);
  }
});

test('the page on which a proof is checked lies where the board points to, under its own policy', async () => {
  const verify = await fetch(`${reader.url}/verify`);
  expect(verify.status).toBe(200);
  expect(verify.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect((await fetch(`${reader.url}/verify/policy.txt`)).status).toBe(404);
});

test('the page of the board works, and no file of the console lies beside it', async () => {
  const page = await (await fetch(`${reader.url}/live`)).text();
  const files = [...page.matchAll(/\/console-assets\/assets\/[^"]+/g)].map(([file]) => file);
  expect(files.length).toBeGreaterThan(2);
  for (const file of files) expect((await fetch(reader.url + file)).status).toBe(200);
  const monitor = /assets\/(monitor-[^"]+\.js)/.exec(
    readFileSync(join(clientsDir, 'proctor-console', 'monitor.html'), 'utf8'),
  )?.[1];
  expect(monitor).toBeDefined();
  expect((await fetch(`${reader.url}/console-assets/assets/${monitor}`)).status).toBe(404);
});

test.each(['/candidate', '/staff', '/board-tap'])('the public reader speaks nothing at %s', async (namespace) => {
  const socket = connect(reader.url, namespace);
  sockets.push(socket);
  expect((await heard<Error>(socket, 'connect_error')).message).toBe('Invalid namespace');
});
