import type { StaffName } from '#domain/ids.ts';
import type { Millis } from '#domain/time.ts';
import { compensate, viewLosses } from '../actions/compensate.ts';
import { noteIncident, viewIncidents, writeIncident } from '../actions/incidents.ts';
import { noteLineBack, noteLineLost } from '../actions/note-line.ts';
import { openSession } from '../actions/open-session.ts';
import { extendTime, pause, unpause } from '../actions/pause-and-extend.ts';
import type { Person } from '../actions/person.ts';
import { reportUnsent } from '../actions/report-unsent.ts';
import { viewMinutes } from '../actions/view-minutes.ts';
import { watchIncidents } from '../actions/watch-incidents.ts';
import { appendAhead } from '../actions/append-facts.ts';
import { verifyLedger } from '../../scripts/verify-ledger.ts';
import { HandClockedEngine } from './hand-clocked-engine.ts';
import { tinySessionPlan } from './tiny-session.ts';

const by = { name: 'koordinator' as StaffName, reason: 'listrik padam' };
const SECOND = 1_000;

jest.setTimeout(240_000);

let engine: HandClockedEngine;
beforeEach(async () => {
  engine = await HandClockedEngine.start(tinySessionPlan('tiny', 4));
  await openSession(engine.desk, engine.hall, by.name);
  for (const place of [0, 1, 2]) await sitDown(person(place));
});
afterEach(() => engine.end());

const person = (place: number): Person => [...engine.hall.people()][place]!;
const numberAt = (place: number): string => person(place).participant.number;

async function sitDown(who: Person): Promise<void> {
  const { pid } = who.participant;
  const fact = { type: 'SIGN_IN', at: engine.now, pid, epoch: 1, workstation: 'PC' } as const;
  expect(await appendAhead(engine.desk, engine.hall, who, [fact], { epoch: 1, lastMutation: 0 })).toMatchObject({
    ok: true,
  });
  who.connection = { socketId: 'x', since: engine.now, alive: true };
}

function lose(...places: number[]): void {
  for (const place of places) {
    const who = person(place);
    who.connection = { socketId: 'x', since: engine.now, alive: false };
    noteLineLost(who, engine.now);
  }
}

async function comeBack(...places: number[]): Promise<void> {
  for (const place of places) {
    const who = person(place);
    who.connection = { socketId: 'x', since: engine.now, alive: true };
    await noteLineBack(engine.desk, engine.hall, who);
  }
}

function owed(incident: number): (readonly [number: number, why: string | null])[] {
  const losses = viewLosses(engine.desk, engine.hall, 'all', incident);
  if (!losses.ok) throw new Error(losses.refusal.word);
  return losses.value.map(({ owedMs, why }) => [owedMs / SECOND, why] as const);
}

async function give(incident: number, amounts: readonly (readonly [place: number, seconds: number])[]) {
  const asked = amounts.map(([place, seconds]) => ({ number: numberAt(place), ms: (seconds * SECOND) as Millis }));
  const done = await compensate(engine.desk, engine.hall, 'all', { incident, amounts: asked }, by);
  if (!done.ok) throw new Error(done.refusal.word);
  return { given: done.value.given.map(({ ms }) => ms / SECOND), spared: done.value.spared.map(({ why }) => why) };
}

function expectSoundLedger(): void {
  const failed = verifyLedger(engine.dataDir)
    .sessions.flatMap(({ checks }) => checks)
    .filter(({ verdict }) => verdict === 'fail');
  expect(failed).toEqual([]);
}

test('a workstation that was given no good pledge is an incident of its own, written once', async () => {
  const told = { count: 1, oldestAgeMs: 0, storageWorks: true };
  reportUnsent(engine.desk, engine.hall, person(1), told);
  await watchIncidents(engine.desk, engine.hall);
  expect(viewIncidents(engine.hall, 'all')).toEqual([]);
  reportUnsent(engine.desk, engine.hall, person(1), { ...told, pledgeBroken: true });
  await watchIncidents(engine.desk, engine.hall);
  await watchIncidents(engine.desk, engine.hall);
  expect(viewIncidents(engine.hall, 'all')).toMatchObject([{ number: 1, kind: 'pledge', by: 'engine', open: true }]);
  expectSoundLedger();
});

test('a workstation to which nothing is proven is an incident of another kind, and not one more when it comes again', async () => {
  const told = { count: 0, oldestAgeMs: 0, storageWorks: true };
  for (const unproven of [true, undefined, true] as const) {
    reportUnsent(engine.desk, engine.hall, person(1), { ...told, unproven });
    await watchIncidents(engine.desk, engine.hall);
  }
  expect(viewIncidents(engine.hall, 'all')).toMatchObject([{ number: 1, kind: 'unproven', by: 'engine', open: true }]);
  expectSoundLedger();
});

test('lines that go together are one incident, and what each person lost is given back once and never more', async () => {
  engine.wait(60 * SECOND);
  lose(0, 1, 2);
  await watchIncidents(engine.desk, engine.hall);
  await watchIncidents(engine.desk, engine.hall);
  expect(viewIncidents(engine.hall, 'all')).toMatchObject([{ number: 1, kind: 'line-loss', by: 'engine', open: true }]);
  engine.wait(20 * SECOND);
  await comeBack(0);
  engine.wait(40 * SECOND);
  await pause(engine.desk, engine.hall, [numberAt(1)], by);
  engine.wait(30 * SECOND);
  await unpause(engine.desk, engine.hall, [numberAt(1)], by);
  expect(owed(1)).toEqual([
    [20, null],
    [0, 'still-away'],
    [0, 'still-away'],
  ]);
  await comeBack(1);
  expect(owed(1)).toEqual([
    [20, null],
    [60, null],
    [0, 'still-away'],
  ]);
  expect(
    await give(1, [
      [0, 21],
      [1, 50],
      [2, 1],
    ]),
  ).toEqual({ given: [50], spared: ['more-than-lost', 'still-away'] });
  expect(await give(1, [[1, 50]])).toEqual({ given: [], spared: ['nothing-lost'] });
  expect(owed(1)[0]).toEqual([20, null]);
  await extendTime(engine.desk, engine.hall, { whom: [numberAt(0)], ms: (15 * SECOND) as Millis, seenAt: null }, by);
  expect(owed(1)[0]).toEqual([5, null]);
  expect(person(1).saved.clock?.extended).toBe(50 * SECOND);
  expectSoundLedger();
});

test('a server that was away is an incident of everybody, and costs who was at work the time until they are back', async () => {
  engine.wait(60 * SECOND);
  await pause(engine.desk, engine.hall, [numberAt(2)], by);
  engine.wait(30 * SECOND);
  await engine.forget();
  expect(viewIncidents(engine.hall, 'all')).toMatchObject([{ number: 1, kind: 'server-restart', forAll: true }]);
  engine.wait(10 * SECOND);
  await comeBack(0, 1, 2);
  expect(owed(1)).toEqual([
    [40, null],
    [40, null],
    [0, 'nothing-lost'],
    [0, 'not-started'],
  ]);
  // The engine that forgets everything again owes the same, and nothing twice.
  expect(await give(1, [[0, 40]])).toEqual({ given: [40], spared: [] });
  await engine.forget();
  expect(owed(1)).toEqual([
    [0, 'still-away'],
    [0, 'still-away'],
    [0, 'still-away'],
    [0, 'not-started'],
  ]);
  await comeBack(0, 1, 2);
  expect(owed(1)).toEqual([
    [0, 'nothing-lost'],
    [40, null],
    [0, 'nothing-lost'],
    [0, 'not-started'],
  ]);
  expectSoundLedger();
});

test('staff write an incident, handle it and open it again; an account of one room does not see another’s', async () => {
  const told = { kind: 'power' as const, whom: [numberAt(0)], since: engine.now, until: null };
  expect(await writeIncident(engine.desk, engine.hall, told, by)).toEqual({ ok: true, value: 1 });
  const future = { ...told, since: (engine.now + 1) as typeof engine.now };
  expect(await writeIncident(engine.desk, engine.hall, future, by)).toMatchObject({ refusal: { word: 'malformed' } });
  const stranger = { ...told, whom: ['nobody'] };
  expect(await writeIncident(engine.desk, engine.hall, stranger, by)).toMatchObject({
    refusal: { word: 'unknown-participant' },
  });
  for (const open of [false, true, false])
    expect(await noteIncident(engine.desk, engine.hall, 'all', { incident: 1, open }, by)).toMatchObject({ ok: true });
  expect(await noteIncident(engine.desk, engine.hall, 'all', { incident: 2, open: false }, by)).toMatchObject({
    refusal: { word: 'unknown-item' },
  });
  expect(viewIncidents(engine.hall, 'all')).toMatchObject([
    { open: false, notes: [{}, {}, {}], numbers: [numberAt(0)] },
  ]);
  expect(viewIncidents(engine.hall, ['elsewhere'])).toEqual([]);
  const sheet = viewMinutes(engine.desk, engine.hall);
  expect(sheet.counts).toMatchObject({ expected: 4, signedIn: 3, unfinished: 3 });
  expect(sheet.acts.map(({ type }) => type)).toEqual(['DRAW', 'SESSION_OPEN']);
  expect(sheet.incidents).toHaveLength(1);
  expectSoundLedger();
});
