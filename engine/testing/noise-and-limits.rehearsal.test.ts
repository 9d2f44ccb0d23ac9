import type { StaffName } from '#domain/ids.ts';
import type { Millis } from '#domain/time.ts';
import { appendAhead } from '../actions/append-facts.ts';
import { compensate, viewLosses } from '../actions/compensate.ts';
import { noteIncident, viewIncidents } from '../actions/incidents.ts';
import { noteLineBack, noteLineLost } from '../actions/note-line.ts';
import { openSession } from '../actions/open-session.ts';
import type { Person } from '../actions/person.ts';
import { confirmAct } from '../actions/proposals.ts';
import { sendMessage } from '../actions/send-message.ts';
import { viewMinutes } from '../actions/view-minutes.ts';
import { watchIncidents } from '../actions/watch-incidents.ts';
import { verifyLedger } from '../../scripts/verify-ledger.ts';
import { HandClockedEngine } from './hand-clocked-engine.ts';
import { tinyJson } from './tiny-exam.ts';
import { tinySessionPlan } from './tiny-session.ts';

jest.setTimeout(240_000);

const SECOND = 1_000;
const by = { name: 'koordinator' as StaffName, reason: 'listrik padam' };
const other = { name: 'panitia' as StaffName, reason: 'benar' };

let engine: HandClockedEngine;
beforeEach(async () => {
  const definition = { ...tinyJson(), clockStarts: 'session', extensionLimitMs: 60 * SECOND, workstations: 'flagged' };
  engine = await HandClockedEngine.start({ ...tinySessionPlan('tiny', 5), definition });
  await openSession(engine.desk, engine.hall, by.name);
});
afterEach(() => engine.end());

const person = (place: number): Person => [...engine.hall.people()][place]!;
const numberAt = (place: number): string => person(place).participant.number;

async function sitDown(place: number, epoch = 1): Promise<void> {
  const who = person(place);
  const { pid } = who.participant;
  const fact = { type: 'SIGN_IN', at: engine.now, pid, epoch, workstation: 'PC', enrolment: null } as const;
  const stored = await appendAhead(engine.desk, engine.hall, who, [fact], { epoch, lastMutation: 0 });
  expect(stored).toMatchObject({ ok: true });
  who.connection = { socketId: 'x', since: engine.now, alive: true };
}

function expectSoundLedger(): void {
  const { sessions } = verifyLedger(engine.dataDir);
  expect(sessions.flatMap(({ checks }) => checks).filter(({ verdict }) => verdict === 'fail')).toEqual([]);
}

test('computers that nobody let in are one incident that lists whoever comes from one, and another after it was handled', async () => {
  for (const place of [0, 1, 2]) {
    engine.wait(SECOND);
    await sitDown(place);
    await watchIncidents(engine.desk, engine.hall);
  }
  const shown = () => viewIncidents(engine.hall, 'all').map(({ kind, numbers }) => [kind, numbers.length]);
  expect(shown()).toEqual([['unknown-workstation', 3]]);
  engine.wait(SECOND);
  await noteIncident(engine.desk, engine.hall, 'all', { incident: 1, open: false }, by);
  await watchIncidents(engine.desk, engine.hall);
  expect(shown()).toEqual([['unknown-workstation', 3]]);
  engine.wait(SECOND);
  await sitDown(3);
  await watchIncidents(engine.desk, engine.hall);
  await watchIncidents(engine.desk, engine.hall);
  await engine.forget();
  expect(shown()).toEqual([
    ['server-restart', 5],
    ['unknown-workstation', 1],
    ['unknown-workstation', 3],
  ]);
  expectSoundLedger();
});

test('what one account may not give back alone is proposed in the same press, and is owed no more once another confirms', async () => {
  for (const place of [0, 1, 2]) await sitDown(place);
  for (const place of [0, 1, 2]) {
    person(place).connection = { socketId: 'x', since: engine.now, alive: false };
    noteLineLost(person(place), engine.now);
  }
  await watchIncidents(engine.desk, engine.hall);
  const lost = engine.hall.incidents.find(({ kind }) => kind === 'line-loss')!.number;
  for (const [place, seconds] of [40, 60, 0].entries()) {
    engine.wait(seconds * SECOND);
    person(place).connection = { socketId: 'x', since: engine.now, alive: true };
    await noteLineBack(engine.desk, engine.hall, person(place));
  }
  const owed = () => {
    const losses = viewLosses(engine.desk, engine.hall, 'all', lost);
    return losses.ok ? losses.value.map(({ owedMs }) => owedMs / SECOND) : [];
  };
  expect(owed()).toEqual([40, 100, 100]);
  const amounts = owed().map((seconds, place) => ({ number: numberAt(place), ms: (seconds * SECOND) as Millis }));
  const give = () => compensate(engine.desk, engine.hall, 'all', { incident: lost, amounts }, by);
  const given = await give();
  expect(given.ok && { given: given.value.given.length, proposed: given.value.proposed }).toEqual({
    given: 1,
    proposed: [numberAt(1), numberAt(2)],
  });
  const whys = await give();
  expect(whys.ok && whys.value.spared.map(({ why }) => why)).toEqual([
    'nothing-lost',
    'already-proposed',
    'already-proposed',
  ]);
  expect(engine.hall.proposals).toMatchObject([{ act: { kind: 'extend', ms: 100 * SECOND }, by: by.name }]);
  expect(await confirmAct(engine.desk, engine.hall, 1, by)).toMatchObject({ refusal: { word: 'same-person' } });
  expect(await confirmAct(engine.desk, engine.hall, 1, other)).toMatchObject({ ok: true });
  expect(owed()).toEqual([0, 0, 0]);
  await sendMessage(engine.desk, engine.hall, 'all', { by: by.name, text: 'Ujian dilanjutkan.' });
  await sendMessage(engine.desk, engine.hall, [numberAt(0)], { by: by.name, text: 'Pindah ke depan.' });
  const { absent, acts, counts } = viewMinutes(engine.desk, engine.hall);
  expect(counts).toMatchObject({ expected: 5, present: 3 });
  expect(absent).toEqual([numberAt(3), numberAt(4)]);
  const two = `${numberAt(1)}, ${numberAt(2)}`;
  const told = acts.filter(({ type }) => ['PROPOSAL', 'RESOLVE', 'EXTENSION', 'MESSAGE'].includes(type));
  expect(told.map(({ by: who, detail, number, reason, type }) => [type, detail, number, who, reason])).toEqual([
    ['EXTENSION', null, numberAt(0), by.name, by.reason],
    ['PROPOSAL', 'propose-extend', two, by.name, by.reason],
    ['RESOLVE', 'resolve-confirmed', two, other.name, other.reason],
    ['EXTENSION', null, numberAt(1), `${by.name}, ${other.name}`, by.reason],
    ['EXTENSION', null, numberAt(2), `${by.name}, ${other.name}`, by.reason],
    ['MESSAGE', null, null, by.name, 'Ujian dilanjutkan.'],
  ]);
  expectSoundLedger();
});
