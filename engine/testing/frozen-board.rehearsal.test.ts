import type { StaffName } from '#domain/ids.ts';
import { MINUTE, millis } from '#domain/time.ts';
import { verifyLedger } from '../../scripts/verify-ledger.ts';
import { closeSession } from '../actions/close-session.ts';
import { confirmIdentity } from '../actions/confirm-identity.ts';
import { openSession } from '../actions/open-session.ts';
import { handIn } from '../actions/record-change.ts';
import { changeRecorded } from './changes-recorded.ts';
import { revealBoard } from '../actions/reveal-board.ts';
import { signInCandidate } from '../actions/sign-in-candidate.ts';
import { viewAttempt } from '../actions/view-attempt.ts';
import { BoardFeed } from '../transport/board-feed.ts';
import { HandClockedEngine } from './hand-clocked-engine.ts';
import { tinyJson } from './tiny-exam.ts';
import { tinySessionPlan } from './tiny-session.ts';

const name = 'pengawas' as StaffName;
const PEOPLE = 3;

let engine: HandClockedEngine;
beforeEach(async () => {
  const freeze = { lastMinutes: 4, reveal: 'staff' };
  const definition = { ...tinyJson(), clockStarts: 'session', publicBoard: { freeze } };
  engine = await HandClockedEngine.start({ ...tinySessionPlan('tiny', PEOPLE), definition });
});
afterEach(() => engine.end());

const person = (place: number) => engine.hall.personByNumber(`T-${place}`)!;

async function signIn(place: number): Promise<void> {
  const taken = await signInCandidate(engine.desk, {
    participantNumber: person(place).participant.number,
    registrationPin: `PIN-${place}`,
    sessionPin: '234567',
    workstation: `PC-${place}`,
    socketId: `socket-${place}`,
  });
  expect(taken).toMatchObject({ ok: true });
  const { epoch } = person(place).head;
  await confirmIdentity(engine.desk, engine.hall, person(place), { epoch, confirmed: true });
}

async function answer(place: number, position: number): Promise<void> {
  const { epoch, lastMutation } = person(place).saved;
  const change = { kind: 'choose', position, response: place } as const;
  const given = { epoch, mutation: lastMutation + 1, clientAt: 0, change };
  expect(await changeRecorded(engine.desk, engine.hall, person(place), given)).toMatchObject({ ok: true });
}

async function submit(place: number): Promise<void> {
  const { epoch, lastMutation } = person(place).saved;
  const given = { epoch, mutation: lastMutation + 1, clientAt: 0 };
  expect(await handIn(engine.desk, engine.hall, person(place), given)).toMatchObject({ ok: true });
}

/** What the public sees now, of an engine that may just have been started again. */
function board() {
  const { rows, session, state } = new BoardFeed(engine.desk, engine.hall).whole();
  return { state, totals: rows.map(({ total }) => total), progress: session.freeze?.progress ?? null };
}

const step = (wish: Parameters<typeof revealBoard>[2]) => revealBoard(engine.desk, engine.hall, wish, name);

test('a freeze, a start in the middle of it, each one’s own result, a reveal by hand and by itself, and a sound ledger', async () => {
  for (const place of [1, 2]) await signIn(place);
  await openSession(engine.desk, engine.hall, name);
  for (const place of [1, 2]) await answer(place, 0);
  engine.wait(6 * MINUTE - 1);
  const before = board();
  expect(before.state).toBe('live');
  engine.wait(1);
  for (let position = 1; position < 12; position += 1) await answer(1, position);
  await submit(1);
  expect(board()).toEqual({ ...before, state: 'frozen' });
  await engine.restart();
  expect(board()).toEqual({ ...before, state: 'frozen' });

  const own = viewAttempt(engine.desk, engine.hall, person(1)).attempt.score?.total;
  expect(own).toBe(person(1).saved.phase === 'finished' ? person(1).scores.score?.total : undefined);
  expect(await step({ step: 'next' })).toMatchObject({ ok: false, refusal: { word: 'wrong-phase' } });
  await submit(2);
  await closeSession(engine.desk, engine.hall, { name, reason: 'selesai' });
  expect(board()).toEqual({
    ...before,
    state: 'frozen',
    progress: { shown: 0, of: PEOPLE, latest: null, everyMs: null },
  });

  expect(await step({ step: 'next' })).toMatchObject({ ok: true, value: { affected: ['T-3'] } });
  expect(await step({ step: 'auto', everyMs: millis(1_000) })).toMatchObject({ ok: true });
  engine.wait(1_500);
  expect(board().progress).toMatchObject({ shown: 2, everyMs: 1_000 });
  expect(await step({ step: 'stop' })).toMatchObject({ ok: true });
  engine.wait(60_000);
  await engine.restart();
  expect(board()).toMatchObject({ state: 'frozen', progress: { shown: 2, everyMs: null } });
  expect(await step({ step: 'all' })).toMatchObject({ ok: true });
  expect(board()).toMatchObject({ state: 'final', totals: [own, person(2).scores.score?.total, null] });
  expect(await step({ step: 'all' })).toMatchObject({ ok: false, refusal: { word: 'wrong-phase' } });

  const judged = verifyLedger(engine.dataDir).sessions.flatMap(({ checks }) => checks);
  expect(judged.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
});
