import type { ParticipantNumber, StaffName } from '#domain/ids.ts';
import { MINUTE } from '#domain/time.ts';
import { verifyLedger } from '../../scripts/verify-ledger.ts';
import { closeSession } from '../actions/close-session.ts';
import { confirmIdentity } from '../actions/confirm-identity.ts';
import { forceHandIn } from '../actions/force-hand-in.ts';
import { openSession } from '../actions/open-session.ts';
import { extendTime, pause, unpause } from '../actions/pause-and-extend.ts';
import { recordAssistant } from '../actions/record-assistant.ts';
import { handIn } from '../actions/record-change.ts';
import { changeRecorded } from './changes-recorded.ts';
import { signInCandidate } from '../actions/sign-in-candidate.ts';
import { startSeparately } from '../actions/start-separately.ts';
import { HandClockedEngine } from './hand-clocked-engine.ts';
import { tinyJson } from './tiny-exam.ts';
import { tinySessionPlan } from './tiny-session.ts';

const name = 'pengawas' as StaffName;
const by = { name, reason: 'mulai tersendiri' };
/** Of the tiny exam: ten minutes for all, thirteen where the roster says so, 1.4 s of grace. */
const ALLOTTED = 10 * MINUTE;
const LONGER = 13 * MINUTE;
const GRACE = 1_400;
const both = (text: string) => ({ id: text, en: text });

/** T-1 as everybody, T-2 started by the staff, T-3 by the staff and with more time, T-4 from their own sign-in. */
const CODES = [[], ['terpisah'], ['terpisah', 'netra'], ['sendiri']];

let engine: HandClockedEngine;
beforeEach(async () => {
  const accommodations = [
    { code: 'netra', name: both('Blind'), durationMinutes: 13, assistant: true },
    { code: 'terpisah', name: both('Apart'), start: 'proctor' },
    { code: 'sendiri', name: both('Own'), start: 'sign-in' },
  ];
  const plan = tinySessionPlan('tiny', CODES.length);
  const roster = plan.roster.map((row, place) => ({ ...row, accommodations: CODES[place]! }));
  engine = await HandClockedEngine.start({
    ...plan,
    roster,
    definition: { ...tinyJson(), clockStarts: 'session', accommodations },
  });
});
afterEach(() => engine.end());

async function signIn(place: number): Promise<void> {
  const person = engine.hall.personByNumber(`T-${place}`)!;
  const taken = await signInCandidate(engine.desk, {
    participantNumber: person.participant.number,
    registrationPin: `PIN-${place}`,
    sessionPin: '234567',
    workstation: `PC-${place}`,
    socketId: `socket-${place}`,
  });
  expect(taken).toMatchObject({ ok: true });
  const { epoch } = person.head;
  expect(await confirmIdentity(engine.desk, engine.hall, person, { epoch, confirmed: true })).toMatchObject({
    ok: true,
  });
}

function attempt(place: number) {
  return engine.hall.personByNumber(`T-${place}` as ParticipantNumber)!.saved;
}

function answer(place: number) {
  const { epoch, lastMutation } = attempt(place);
  const person = engine.hall.personByNumber(`T-${place}`)!;
  const change = { kind: 'choose', position: 0, response: 1 } as const;
  return changeRecorded(engine.desk, engine.hall, person, { epoch, mutation: lastMutation + 1, clientAt: 0, change });
}

function start(...places: number[]) {
  const numbers = places.map((place) => `T-${place}`);
  return startSeparately(engine.desk, engine.hall, numbers, by);
}

const refused = (word: string) => ({ ok: false, refusal: { word } });

async function close(): Promise<void> {
  expect(await closeSession(engine.desk, engine.hall, by)).toMatchObject({ ok: true });
  const judged = verifyLedger(engine.dataDir).sessions.flatMap(({ checks }) => checks);
  expect(judged.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
}

test('who is started apart has the whole allotment from then on, and not a moment more', async () => {
  for (const place of [1, 2, 3]) await signIn(place);
  await openSession(engine.desk, engine.hall, name);
  expect(attempt(1)).toMatchObject({ phase: 'working' });
  expect([attempt(2), attempt(3)]).toMatchObject([{ phase: 'waiting' }, { phase: 'waiting' }]);
  expect(await answer(2)).toMatchObject(refused('not-open'));

  engine.wait(4 * MINUTE);
  const started = engine.now;
  expect(await start(2, 3)).toMatchObject({ ok: true, value: { affected: ['T-2', 'T-3'], spared: [] } });
  expect(attempt(2).clock).toMatchObject({ startedAt: started, allotted: ALLOTTED, extended: 0, stopped: 0 });
  expect(attempt(3).clock).toMatchObject({ startedAt: started, allotted: LONGER });

  engine.wait(6 * MINUTE + GRACE + 1);
  await engine.tick();
  expect([attempt(1).phase, attempt(2).phase]).toEqual(['finished', 'working']);

  engine.now = (started + ALLOTTED + GRACE) as typeof engine.now;
  expect(await answer(2)).toMatchObject({ ok: true });
  engine.wait(1);
  expect(await answer(2)).toMatchObject(refused('time-over'));
  await engine.tick();
  expect(attempt(2)).toMatchObject({ phase: 'finished', reason: 'expired' });
  engine.now = (started + LONGER + GRACE) as typeof engine.now;
  expect(await answer(3)).toMatchObject({ ok: true });
  engine.wait(1);
  await engine.tick();
  expect(attempt(3)).toMatchObject({ phase: 'finished', reason: 'expired' });
  await close();
});

test('a start outlives a restart, and cannot be had twice or by others', async () => {
  expect(await start(2)).toMatchObject(refused('wrong-phase'));
  await signIn(1);
  await signIn(2);
  await openSession(engine.desk, engine.hall, name);
  const outcome = await start(1, 2, 2, 3, 9);
  expect(outcome).toMatchObject({
    ok: true,
    value: {
      affected: ['T-2'],
      spared: [
        { number: 'T-1', why: 'starts-by-itself' },
        { number: 'T-3', why: 'not-signed-in' },
        { number: 'T-9', why: 'unknown-participant' },
      ],
    },
  });
  const before = attempt(2);
  engine.wait(MINUTE);
  expect(await start(2)).toMatchObject({ value: { affected: [], spared: [{ why: 'already-started' }] } });
  expect(attempt(2)).toEqual(before);
  await engine.restart();
  expect(attempt(2)).toEqual(before);
  await close();
});

test('a pause of everybody holds who is started during it, and extra time for all reaches who has started', async () => {
  await signIn(2);
  await signIn(3);
  await openSession(engine.desk, engine.hall, name);
  engine.wait(MINUTE);
  expect(await extendTime(engine.desk, engine.hall, { whom: 'all', ms: MINUTE, seenAt: null }, by)).toMatchObject({
    value: {
      affected: [],
      spared: [
        { number: 'T-2', why: 'not-started' },
        { number: 'T-3', why: 'not-started' },
      ],
    },
  });
  await pause(engine.desk, engine.hall, 'all', by);
  const startedAt = engine.now;
  await start(2);
  expect(attempt(2).clock).toMatchObject({ startedAt, stoppedSince: startedAt });
  engine.wait(3 * MINUTE);
  await unpause(engine.desk, engine.hall, 'all', by);
  expect(attempt(2).clock).toMatchObject({ startedAt, extended: 0, stopped: 3 * MINUTE, stoppedSince: null });
  await start(3);
  await extendTime(engine.desk, engine.hall, { whom: 'all', ms: MINUTE, seenAt: null }, by);
  expect([attempt(2).clock, attempt(3).clock]).toMatchObject([{ extended: MINUTE }, { extended: MINUTE, stopped: 0 }]);
  await close();
});

test('who starts at their own sign-in has the whole time in an exam whose clock is common', async () => {
  await openSession(engine.desk, engine.hall, name);
  engine.wait(4 * MINUTE);
  await signIn(1);
  await signIn(4);
  expect(attempt(1).clock).toMatchObject({ startedAt: engine.now - 4 * MINUTE });
  expect(attempt(4).clock).toMatchObject({ startedAt: engine.now, allotted: ALLOTTED });
  await close();
});

test('closing ends who works apart and who was never started; both have a result, and what they had saved counts', async () => {
  await signIn(2);
  await signIn(3);
  expect(await forceHandIn(engine.desk, engine.hall, 'T-3', by)).toMatchObject(refused('wrong-phase'));
  await openSession(engine.desk, engine.hall, name);
  await start(2);
  await answer(2);
  engine.wait(MINUTE);
  await close();
  expect(attempt(2)).toMatchObject({ phase: 'finished', reason: 'terminated', lastMutation: 1 });
  expect(attempt(3)).toMatchObject({ phase: 'finished', reason: 'terminated', lastMutation: 0, clock: null });
  expect(await start(3)).toMatchObject(refused('wrong-phase'));
});

test('an assistant is written down, the newest counts, and nothing can be added after the end', async () => {
  const record = (assistant: string) => recordAssistant(engine.desk, engine.hall, 'T-3', { by: name, assistant });
  expect(await recordAssistant(engine.desk, engine.hall, 'T-9', { by: name, assistant: 'X' })).toMatchObject(
    refused('unknown-participant'),
  );
  await record('Guru 1');
  await signIn(3);
  await openSession(engine.desk, engine.hall, name);
  expect(await record('Guru 2')).toMatchObject({ ok: true, value: { affected: ['T-3'] } });
  await engine.restart();
  expect(attempt(3).assistant).toBe('Guru 2');
  await start(3);
  const person = engine.hall.personByNumber('T-3')!;
  await handIn(engine.desk, engine.hall, person, { epoch: 1, mutation: 1, clientAt: 0 });
  expect(await record('Guru 3')).toMatchObject(refused('already-finished'));
  await close();
});
