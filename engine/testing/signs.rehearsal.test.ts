import type { SignsTaken } from '#protocol/candidate-down.ts';
import type { Integrity } from '#protocol/candidate-up.ts';
import { type MonitorDiff, type MonitorRow, monitorSnapshot } from '#protocol/proctor-down.ts';
import { type PersonSigns, personSigns } from '#protocol/staff-http.ts';
import type { FactOf } from '#domain/ledger/fact.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { verifyLedger } from '../../scripts/verify-ledger.ts';
import { ReadStore } from '../storage/read-store.ts';
import { TestCandidate, TestProctor, ask, heard, practice, staffCookie } from './clients.ts';
import { may } from '#domain/staff/permissions.ts';
import { EVERY_ROLE, storeAccounts } from './staff-accounts.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

const SHORT = 'latihan-singkat';
const REASON = 'listrik padam';

jest.setTimeout(240_000);

let hall: TestEngine;
let proctor: TestProctor;
const candidates: TestCandidate[] = [];
beforeEach(async () => {
  hall = await startTestEngine(6, { messagesPerSecond: 20_000 });
  proctor = await TestProctor.signIn(hall.url, hall.told);
});
afterEach(async () => {
  for (const candidate of candidates.splice(0)) candidate.close();
  proctor.close();
  await hall.end();
});

async function seated(place: number, instead: { workstation?: string; page?: string } = {}): Promise<TestCandidate> {
  const one = new TestCandidate(hall.url);
  candidates.push(one);
  const { page, workstation = 'PC-1' } = instead;
  const more = page === undefined ? {} : { page };
  expect(await one.signIn(practice(hall.told, SHORT), place, workstation, more)).toMatchObject({ ok: true });
  return one;
}

type Told = Integrity['signs'][number];

function sign(more: Partial<Told> = {}): Told {
  return { kind: 'focus-lost', clientAt: 1_000, durationMs: 4_000, count: 1, pos: 2, ...more };
}

function tell(one: TestCandidate, signs: readonly Told[], epoch = 1): Promise<SignsTaken> {
  return ask<SignsTaken>(one.socket, 'integrity', { epoch, signs });
}

function numberAt(place: number): string {
  return practice(hall.told, SHORT).participants[place]!.number;
}

async function rowAt(place: number): Promise<MonitorRow> {
  const snapshot = await proctor.watch(SHORT);
  expect(monitorSnapshot.safeParse(snapshot).error).toBeUndefined();
  return snapshot.rows.find(({ number }) => number === numberAt(place))!;
}

async function listAt(place: number, who?: string): Promise<PersonSigns> {
  const cookie = await staffCookie(hall.url, who === undefined ? hall.told : { staff: EVERY_ROLE }, who);
  const response = await fetch(`${hall.url}/staff/sessions/${SHORT}/people/${numberAt(place)}/signs`, {
    headers: { 'x-terang': 'console', cookie },
  });
  return personSigns.parse(await response.json());
}

async function inLedger(): Promise<FactOf<'INTEGRITY'>[]> {
  const reads = new ReadStore(hall.dataDir);
  const stored = (await reads.sessions()).find(({ id }) => id === SHORT)!;
  const facts = [...reads.facts(stored.no)].map(({ fact }) => fact);
  reads.close();
  return facts.filter((fact) => fact.type === 'INTEGRITY');
}

async function closeAndJudge(): Promise<void> {
  expect(await proctor.act('close-session', { sessionId: SHORT, reason: REASON })).toMatchObject({ ok: true });
  const judged = verifyLedger(hall.dataDir).sessions.flatMap(({ checks }) => checks);
  expect(judged.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
}

describe('signs that a browser tells', () => {
  beforeEach(async () => void (await proctor.act('open-session', { sessionId: SHORT })));

  it('are in the ledger and on the console before they are acknowledged, also after a restart', async () => {
    const one = await seated(0);
    await proctor.watch(SHORT);
    const change = heard<MonitorDiff>(proctor.socket, 'monitor', ({ rows }) =>
      rows.some(({ signs }) => signs.focus > 0),
    );
    const told = [sign(), sign({ kind: 'copy', count: 100, clientAt: 2_000 })];
    expect(await tell(one, told)).toEqual({ ok: true, outcomes: ['recorded', 'recorded'] });
    expect(await inLedger()).toMatchObject(told);
    const changed = (await change).rows.find(({ number }) => number === numberAt(0));
    expect(changed).toMatchObject({ signs: { focus: 1, other: 1 } });
    expect(await tell(one, told)).toEqual({ ok: true, outcomes: ['known', 'known'] });
    proctor.close();
    hall = await hall.restart();
    proctor = await TestProctor.signIn(hall.url, hall.told);
    const { signs } = await rowAt(0);
    expect(signs).toMatchObject({ focus: 1, other: 1 });
    expect(signs.newest).toHaveLength(2);
    const list = await listAt(0);
    expect(list).toMatchObject({ signs: [{ recorded: true }, { recorded: true }] });
    await closeAndJudge();
  });

  it('that are no notices are shown to staff, and the ledger does not know them', async () => {
    const one = await seated(0);
    const glance = sign({ kind: 'page-hidden', durationMs: 2_000 });
    expect(await tell(one, [glance])).toEqual({ ok: true, outcomes: ['shown'] });
    expect(await listAt(0)).toMatchObject({ signs: [{ kind: 'page-hidden', recorded: false }] });
    expect(await inLedger()).toEqual([]);
    expect((await rowAt(0)).signs).toEqual({ focus: 0, other: 0, newest: [] });
  });

  it('end nothing: who gives ten of them answers and hands in as everybody', async () => {
    const one = await seated(0);
    await tell(
      one,
      Array.from({ length: 10 }, (_, n) => sign({ clientAt: n })),
    );
    expect(await one.choose(0, 1)).toMatchObject({ ok: true });
    expect(await one.handIn()).toMatchObject({ ok: true, view: { attempt: { finishReason: 'submitted' } } });
    // Seen before the end, told after it.
    expect(await tell(one, [sign({ kind: 'print' })])).toMatchObject({ ok: true });
    await closeAndJudge();
    expect(await tell(one, [sign({ kind: 'cut' })])).toMatchObject({ refusal: { word: 'session-closed' } });
  });

  it('by the thousand fill no disk and keep nobody’s answer waiting', async () => {
    const [hostile, calm] = [await seated(0), await seated(1)];
    const flood = Array.from({ length: 3_000 }, (_, n) =>
      tell(
        hostile,
        Array.from({ length: 10 }, (_, m) => sign({ clientAt: n * 10 + m })),
      ),
    );
    const answers = Array.from({ length: 30 }, (_, n) => [calm.choose(n % 15, n % 4), hostile.choose(n % 15, n % 4)]);
    for (const reply of await Promise.all(answers.flat())) expect(reply).toMatchObject({ ok: true });
    const replies = await Promise.all(flood);
    const words = new Set(replies.map((reply) => (reply.ok ? 'ok' : reply.refusal.word)));
    expect([...words].filter((word) => word !== 'ok' && word !== 'overloaded')).toEqual([]);
    const written = await inLedger();
    // Ten and the word that there were more, in a minute; the flood may fall into two.
    expect(written.length).toBeGreaterThanOrEqual(10);
    expect(written.length).toBeLessThanOrEqual(22);
    expect(written.filter(({ kind }) => kind === 'left-out').length).toBeGreaterThan(0);
    await closeAndJudge();
  });

  it('may be looked at by staff who watch the room and nobody else', async () => {
    const one = await seated(0);
    await tell(one, [sign()]);
    proctor.close();
    hall = await hall.restart((dataDir) => storeAccounts(dataDir, EVERY_ROLE));
    proctor = await TestProctor.signIn(hall.url, hall.told);
    for (const { name, role } of EVERY_ROLE) {
      const list = may(role, 'watch')
        ? { ok: true, signs: [{ pos: 2 }] }
        : { ok: false, refusal: { word: 'not-allowed' } };
      expect([name, await listAt(0, name)]).toMatchObject([name, list]);
    }
    const path = `${hall.url}/staff/sessions/${SHORT}/people/${numberAt(0)}/signs`;
    const stranger = await fetch(path, { headers: { 'x-terang': 'console' } });
    expect([stranger.status, await stranger.json()]).toEqual([401, { ok: false, refusal: { word: 'not-signed-in' } }]);
  });
});

test('before the opening nobody’s signs are taken', async () => {
  const one = await seated(0);
  expect(await tell(one, [sign()])).toMatchObject({ refusal: { word: 'not-open' } });
  const other = new TestCandidate(hall.url);
  candidates.push(other);
  expect(await tell(other, [sign()])).toMatchObject({ refusal: { word: 'not-signed-in' } });
});

describe('what the engine sees itself', () => {
  beforeEach(async () => void (await proctor.act('open-session', { sessionId: SHORT })));

  function resume(token: string, page: string): Promise<TestCandidate> {
    const again = new TestCandidate(hall.url);
    candidates.push(again);
    return ask<{ ok: boolean }>(again.socket, 'resume', { version: PROTOCOL_VERSION, token, page }).then((reply) => {
      expect(reply.ok).toBe(true);
      return again;
    });
  }

  let nextWitness = 0;

  async function kinds(expected: number): Promise<string[]> {
    // A sign of the engine's own is answered for by nobody: one that is told after it comes after it.
    nextWitness = (nextWitness + 1) % 4;
    const told = await seated(2 + nextWitness);
    await tell(told, [sign({ kind: 'cut' })]);
    const found = (await inLedger()).map(({ kind }) => kind).filter((kind) => kind !== 'cut');
    expect(found).toHaveLength(expected);
    return found;
  }

  it('a second page beside a connected one is a sign, the same page coming back is none', async () => {
    const first = await seated(0, { page: 'A' });
    const back = await resume(first.token, 'A');
    expect(await kinds(0)).toEqual([]);
    await resume(first.token, 'B');
    expect(back.socket.id === undefined || back.received.some(({ event }) => event === 'superseded')).toBe(true);
    expect(await kinds(1)).toEqual(['second-connection']);
    await closeAndJudge();
  });

  it('another workstation is a sign, unless the staff released the one before', async () => {
    const first = await seated(0);
    await first.signOut();
    first.close();
    const second = await seated(0, { workstation: 'PC-2' });
    expect(await kinds(1)).toEqual(['workstation-changed']);
    const release = { sessionId: SHORT, participantNumber: numberAt(0), reason: REASON };
    expect(await proctor.act('release-sign-in', release)).toMatchObject({ ok: true });
    second.close();
    await seated(0, { workstation: 'PC-3' });
    expect(await kinds(1)).toEqual(['workstation-changed']);
    expect((await rowAt(0)).signs).toMatchObject({ focus: 0, other: 1 });
    await closeAndJudge();
  });
});
