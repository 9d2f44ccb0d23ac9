import { resolve } from 'node:path';
import type { AttemptView } from '#protocol/candidate-down.ts';
import type { Acted, MonitorDiff, ProposalShown } from '#protocol/proctor-down.ts';
import type { BoardFrame } from '#protocol/scoreboard-down.ts';
import { readNativeBank } from '../../question-banks/formats/native/read-native.ts';
import { verifyLedger } from '../../scripts/verify-ledger.ts';
import { readBankFolder } from '../storage/read-bank-folder.ts';
import { TestCandidate, TestProctor, boardWhen, connect, heard, practice } from './clients.ts';
import { EVERY_ROLE, storeAccounts } from './staff-accounts.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

jest.setTimeout(240_000);

const SHORT = 'latihan-singkat';
const REASON = 'telepon genggam di meja';

let hall: TestEngine;
let invigilator: TestProctor;
let coordinator: TestProctor;
let committee: TestProctor;
const candidates: TestCandidate[] = [];

beforeAll(async () => {
  const first = await startTestEngine(4, { messagesPerSecond: 10_000 });
  hall = await first.restart((dataDir) => storeAccounts(dataDir, EVERY_ROLE));
  await enter();
  expect(await coordinator.act('open-session', { sessionId: SHORT })).toMatchObject({ ok: true });
});
afterAll(async () => {
  leave();
  for (const candidate of candidates) candidate.close();
  await hall.end();
});

async function enter(): Promise<void> {
  const as = (name: string) => TestProctor.signIn(hall.url, { staff: EVERY_ROLE }, name);
  [invigilator, coordinator, committee] = [await as('pengawas'), await as('penyelia'), await as('koordinator')];
}

function leave(): void {
  for (const each of [invigilator, coordinator, committee]) each.close();
}

const numberAt = (place: number): string => practice(hall.told, SHORT).participants[place]!.number;

async function seated(place: number): Promise<TestCandidate> {
  const one = new TestCandidate(hall.url);
  candidates.push(one);
  expect(await one.signIn(practice(hall.told, SHORT), place, `PC-${place}`)).toMatchObject({ ok: true });
  return one;
}

const propose = (who: TestProctor, act: object, reason = REASON) =>
  who.act('propose', { sessionId: SHORT, act, reason });
const say = (who: TestProctor, word: 'confirm' | 'reject' | 'withdraw', proposal: number) =>
  who.act(`${word}-proposal`, { sessionId: SHORT, proposal, reason: 'sudah dilihat' });

async function open(): Promise<ProposalShown> {
  const { proposals } = await coordinator.watch(SHORT);
  return proposals.find(({ state }) => state === 'open')!;
}

async function rowOf(place: number) {
  const { rows } = await coordinator.watch(SHORT);
  return rows.find(({ number }) => number === numberAt(place))!;
}

function wordOf(reply: Acted): string {
  return reply.ok ? 'ok' : reply.refusal.word;
}

function expectSound(): void {
  const judged = verifyLedger(hall.dataDir).sessions.flatMap(({ checks }) => checks);
  expect(judged.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
}

test('a disqualification waits for another account, and then ends the attempt with its reason on the screen', async () => {
  const one = await seated(0);
  await one.choose(0, 0);
  const act = { kind: 'disqualify', participantNumber: numberAt(0) };
  await Promise.all([invigilator.watch(SHORT), coordinator.watch(SHORT)]);
  const shown = [invigilator, coordinator].map((who) =>
    heard<MonitorDiff>(who.socket, 'monitor', ({ proposals }) => proposals.some(({ state }) => state === 'open')),
  );
  expect(await invigilator.act('preview-act', { sessionId: SHORT, act })).toMatchObject({ affected: [numberAt(0)] });
  expect(await propose(invigilator, act)).toMatchObject({ ok: true, affected: [numberAt(0)] });
  for (const { proposals } of await Promise.all(shown)) {
    expect(proposals).toMatchObject([{ kind: 'disqualify', whom: [numberAt(0)], by: 'pengawas', reason: REASON }]);
  }
  expect(wordOf(await propose(coordinator, act))).toBe('already-proposed');
  const { number } = await open();
  expect(wordOf(await say(invigilator, 'confirm', number))).toBe('not-allowed');
  expect((await rowOf(0)).state).toBe('working');

  const told = heard<AttemptView>(one.socket, 'view', ({ attempt }) => attempt.phase === 'finished');
  expect(await say(coordinator, 'confirm', number)).toMatchObject({ ok: true, affected: [numberAt(0)] });
  const { attempt } = await told;
  expect(attempt).toMatchObject({ finishReason: 'terminated', disqualified: { reason: REASON } });
  expect(attempt.score).not.toBeNull();
  expect(await rowOf(0)).toMatchObject({ isDisqualified: true, lastAct: { kind: 'disqualify', by: 'pengawas' } });
  expect(wordOf(await say(committee, 'confirm', number))).toBe('proposal-ended');
  expect(wordOf(await propose(invigilator, act))).toBe('already-disqualified');
});

test('nobody confirms or rejects their own, whatever their role; they take it back', async () => {
  await seated(1);
  expect(await propose(coordinator, { kind: 'disqualify', participantNumber: numberAt(1) })).toMatchObject({
    ok: true,
  });
  const { number } = await open();
  expect(wordOf(await say(coordinator, 'confirm', number))).toBe('same-person');
  expect(wordOf(await say(coordinator, 'reject', number))).toBe('same-person');
  expect(wordOf(await say(committee, 'withdraw', number))).toBe('not-allowed');
  expect(wordOf(await say(coordinator, 'withdraw', number))).toBe('ok');
  expect(await open()).toBeUndefined();
  expect((await rowOf(1)).state).toBe('working');
});

test('confirmed and rejected in the same moment, one of the two counts and the other is told so', async () => {
  expect(await propose(invigilator, { kind: 'disqualify', participantNumber: numberAt(1) })).toMatchObject({
    ok: true,
  });
  const { number } = await open();
  const words = await Promise.all([say(coordinator, 'confirm', number), say(committee, 'reject', number)]);
  expect(words.map(wordOf).sort()).toEqual(['ok', 'proposal-ended']);
  expect((await rowOf(1)).isDisqualified).toBe(words[0]!.ok);
});

test('what cannot happen any more is refused with the reason, and nothing of it is written', async () => {
  const two = await seated(2);
  await propose(invigilator, { kind: 'reopen', participantNumber: numberAt(2), byMs: 0 }).then((reply) =>
    expect(wordOf(reply)).toBe('not-finished'),
  );
  await coordinator.act('force-hand-in', { sessionId: SHORT, participantNumber: numberAt(2), reason: REASON });
  expect(await propose(invigilator, { kind: 'reopen', participantNumber: numberAt(2), byMs: 0 })).toMatchObject({
    ok: true,
  });
  expect(await propose(committee, { kind: 'reopen', participantNumber: numberAt(2), byMs: 60_000 })).toMatchObject({
    ok: true,
  });
  const { proposals } = await coordinator.watch(SHORT);
  const [first, second] = proposals.filter(({ state }) => state === 'open');
  const back = heard<AttemptView>(two.socket, 'view', ({ attempt }) => attempt.phase === 'working');
  expect(await say(coordinator, 'confirm', first!.number)).toMatchObject({ ok: true });
  const { attempt } = await back;
  expect(attempt).toMatchObject({ score: null, finishedAt: null });
  const told = { number: 1, kind: 'reopened', byMs: 0, text: REASON };
  expect(attempt.notices).toMatchObject([told]);
  expect(await two.resume()).toMatchObject({ view: { attempt: { notices: [told] } } });
  expect(wordOf(await say(coordinator, 'confirm', second!.number))).toBe('not-finished');
  expect(await two.choose(1, 1)).toMatchObject({ ok: true });
  expect(wordOf(await say(committee, 'withdraw', second!.number))).toBe('ok');
});

test('open proposals and disqualifications are there after a restart, and the whole ledger is sound', async () => {
  await propose(invigilator, { kind: 'extend', whom: [numberAt(2)], byMs: 120_000 });
  const before = await open();
  leave();
  hall = await hall.restart();
  await enter();
  expect(await open()).toEqual(before);
  expect((await rowOf(0)).isDisqualified).toBe(true);
  expect(await say(coordinator, 'confirm', before.number)).toMatchObject({ ok: true, affected: [numberAt(2)] });
  expect(await rowOf(2)).toMatchObject({ extendedMs: 120_000 });
  await propose(invigilator, { kind: 'disqualify', participantNumber: numberAt(2) });
  const left = await open();
  await coordinator.act('close-session', { sessionId: SHORT, reason: 'selesai' });
  expect(wordOf(await say(committee, 'confirm', left.number))).toBe('proposal-ended');
  expectSound();
});

test('after the closing two of the committee correct a key: everybody gets a new score, the old one is kept and shown', async () => {
  const other = await TestProctor.signIn(hall.url, hall.told);
  const look = (act: object) => committee.act('preview-act', { sessionId: SHORT, act });
  const itemId = await aChangingItem(look);
  const act = { kind: 'amend', itemId, rule: { kind: 'full' } };
  expect(wordOf(await coordinator.act('preview-act', { sessionId: SHORT, act }))).toBe('not-allowed');
  expect(wordOf(await propose(coordinator, act))).toBe('not-allowed');
  const looked = await look(act);
  expect(await propose(committee, act, 'kunci salah cetak')).toMatchObject({ ok: true });
  const { number } = await open();
  expect(wordOf(await say(coordinator, 'confirm', number))).toBe('not-allowed');
  expect(await say(other, 'confirm', number)).toMatchObject({ affected: looked.ok ? looked.affected : [] });
  const board = connect(hall.url, '/live');
  const frame = await boardWhen(board, SHORT, ({ rows }) => rows.some(isCorrected));
  board.disconnect();
  const changed = frame.rows.filter(isCorrected);
  expect(changed.map((row) => row.number)).toEqual(looked.ok ? looked.affected : []);
  for (const { changes, total } of changed) expect(changes!.at(-1)!.to).toBe(total);
  expect(frame.rows.find((row) => row.number === numberAt(0))).toMatchObject({ disqualified: true });
  other.close();
  expectSound();
  leave();
  hall = await hall.restart();
  await enter();
  expect((await look(act)).ok && (await look(act))).toMatchObject({ affected: [] });
  expectSound();
});

function isCorrected({ changes }: BoardFrame['rows'][number]): boolean {
  return changes?.at(-1)?.reason === 'kunci salah cetak';
}

function sampleItems() {
  const { files, media } = readBankFolder(resolve(__dirname, '../../question-banks/samples/skd-id'));
  return readNativeBank(files, media).bank!.items;
}

/** The first item of the bank that, given to everybody, would change somebody's score. */
async function aChangingItem(look: (act: object) => Promise<Acted>): Promise<string> {
  for (const { id } of sampleItems()) {
    const seen = await look({ kind: 'amend', itemId: id, rule: { kind: 'full' } });
    if (seen.ok && seen.affected.length > 0) return id;
  }
  throw new Error('nobody would earn more');
}
