import { deadline } from '#domain/session/exam-clock.ts';
import { instant } from '#domain/time.ts';
import type { AttemptView } from '#protocol/candidate-down.ts';
import type { ExamClock } from '#domain/session/exam-clock.ts';
import { verifyLedger } from '../../scripts/verify-ledger.ts';
import { TestCandidate, TestProctor, heard, practice } from './clients.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

jest.setTimeout(240_000);

const SHORT = 'latihan-singkat';
const session = () => practice(hall.told, SHORT);
const numberAt = (place: number): string => session().participants[place]!.number;

let hall: TestEngine;
let proctor: TestProctor;
const sitting: TestCandidate[] = [];
beforeAll(async () => {
  hall = await startTestEngine(3);
  proctor = await TestProctor.signIn(hall.url, hall.told);
  for (const place of [0, 1]) {
    const candidate = new TestCandidate(hall.url);
    await candidate.signIn(session(), place, `PC-${place}`);
    sitting.push(candidate);
  }
  await proctor.act('open-session', { sessionId: SHORT });
  for (const candidate of sitting) await candidate.resume();
});
afterAll(async () => {
  for (const candidate of sitting) candidate.close();
  proctor.close();
  await hall.end();
});

const untilOf = ({ attempt, serverAt }: AttemptView): number =>
  deadline(attempt.clock as unknown as ExamClock, instant(serverAt));
const told = (place: number, kind: string): Promise<AttemptView> =>
  heard<AttemptView>(sitting[place]!.socket, 'view', ({ attempt }) => attempt.notices?.at(-1)?.kind === kind);

it.each([
  ['people', (): string[] => [numberAt(0), numberAt(1)]],
  ['everybody', (): 'all' => 'all'],
])('time of %s that was given by mistake is gone from ledger and screens, and is gone once', async (_, who) => {
  await sitting[0]!.resume();
  const before = untilOf(sitting[0]!.view!);
  const extended = told(0, 'time-extended');
  const sent = await proctor.act('extend-time', {
    sessionId: SHORT,
    whom: who(),
    byMs: 120_000,
    reason: 'lampu padam',
  });
  if (!sent.ok) throw new Error('not given');
  expect(untilOf(await extended)).toBe(before + 120_000);
  const gone = told(0, 'time-withdrawn');
  const back = { sessionId: SHORT, whom: who(), entryIndex: sent.entryIndex, reason: 'salah ruang' };
  const affected = [numberAt(0), numberAt(1)];
  expect(await proctor.act('withdraw-extension', back)).toMatchObject({ ok: true, affected });
  const view = await gone;
  expect(untilOf(view)).toBe(before);
  expect(view.attempt.notices?.at(-1)).toMatchObject({ byMs: 120_000, text: 'salah ruang' });
  const again = await proctor.act('withdraw-extension', back);
  expect(again).toMatchObject({ ok: true, affected: [], entryIndex: -1 });
});

it('what everybody was given is not taken from one alone, and an entry that gave nothing takes nothing', async () => {
  const whom = [numberAt(0)];
  const sent = await proctor.act('extend-time', { sessionId: SHORT, whom: 'all', byMs: 60_000, reason: 'lampu padam' });
  if (!sent.ok) throw new Error('not given');
  const back = { sessionId: SHORT, whom, entryIndex: sent.entryIndex, reason: 'salah ruang' };
  expect(await proctor.act('withdraw-extension', back)).toMatchObject({ refusal: { word: 'other-room' } });
  expect(await proctor.act('withdraw-extension', { ...back, entryIndex: 0 })).toMatchObject({
    ok: true,
    affected: [],
    spared: [{ number: numberAt(0), why: 'never-given' }],
  });
});

it('is judged by the ledger alone after a restart', async () => {
  for (const candidate of sitting) candidate.close();
  proctor.close();
  hall = await hall.restart();
  proctor = await TestProctor.signIn(hall.url, hall.told);
  expect((await proctor.watch(SHORT)).rows.map(({ extendedMs }) => extendedMs)).toEqual([60_000, 60_000, 0]);
  await proctor.act('close-session', { sessionId: SHORT, reason: 'selesai' });
  const judged = verifyLedger(hall.dataDir).sessions.flatMap(({ checks }) => checks);
  expect(judged.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
});
