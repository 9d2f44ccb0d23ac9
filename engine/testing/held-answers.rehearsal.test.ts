import type { AttemptView, Offered } from '#protocol/candidate-down.ts';
import { attemptView, offered as offeredSchema } from '#protocol/candidate-down.ts';
import type { Offer } from '#protocol/candidate-up.ts';
import { type HeldList, type MonitorDiff, heldList } from '#protocol/proctor-down.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { verifyLedger } from '../../scripts/verify-ledger.ts';
import { TestCandidate, TestProctor, ask, boardWhen, connect, heard, practice } from './clients.ts';
import { EVERY_ROLE, storeAccounts } from './staff-accounts.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

jest.setTimeout(240_000);

const SHORT = 'latihan-singkat';
const REASON = 'kabel lepas';

let hall: TestEngine;
let staff: TestProctor;
let second: TestProctor;
const candidates: TestCandidate[] = [];
beforeEach(async () => {
  const first = await startTestEngine(3, { messagesPerSecond: 10_000 });
  hall = await first.restart((dataDir) => storeAccounts(dataDir, EVERY_ROLE));
  await enter();
  await act('open-session', {});
});
afterEach(async () => {
  for (const candidate of candidates.splice(0)) candidate.close();
  leave();
  await hall.end();
});

async function enter(): Promise<void> {
  staff = await TestProctor.signIn(hall.url, hall.told);
  second = await TestProctor.signIn(hall.url, { staff: EVERY_ROLE }, 'penyelia');
}

function leave(): void {
  staff.close();
  second.close();
}

function browser(): TestCandidate {
  const one = new TestCandidate(hall.url);
  candidates.push(one);
  return one;
}

async function seated(place: number, workstation = `PC-${place}`): Promise<TestCandidate> {
  const one = browser();
  expect(await one.signIn(practice(hall.told, SHORT), place, workstation)).toMatchObject({ ok: true });
  return one;
}

const numberAt = (place: number): string => practice(hall.told, SHORT).participants[place]!.number;

function act(deed: string, more: object) {
  return staff.act(deed, {
    sessionId: SHORT,
    reason: REASON,
    ...(deed === 'open-session' ? { reason: undefined } : {}),
    ...more,
  });
}

const release = (place: number) => act('release-sign-in', { participantNumber: numberAt(place) });
const force = (place: number) => act('force-hand-in', { participantNumber: numberAt(place) });
/** One of the committee proposes, another account confirms; a refusal of the first is the answer. */
async function decide(place: number, verdict: 'admit' | 'reject', epoch: number, ...mutations: number[]) {
  const answers = mutations.map((mutation) => ({ epoch, mutation }));
  const proposed = await act('propose', {
    act: { kind: 'held', participantNumber: numberAt(place), verdict, answers },
  });
  if (!proposed.ok) return proposed;
  const { proposals } = await staff.watch(SHORT);
  const number = proposals.find(({ state }) => state === 'open')!.number;
  expect(await act('confirm-proposal', { proposal: number })).toMatchObject({ refusal: { word: 'same-person' } });
  return second.act('confirm-proposal', { sessionId: SHORT, proposal: number, reason: REASON });
}

async function listed(place: number): Promise<Extract<HeldList, { ok: true }>['held']> {
  const reply = await ask<HeldList>(staff.socket, 'list-held', {
    sessionId: SHORT,
    participantNumber: numberAt(place),
  });
  expect(heldList.safeParse(reply).error).toBeUndefined();
  return reply.ok ? reply.held : [];
}

/** An answer that was given at this moment, and could not be sent. */
function given(epoch: number, mutation: number, position: number, response: number): Offer['answers'][number] {
  const now = Date.now();
  return { epoch, mutation, change: { kind: 'choose', position, response }, clientAt: now, recordedAt: now };
}

async function offer(from: TestCandidate, token: string, ...answers: Offer['answers']): Promise<Offered> {
  const reply = await ask<Offered>(from.socket, 'offer', { version: PROTOCOL_VERSION, token, answers });
  expect(offeredSchema.safeParse(reply).error).toBeUndefined();
  return reply;
}

function total(view: AttemptView | null): number {
  return view!.attempt.score!.total;
}

function expectSound(): void {
  const judged = verifyLedger(hall.dataDir).sessions.flatMap(({ checks }) => checks);
  expect(judged.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
}

describe('answers given before the end and received after it', () => {
  it('count from the moment they are admitted, with a new score beside the old one', async () => {
    const one = await seated(0);
    await one.choose(0, 0);
    // Five answers to the items of the last section, where every option earns something.
    const late = [2, 3, 4, 5, 6].map((mutation, n) => given(1, mutation, 14 - n, n % 5));
    await force(0);
    await one.resume();
    const before = total(one.view);
    expect(await one.mutate(late[0]!.change)).toMatchObject({ refusal: { word: 'already-finished' } });
    const shown = heard<AttemptView>(one.socket, 'view');
    expect(await offer(one, one.token, ...late)).toMatchObject({
      ok: true,
      outcomes: late.map(() => ({ kind: 'held' })),
      held: late.map(({ mutation }) => ({ mutation, why: 'late', decision: null })),
    });
    expect((await shown).attempt.held).toHaveLength(5);
    expect(total(await viewOf(one))).toBe(before);
    expect(JSON.stringify(await listed(0))).not.toMatch(/response|option|change/);

    const decided = heard<AttemptView>(one.socket, 'view');
    expect(await decide(0, 'admit', 1, 2, 3, 4, 5)).toMatchObject({ ok: true, affected: [numberAt(0)] });
    const view = await decided;
    expect(attemptView.safeParse(view).error).toBeUndefined();
    expect(total(view)).toBeGreaterThan(before);
    expect(view.attempt.held.map(({ decision }) => decision)).toEqual([...Array<string>(4).fill('admitted'), null]);
    expect(await decide(0, 'reject', 1, 6)).toMatchObject({ ok: true });
    expect(await decide(0, 'admit', 1, 6)).toMatchObject({ refusal: { word: 'not-held' } });

    const board = connect(hall.url, '/live');
    const frame = await boardWhen(board, SHORT, ({ rows }) =>
      rows.some(({ number, total: points }) => number === numberAt(0) && points === total(view)),
    );
    board.disconnect();
    expect(frame.rows.length).toBe(3);
    await act('close-session', {});
    expectSound();
  });

  it('are refused where they were given after the end, or by who had handed in', async () => {
    const [ended, done] = [await seated(0), await seated(1)];
    await force(0);
    const after = { ...given(1, 1, 0, 0), recordedAt: Date.now() + 60_000 };
    expect(await offer(ended, ended.token, after)).toMatchObject({
      outcomes: [{ kind: 'refused', word: 'time-over' }],
    });
    const early = given(1, 2, 0, 0);
    await done.handIn();
    expect(await offer(done, done.token, early)).toMatchObject({
      outcomes: [{ kind: 'refused', word: 'already-finished' }],
    });
  });

  async function viewOf(one: TestCandidate): Promise<AttemptView> {
    await one.resume();
    return one.view!;
  }
});

describe('answers that an old workstation kept', () => {
  it('are held by its spent token, and count before and after the end as the coordinator decides', async () => {
    const old = await seated(0, 'PC-old');
    await old.choose(0, 0);
    const kept = [given(1, 2, 12, 0), given(1, 3, 13, 1), given(1, 4, 14, 2), given(1, 5, 11, 3)];
    await release(0);
    const fresh = await seated(0, 'PC-new');
    expect(await fresh.choose(11, 0)).toMatchObject({ ok: true, mutation: 2 });
    const line = browser();
    expect(await line.resume(old.token)).toMatchObject({ refusal: { word: 'stale-epoch' } });
    const told = heard<AttemptView>(fresh.socket, 'view');
    const reply = await offer(line, old.token, ...kept);
    expect(reply).toMatchObject({ ok: true, session: SHORT, number: numberAt(0) });
    expect((await told).attempt.held).toMatchObject(kept.map(() => ({ why: 'other-workstation' })));

    const changed = heard<AttemptView>(fresh.socket, 'view');
    await decide(0, 'admit', 1, 2, 5);
    const { responses, lastMutation } = (await changed).attempt;
    // Item 11 was answered later at the new workstation.
    expect([responses[12], responses[11], lastMutation]).toEqual([0, 0, 2]);
    expect(await fresh.choose(1, 1)).toMatchObject({ ok: true, mutation: 3 });
    const finished = await fresh.handIn();
    expect(finished).toMatchObject({ ok: true });
    const before = total(finished.ok ? finished.view : null);

    const rescored = heard<AttemptView>(fresh.socket, 'view');
    expect(await decide(0, 'admit', 1, 3, 4)).toMatchObject({ ok: true });
    expect(total(await rescored)).toBeGreaterThan(before);
    await act('close-session', {});
    expect(await decide(0, 'admit', 1, 3)).toMatchObject({ refusal: { word: 'session-closed' } });
    expect(await offer(line, old.token, given(1, 9, 0, 0))).toMatchObject({
      outcomes: [{ kind: 'refused', word: 'session-closed' }],
    });
    expectSound();
  });

  it('are held once, whichever way they come, and are there after a restart', async () => {
    const old = await seated(0, 'PC-old');
    const first = given(1, 1, 3, 2);
    await release(0);
    const [one, two] = await Promise.all([offer(browser(), old.token, first), offer(browser(), old.token, first)]);
    expect([one, two]).toMatchObject([{ outcomes: [{ kind: 'held' }] }, { outcomes: [{ kind: 'held' }] }]);
    const other = { ...first, change: { kind: 'clear' as const, position: 3 } };
    expect(await offer(browser(), old.token, first, other)).toMatchObject({
      outcomes: [{ kind: 'held' }, { kind: 'refused', word: 'mutation-conflict' }],
    });
    const before = await listed(0);
    expect(before).toHaveLength(1);
    leave();
    hall = await hall.restart();
    await enter();
    expect(await listed(0)).toEqual(before);
    expect(await offer(browser(), old.token, first)).toMatchObject({ outcomes: [{ kind: 'held' }], held: before });
    expect(await decide(0, 'admit', 1, 1)).toMatchObject({ ok: true });
    const fresh = await seated(0, 'PC-new');
    await fresh.resume();
    expect(fresh.view!.attempt.responses[3]).toBe(2);
    leave();
    hall = await hall.restart();
    await enter();
    expect(await listed(0)).toMatchObject([{ decision: 'admitted' }]);
    expectSound();
  });

  it('that were saved, though the receipt was lost, are told to be counted', async () => {
    const old = await seated(0, 'PC-old');
    await old.choose(4, 1);
    await release(0);
    expect(await offer(browser(), old.token, given(1, 1, 4, 1))).toMatchObject({
      outcomes: [{ kind: 'counted' }],
      held: [],
    });
  });

  it('are nobody else’s to offer', async () => {
    const [mine, other] = [await seated(0), await seated(1)];
    await release(0);
    const forged = `${mine.token.split('.')[0]}.${other.token.split('.')[1]}`;
    for (const token of [forged, 'abc.def', `${mine.token}x`]) {
      expect(await offer(browser(), token, given(1, 1, 0, 0))).toMatchObject({ refusal: { word: 'not-signed-in' } });
    }
    expect(await offer(browser(), mine.token, given(2, 1, 0, 0))).toMatchObject({
      outcomes: [{ kind: 'refused', word: 'stale-epoch' }],
    });
    expect(await listed(0)).toEqual([]);
  });

  it('wait on the console as a count, and so do answers that a workstation says it keeps', async () => {
    const old = await seated(0, 'PC-old');
    await staff.watch(SHORT);
    const rowWhen = (fits: (row: MonitorDiff['rows'][number]) => boolean) =>
      heard<MonitorDiff>(staff.socket, 'monitor', ({ rows }) =>
        rows.some((row) => row.number === numberAt(0) && fits(row)),
      );
    const unsent = rowWhen((row) => row.unsent === 2);
    await ask(old.socket, 'unsent', { count: 2, oldestAgeMs: 12_000, storageWorks: true });
    const diff = await unsent;
    const row = diff.rows.find(({ number }) => number === numberAt(0))!;
    expect(diff.serverAt - row.unsentSince!).toBeGreaterThanOrEqual(12_000);
    expect(diff.saveHealth).toMatchObject({ unsentPeople: 1, unsentSince: row.unsentSince });
    const gone = rowWhen(({ connected }) => !connected);
    old.close();
    expect((await gone).rows.find(({ number }) => number === numberAt(0))).toMatchObject({ unsent: 2 });
    const held = rowWhen((each) => each.held === 1);
    await release(0);
    await offer(browser(), old.token, given(1, 1, 0, 0));
    await held;
  });
});
