import type { AttemptView } from '#protocol/candidate-down.ts';
import { attemptView } from '#protocol/candidate-down.ts';
import type { MonitorDiff } from '#protocol/proctor-down.ts';
import { acted, monitorSnapshot } from '#protocol/proctor-down.ts';
import { verifyLedger } from '../../scripts/verify-ledger.ts';
import { TestCandidate, TestProctor, heard, practice } from './clients.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

const SHORT = 'latihan-singkat';
const REASON = 'listrik padam';
const MINUTE = 60_000;

let hall: TestEngine;
let proctor: TestProctor;
const candidates: TestCandidate[] = [];
beforeEach(async () => {
  hall = await startTestEngine(6, { messagesPerSecond: 10_000 });
  proctor = await TestProctor.signIn(hall.url, hall.told);
  await proctor.act('open-session', { sessionId: SHORT });
});
afterEach(async () => {
  for (const candidate of candidates.splice(0)) candidate.close();
  proctor.close();
  await hall.end();
});

async function seated(place: number, workstation = `PC-${place}`): Promise<TestCandidate> {
  const one = new TestCandidate(hall.url);
  candidates.push(one);
  expect(await one.signIn(practice(hall.told, SHORT), place, workstation)).toMatchObject({ ok: true });
  return one;
}

function numberAt(place: number): string {
  return practice(hall.told, SHORT).participants[place]!.number;
}

/** What a candidate hears of one act of the staff, and what it says of the act. */
async function nextChange(candidate: TestCandidate) {
  const view = await heard<AttemptView>(candidate.socket, 'view');
  return [view, view.attempt.notices?.at(-1)] as const;
}

async function act(deed: string, whom: 'all' | number[], more: object = {}) {
  const numbers = whom === 'all' ? whom : whom.map(numberAt);
  const reply = await proctor.act(deed, { sessionId: SHORT, whom: numbers, reason: REASON, ...more });
  expect(acted.safeParse(reply).error).toBeUndefined();
  return reply;
}

/** The deadline from the facts of a view, for a clock that runs. */
function deadlineOf(view: AttemptView): number {
  const { allotted, extended, startedAt, stopped } = view.attempt.clock!;
  return startedAt + allotted + extended + stopped;
}

describe('time that staff give and stop', () => {
  it('reaches the candidate by a view that says so, and moves the deadline by exactly what was given', async () => {
    const [one, other] = [await seated(0), await seated(1)];
    const before = deadlineOf(one.view!);
    const change = nextChange(one);
    expect(await act('extend-time', [0], { byMs: 5 * MINUTE })).toMatchObject({
      ok: true,
      affected: [numberAt(0)],
      spared: [],
    });
    const [view, notice] = await change;
    expect(deadlineOf(view)).toBe(before + 5 * MINUTE);
    expect(notice).toMatchObject({ kind: 'time-extended', byMs: 5 * MINUTE, text: REASON });
    expect(attemptView.safeParse(view).error).toBeUndefined();
    expect(other.received).toEqual([]);
  });

  it('a pause gives back exactly the time it took', async () => {
    const one = await seated(0);
    const before = deadlineOf(one.view!);
    const paused = nextChange(one);
    await act('pause', [0]);
    const [whilePaused, pauseNotice] = await paused;
    expect(pauseNotice?.kind).toBe('paused');
    const since = whilePaused.attempt.clock!.stoppedSince!;
    expect(since).not.toBeNull();
    const resumed = nextChange(one);
    await act('unpause', [0]);
    const [after, notice] = await resumed;
    expect(notice?.kind).toBe('resumed');
    expect(after.attempt.clock).toMatchObject({ stoppedSince: null });
    expect(deadlineOf(after)).toBe(before + after.attempt.clock!.stopped);
  });

  it('an act on all reaches who works, and tells why it spared the others', async () => {
    await seated(0);
    const done = await seated(1);
    await done.handIn();
    const reply = await act('extend-time', 'all', { byMs: MINUTE });
    expect(reply).toMatchObject({
      ok: true,
      affected: [numberAt(0)],
      spared: [{ number: numberAt(1), why: 'already-finished' }],
    });
  });

  it('an act on numbers names each once and knows who is not there', async () => {
    await seated(0);
    const whom = [numberAt(0), numberAt(0), 'nobody'];
    const reply = await proctor.act('pause', { sessionId: SHORT, whom, reason: REASON });
    expect(reply).toMatchObject({
      affected: [numberAt(0)],
      spared: [{ number: 'nobody', why: 'unknown-participant' }],
    });
    expect(await act('pause', [0])).toMatchObject({
      affected: [],
      spared: [{ why: 'already-paused' }],
      entryIndex: -1,
    });
    await act('unpause', [0]);
    expect(await act('unpause', [0])).toMatchObject({ affected: [], spared: [{ why: 'not-paused' }] });
  });

  it('a forced end is scored, shown to the candidate, and the last', async () => {
    const one = await seated(0);
    await one.choose(0, 0);
    const shown = heard<AttemptView>(one.socket, 'view');
    const end = { sessionId: SHORT, participantNumber: numberAt(0), reason: REASON };
    expect(await proctor.act('force-hand-in', end)).toMatchObject({ ok: true, affected: [numberAt(0)] });
    expect((await shown).attempt).toMatchObject({
      phase: 'finished',
      finishReason: 'terminated',
      score: { state: 'provisional' },
    });
    expect(await one.choose(1, 0)).toMatchObject({ refusal: { word: 'already-finished' } });
    expect(await proctor.act('force-hand-in', end)).toMatchObject({ refusal: { word: 'wrong-phase' } });
  });

  it('no answer slips in behind an end, however hard one tries', async () => {
    const places = [0, 1, 2, 3, 4, 5];
    const working = await Promise.all(places.map((place) => seated(place)));
    const outcomes = await Promise.all(
      places.map(async (place) => {
        const answering = answerUntilRefused(working[place]!);
        const end = { sessionId: SHORT, participantNumber: numberAt(place), reason: REASON };
        return { ended: await proctor.act('force-hand-in', end), ...(await answering) };
      }),
    );
    for (const [place, { ended, refusal, saved }] of outcomes.entries()) {
      expect([ended.ok, refusal]).toEqual([true, 'already-finished']);
      expect(Math.max(-1, ...saved)).toBeLessThan(ended.ok ? ended.entryIndex : -1);
      await working[place]!.resume();
      expect(working[place]!.view!.attempt.lastMutation).toBe(saved.length);
    }
    await proctor.act('close-session', { sessionId: SHORT, reason: REASON });
    const judged = verifyLedger(hall.dataDir).sessions.flatMap(({ checks }) => checks);
    expect(judged.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
  });

  /** Three answers always on the way: each receipt sends the next. */
  async function answerUntilRefused(one: TestCandidate): Promise<{ saved: number[]; refusal: string }> {
    const saved: number[] = [];
    let refusal = '';
    const answer = async (): Promise<void> => {
      while (refusal === '') {
        const reply = await one.choose(saved.length % 15, saved.length % 4);
        if (reply.ok) saved.push(reply.entryIndex);
        else refusal = reply.refusal.word;
      }
    };
    await Promise.all([answer(), answer(), answer()]);
    return { saved, refusal };
  }
});

describe('the console', () => {
  it('hears of every change in consecutive versions, as the schema has them', async () => {
    const snapshot = await proctor.watch(SHORT);
    expect(monitorSnapshot.safeParse(snapshot).error).toBeUndefined();
    const versions = [snapshot.version];
    const rows = new Map(snapshot.rows.map((row) => [row.number, row]));
    const isThere = heard<MonitorDiff>(proctor.socket, 'monitor', (diff) => {
      expect(monitorSnapshot.safeParse(diff).error).toBeUndefined();
      versions.push(diff.version);
      for (const row of diff.rows) rows.set(row.number, row);
      return rows.get(numberAt(0))?.answered === 3;
    });
    const one = await seated(0);
    for (const position of [0, 1, 2]) await one.choose(position, 1);
    await isThere;
    expect(versions).toEqual(versions.map((_, place) => snapshot.version + place));
    expect(rows.get(numberAt(0))).toMatchObject({ state: 'working', connected: true, workstation: 'PC-0', items: 15 });
    expect(JSON.stringify([...rows.values()])).not.toMatch(/response|optionId|itemId|pin/i);
  });
});

describe('another workstation', () => {
  it('takes over after a release, with the same paper, the same answers and the same deadline', async () => {
    const old = await seated(0, 'PC-old');
    const paper = await old.paper();
    for (const position of [0, 3, 7]) await old.choose(position, position % 4);
    await old.mutate({ kind: 'flag', position: 3, flagged: true });
    const before = (await old.resume(), old.view!);
    const told = heard(old.socket, 'superseded');
    const fresh = new TestCandidate(hall.url);
    candidates.push(fresh);
    const session = practice(hall.told, SHORT);
    expect(await fresh.signIn(session, 0, 'PC-new')).toMatchObject({ refusal: { where: 'PC-old' } });
    const release = { sessionId: SHORT, participantNumber: numberAt(0), reason: REASON };
    expect(await proctor.act('release-sign-in', release)).toMatchObject({ ok: true, affected: [numberAt(0)] });
    expect(await told).toEqual({ reason: 'released' });
    expect(await fresh.signIn(session, 0, 'PC-new')).toMatchObject({ ok: true });
    expect(fresh.view).toMatchObject({
      attempt: { ...before.attempt, epoch: 2 },
      participant: before.participant,
    });
    expect(deadlineOf(fresh.view!)).toBe(deadlineOf(before));
    expect(await fresh.paper()).toEqual(paper);
    expect(await fresh.choose(1, 1)).toMatchObject({ ok: true, mutation: 5 });
    expect(await proctor.act('release-sign-in', { ...release, participantNumber: numberAt(5) })).toMatchObject({
      refusal: { word: 'wrong-phase' },
    });
  });

  it('takes over without a release when the first one is seen to be gone', async () => {
    const old = await seated(0, 'PC-old');
    await old.choose(0, 0);
    await proctor.watch(SHORT);
    const gone = heard<MonitorDiff>(proctor.socket, 'monitor', ({ rows }) =>
      rows.some(({ connected, number }) => number === numberAt(0) && !connected),
    );
    old.close();
    await gone;
    const fresh = await seated(0, 'PC-new');
    expect(fresh.view!.attempt).toMatchObject({ epoch: 2, lastMutation: 1 });
    const late = new TestCandidate(hall.url);
    candidates.push(late);
    expect(await late.resume(old.token)).toMatchObject({ refusal: { word: 'stale-epoch' } });
  });
});

describe('a second start over the same data', () => {
  it('keeps deadlines, papers, answers and numbers, and receipts what it receipted', async () => {
    const before = [];
    for (const place of [0, 1, 2]) {
      const one = await seated(place);
      for (let n = 0; n < 5 + place; n += 1) await one.choose(n, (n + place) % 4);
      const paper = await one.paper();
      if (place === 2) await one.handIn();
      before.push({ one, paper, isOver: place === 2 });
    }
    await act('extend-time', [1], { byMs: 3 * MINUTE });
    const change = { kind: 'choose' as const, position: 0, response: 0 };
    const receipt = await before[0]!.one.mutate(change, { mutation: 1 });
    for (const { one } of before) await one.resume();
    proctor.close();
    hall = await hall.restart();
    proctor = await TestProctor.signIn(hall.url, hall.told);

    for (const { one, paper, isOver } of before) {
      const again = new TestCandidate(hall.url);
      candidates.push(again);
      expect(await again.resume(one.token)).toMatchObject({ ok: true });
      expect(again.view!.attempt).toEqual(one.view!.attempt);
      if (isOver) await expect(again.paper()).rejects.toThrow('already-finished');
      else expect(await again.paper()).toEqual(paper);
      if (one === before[0]!.one) {
        expect(await again.mutate(change, { mutation: 1 })).toEqual(receipt);
        expect(await again.mutate(change)).toMatchObject({ ok: true, mutation: 6 });
      }
    }
    await proctor.act('close-session', { sessionId: SHORT, reason: 'waktu habis' });
    proctor.close();
    hall = await hall.restart();
    proctor = await TestProctor.signIn(hall.url, hall.told);
    const after = new TestCandidate(hall.url);
    candidates.push(after);
    expect(await after.resume(before[0]!.one.token)).toMatchObject({
      ok: true,
      view: { attempt: { score: { state: 'final' } } },
    });
    expect(await after.mutate(change, { mutation: 1 })).toEqual(receipt);
  });
});
