import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Form } from '#domain/form/form.ts';
import type { Block } from '#domain/item/face.ts';
import { verifyLedger } from '../../scripts/verify-ledger.ts';
import { A_MINUTE_PER_SEAT, STRAYS_A_MINUTE } from '../transport/media-limits.ts';
import { type Practice, TestCandidate, TestProctor, practice } from './clients.ts';
import { type RichBanks, writeRichBanks } from './rich-banks.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

jest.setTimeout(240_000);

let banks: RichBanks;
let hall: TestEngine;
let session: Practice;

beforeAll(async () => {
  banks = writeRichBanks();
  hall = await startTestEngine(4, { questionBanksDir: banks.folder });
  session = practice(hall.told, 'latihan-singkat');
});
afterAll(async () => {
  await hall?.end();
  rmSync(banks.folder, { recursive: true, force: true });
});

function get(name: string, token: string | null, more: Record<string, string> = {}): Promise<Response> {
  const headers = { ...(token !== null && { authorization: `Bearer ${token}` }), ...more };
  return fetch(`${hall.url}/media/${name}`, { headers });
}

function sha256(bytes: ArrayBuffer): string {
  return createHash('sha256').update(Buffer.from(bytes)).digest('hex');
}

function blocksOf(form: Form): Block[] {
  const faces = form.sections.flatMap(({ items }) => items);
  return [...(form.passages ?? []).flatMap(({ text }) => text), ...faces.flatMap(({ stem }) => stem)];
}

async function seat(place: number): Promise<TestCandidate> {
  const candidate = new TestCandidate(hall.url);
  const signedIn = await candidate.signIn(session, place);
  if (!signedIn.ok) throw new Error(signedIn.refusal.word);
  return candidate;
}

it('hands a medium to who works with it on their paper, and to nobody before, after or beside', async () => {
  const early = await seat(0);
  const map = createHash('sha256').update('not a picture').digest('hex');
  expect((await get(map, early.token)).status).toBe(403);

  const proctor = await TestProctor.signIn(hall.url, hall.told);
  await proctor.act('open-session', { sessionId: session.id });
  const candidate = await seat(1);
  const form = await candidate.paper();
  const image = blocksOf(form).find((block) => block.kind === 'image');
  const name = image?.kind === 'image' ? image.source : '';
  expect(name).toMatch(/^[0-9a-f]{64}$/);

  const served = await get(name, candidate.token);
  expect(served.status).toBe(200);
  expect(sha256(await served.arrayBuffer())).toBe(name);
  expect(Object.fromEntries(served.headers)).toMatchObject({
    'content-type': 'image/svg+xml',
    'cache-control': 'private, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    vary: 'Authorization',
  });
  expect(served.headers.get('content-security-policy')).toContain('sandbox');

  expect((await get(name, null)).status).toBe(401);
  expect((await get(name, `${candidate.token}x`)).status).toBe(401);
  expect((await get(map, candidate.token)).status).toBe(404);
  expect((await get('..%2f..%2fterang.db', candidate.token)).status).toBe(404);
  expect((await get('a'.repeat(63), candidate.token)).status).toBe(404);

  const unconfirmed = new TestCandidate(hall.url);
  await unconfirmed.enter(session, 2);
  expect((await get(name, unconfirmed.token)).status).toBe(403);
  unconfirmed.close();

  await candidate.handIn();
  expect((await get(name, candidate.token)).status).toBe(403);
  early.close();
  candidate.close();
  proctor.close();
});

it('is asked so often a minute and no more: by seat, and by machine where no token is shown', async () => {
  const [greedy, other] = [await seat(2), await seat(3)];
  const block = blocksOf(await other.paper()).find(({ kind }) => kind === 'image');
  const name = block?.kind === 'image' ? block.source : '';
  const statuses = async (asks: number, token: string | null): Promise<Set<number>> => {
    const seen = new Set<number>();
    for (let asked = 0; asked < asks; asked += 100) {
      const replies = await Promise.all(Array.from({ length: 100 }, () => get('f'.repeat(64), token)));
      for (const { status } of replies) seen.add(status);
    }
    return seen;
  };
  expect(await statuses(A_MINUTE_PER_SEAT, greedy.token)).toEqual(new Set([404]));
  const refused = await get(name, greedy.token);
  expect([refused.status, Number(refused.headers.get('retry-after'))]).toEqual([429, expect.any(Number)]);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await statuses(STRAYS_A_MINUTE + 100, null)).toEqual(new Set([401, 429]));
  expect((await get(name, 'abc.def')).status).toBe(429);
  expect((await get(name, other.token)).status).toBe(200);
  greedy.close();
  other.close();
});

it('hands out a part of a sound, and counts its plays for the next workstation', async () => {
  const candidate = await seat(3);
  const form = await candidate.paper();
  const sound = blocksOf(form).find((block) => block.kind === 'sound');
  if (sound?.kind !== 'sound') throw new Error('the paper has no sound');
  expect(sound).not.toHaveProperty('transcript');
  const whole = Buffer.from(await (await get(sound.source, candidate.token)).arrayBuffer());
  const part = await get(sound.source, candidate.token, { range: 'bytes=44-143' });
  expect([part.status, part.headers.get('content-range'), part.headers.get('content-type')]).toEqual([
    206,
    `bytes 44-143/${whole.length}`,
    'audio/wav',
  ]);
  expect(Buffer.from(await part.arrayBuffer()).equals(whole.subarray(44, 144))).toBe(true);
  expect((await get(sound.source, candidate.token, { range: `bytes=${whole.length}-` })).status).toBe(416);

  await candidate.mutate({ kind: 'play', position: 0, sound: sound.sound });
  await candidate.mutate({ kind: 'play', position: 0, sound: sound.sound });
  candidate.close();
  const elsewhere = new TestCandidate(hall.url);
  const proctor = await TestProctor.signIn(hall.url, hall.told);
  await proctor.act('release-sign-in', {
    sessionId: session.id,
    whom: [session.participants[3]!.number],
    reason: 'pindah',
  });
  await elsewhere.enter(session, 3, 'PC-2');
  expect(elsewhere.view?.attempt.plays).toBeUndefined();
  await elsewhere.identify(true);
  expect(elsewhere.view?.attempt.plays).toEqual([2]);
  expect((await get(sound.source, candidate.token)).status).toBe(403);
  elsewhere.close();
  proctor.close();
});

it('does not hand out a picture whose bytes were changed on the disk, and the verifier says so', async () => {
  const candidate = await seat(0);
  const block = blocksOf(await candidate.paper()).find(({ kind }) => kind === 'image');
  const name = block?.kind === 'image' ? block.source : '';
  candidate.close();
  hall = await hall.restart(async (dataDir) => {
    const before = verifyLedger(dataDir);
    expect([before.ok, before.sessions[1]!.checks.filter(({ verdict }) => verdict === 'fail')]).toEqual([true, []]);
    expect(before.sessions[1]!.checks.find(({ number }) => number === 9)).toMatchObject({
      verdict: 'pass',
    });
    const db = new Database(join(dataDir, 'terang.db'));
    db.prepare('UPDATE medium SET bytes = ? WHERE hash = ?').run(Buffer.from('<svg xmlns="x"/>'), name);
    db.close();
    const nine = verifyLedger(dataDir).sessions[1]!.checks.find(({ number }) => number === 9);
    expect(JSON.stringify(nine)).toContain('has other bytes than its name says');
    return Promise.resolve();
  });
  const again = new TestCandidate(hall.url);
  await again.resume(candidate.token);
  expect((await get(name, candidate.token)).status).toBe(404);
  again.close();
});
