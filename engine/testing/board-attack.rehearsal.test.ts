import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join, resolve } from 'node:path';
import type { Socket } from 'socket.io-client';
import { publicExams } from '#protocol/public-exams.ts';
import { type BoardFrame, boardFrame, boardList } from '#protocol/scoreboard-down.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { type BoardReader, serveBoard } from '../board-reader/serve-board.ts';
import { TestCandidate, TestProctor, ask, boardWhen, connect, heard, practice } from './clients.ts';
import { oddMessages } from './odd-messages.ts';
import { OPCODES, RawWebsocket } from './raw-websocket.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

jest.setTimeout(240_000);

const SESSION = 'latihan-singkat';
const WATCH = { version: PROTOCOL_VERSION, sessionId: SESSION };
/** One more than the largest thing that anybody may say at once. */
const GIANT = 4 * 1_048_576;

let hall: TestEngine;
let reader: BoardReader;
let candidate: TestCandidate;
let number: string;
const sockets: Socket[] = [];
let answered = 0;

beforeAll(async () => {
  hall = await startTestEngine(4);
  const proctor = await TestProctor.signIn(hall.url, hall.told);
  sockets.push(proctor.socket);
  await proctor.act('open-session', { sessionId: SESSION });
  candidate = new TestCandidate(hall.url);
  sockets.push(candidate.socket);
  await candidate.signIn(practice(hall.told, SESSION), 0);
  number = practice(hall.told, SESSION).participants[0]!.number;
  reader = await serveBoard({
    from: { url: hall.url, key: readFileSync(join(hall.dataDir, 'board-tap.key'), 'utf8').trim(), authority: null },
    host: '127.0.0.1',
    port: 0,
    clientsDir: resolve(import.meta.dirname, '..', '..', 'dist'),
    logLevel: 'silent',
    version: '0.0.0-test',
  });
});
afterAll(async () => {
  for (const socket of sockets) socket.disconnect();
  await reader.close();
  await hall.end();
});

const viewer = (): Socket => {
  const socket = connect(reader.url, '/live');
  sockets.push(socket);
  return socket;
};

/** The exam goes on, the engine has one connection from the reader, and who behaves sees the next answer. */
async function expectUnharmed(): Promise<void> {
  expect(await candidate.choose(answered, 0)).toMatchObject({ ok: true });
  answered += 1;
  await boardWhen(viewer(), SESSION, ({ rows }) => rows.find((row) => row.number === number)?.counted === answered);
  expect(hall.engine.sockets.of('/board-tap').sockets.size).toBe(1);
}

/** As it is written: what a browser's own client would tidy up first. */
function statusOf(method: string, path: string): Promise<number> {
  const { hostname, port } = new URL(reader.url);
  return new Promise((found, reject) => {
    const asked = request({ hostname, port, method, path, agent: false }, (response) => {
      response.resume();
      found(response.statusCode ?? 0);
    });
    asked.on('error', reject);
    asked.end();
  });
}

const PATHS = [
  '/console',
  '/bank',
  '/committee',
  '/items/banks',
  '/sessions',
  '/staff/me',
  '/staff/workstations',
  '/enter',
  '/media/0',
  '/workstation',
  '/ledger/vkey',
  '/ledger/latihan-singkat/checkpoint',
  '/live/exams/latihan-singkat',
  '/live/exams.json',
  '/live/../sessions',
  '/portal/..%2fmonitor.html',
  '/portal/index.html',
  '/portal.tsx',
  '/ca.pem',
  '/first-run.json',
  '/board-tap.key',
  '/terang.db',
  '/../board-tap.key',
  '/..%2fboard-tap.key',
  '/%2e%2e/%2e%2e/package.json',
  '/console-assets/assets/../monitor.html',
  '/console-assets/assets/..%2fmonitor.html',
  '/console-assets/assets/%00',
  '/console-assets/monitor.html',
  '/assets/index.js',
  '//live/..//console',
];

test.each(PATHS)('nothing lies at %s, whatever is asked of it', async (path) => {
  for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
    const status = await statusOf(method, path);
    expect({ method, isThere: status < 400 }).toEqual({ method, isThere: false });
  }
});

test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'TRACE'])('its own pages are read and not written: %s', async (method) => {
  for (const path of ['/', '/live', '/live/exams', '/portal', '/healthz'])
    expect(await statusOf(method, path)).toBeGreaterThanOrEqual(400);
});

test.each(['/', '/staff', '/candidate', '/board-tap', '/echo', '/admin', '/live/..', '/LIVE'])(
  'nobody speaks at %s',
  async (namespace) => {
    const socket = connect(reader.url, namespace);
    sockets.push(socket);
    const told = await Promise.race([
      heard<Error>(socket, 'connect_error').then(({ message }) => message),
      heard(socket, 'connect').then(() => 'connected'),
    ]);
    // The root of socket.io lets everybody in and has nothing to say.
    expect(told).toBe(namespace === '/' ? 'connected' : 'Invalid namespace');
    if (namespace !== '/') return;
    let isHeard = false;
    socket.onAny(() => (isHeard = true));
    socket.emit('watch-board', WATCH, () => (isHeard = true));
    await ask(viewer(), 'watch-board', WATCH);
    expect(isHeard).toBe(false);
  },
);

test('what is told of the exams is exactly what is published: no person, no item, no topic, no PIN', async () => {
  const answer = await fetch(`${reader.url}/live/exams?session=x&all=1`, { headers: { cookie: 'terang-staff=x' } });
  expect(answer.headers.get('set-cookie')).toBeNull();
  const text = await answer.text();
  const told = publicExams.parse(JSON.parse(text));
  expect(told.exams.map(({ id }) => id).sort()).toEqual(hall.told.sessions.map(({ id }) => id).sort());
  for (const { sessionPin, participants } of hall.told.sessions) {
    for (const { name, number: own, pin } of participants) {
      for (const secret of [name, own, pin, sessionPin]) expect(text).not.toContain(secret);
    }
  }
  for (const word of ['draw', 'topic', 'difficulty', 'bank', 'pid', 'seed', 'accommodations']) {
    expect(text).not.toContain(`"${word}"`);
  }
});

test('long polling is no way in', async () => {
  expect(await statusOf('GET', '/socket.io/?EIO=4&transport=polling')).toBeGreaterThanOrEqual(400);
});

test('all that a viewer ever hears is lists and frames, each of them exactly what is published', async () => {
  const socket = viewer();
  const told: { event: string; message: unknown }[] = [];
  socket.onAny((event: string, message: unknown) => told.push({ event, message }));
  const { frame } = await ask<{ frame: BoardFrame }>(socket, 'watch-board', WATCH);
  await expectUnharmed();
  expect(boardFrame.safeParse(frame).error).toBeUndefined();
  expect(told.length).toBeGreaterThan(0);
  for (const { event, message } of told) {
    const schema = event === 'boards' ? boardList : event === 'frame' ? boardFrame : null;
    expect(schema?.safeParse(message).error).toBeUndefined();
    expect(schema).not.toBeNull();
  }
  // What names people, keys or items elsewhere is in none of it.
  for (const word of ['pid', 'keys', 'seat', 'workstation', 'response', 'itemId', 'pin', 'salt']) {
    expect(JSON.stringify([frame, told])).not.toContain(`"${word}"`);
  }
});

test('whatever is said to it, odd or nearly right, it goes on', async () => {
  const socket = viewer();
  await heard(socket, 'connect');
  for (const { event, parts, wantsReply } of oddMessages({ 'watch-board': WATCH }, 400, 7)) {
    if (!socket.connected) break;
    if (wantsReply) socket.emit(event, ...parts, () => undefined);
    else socket.emit(event, ...parts);
  }
  await expectUnharmed();
});

test('a giant frame, a promise of one, and bytes that are no frame end the connection and nothing else', async () => {
  const giant = await RawWebsocket.join(reader.url, '/live');
  giant.send('x'.repeat(GIANT));
  await giant.ended();
  const promised = await RawWebsocket.join(reader.url, '/live');
  promised.sendBytes(Buffer.from([0x81, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 2, 3, 4]));
  await promised.ended();
  const reserved = await RawWebsocket.join(reader.url, '/live');
  reserved.send('x', OPCODES.reserved);
  await reserved.ended();
  await expectUnharmed();
});

test('a flood ends the connection that it comes from', async () => {
  const raw = await RawWebsocket.join(reader.url, '/live');
  for (let said = 0; said < 4_000; said += 1) raw.send('42/live,["watch-board",{}]');
  await raw.ended();
  await expectUnharmed();
});

test('a hundred who ask for the board and never read cost nobody else a frame', async () => {
  const slow = await Promise.all(Array.from({ length: 100 }, () => RawWebsocket.join(reader.url, '/live')));
  for (const raw of slow) {
    for (let asked = 0; asked < 4; asked += 1) raw.send(`42/live,${asked}${JSON.stringify(['watch-board', WATCH])}`);
  }
  for (let turn = 0; turn < 3; turn += 1) await expectUnharmed();
  await Promise.all(slow.map((raw) => raw.close()));
});
