import fc from 'fast-check';
import { Places } from '../answer/places.ts';
import { tinyPid } from '../../testing/tiny-exam.ts';
import type { ItemId, SectionCode, StaffName } from '../ids.ts';
import type { Fact, MutationFact } from '../ledger/fact.ts';
import { type Points } from '../points.ts';
import { type Instant, MINUTE, type Millis, instant, millis } from '../time.ts';
import { type Attempt, changeOf, evolveAttempt, evolveChanges, newAttempt } from './attempt.ts';
import { deadline, remaining } from './exam-clock.ts';
import { type ExamSession, PREPARED, evolveSession } from './exam-session.ts';

const DURATION = millis(10 * MINUTE);
const by = 'pengawas' as StaffName;
const reason = 'komputer mati';
type ClockStarts = 'session' | 'sign-in';
type Whom = typeof tinyPid | 'all';

/** The session opens at minute 0. */
function at(minutes: number, milliseconds = 0): Instant {
  return instant(1_790_000_000_000 + minutes * MINUTE + milliseconds);
}

const open: Fact = { type: 'SESSION_OPEN', at: at(0), by };
const signIn = (minute: number, epoch = 1): Fact => ({
  type: 'SIGN_IN',
  at: at(minute),
  pid: tinyPid,
  epoch,
  workstation: `PC-${epoch}`,
});
const pause = (minute: number, pid: Whom): Fact => ({ type: 'PAUSE', at: at(minute), by, reason, pid });
const resume = (minute: number, pid: Whom): Fact => ({ type: 'RESUME', at: at(minute), by, reason, pid });
const extend = (minute: number, pid: Whom, minutes = 2): Fact => ({
  type: 'EXTENSION',
  at: at(minute),
  by,
  reason,
  pid,
  ms: millis(minutes * MINUTE),
});
const answer = (seq: number, pos: number, response: number): Fact => ({
  type: 'ANSWER',
  at: at(1),
  pid: tinyPid,
  epoch: 1,
  seq,
  clientAt: 0,
  pos,
  response,
  itemId: `X-${pos}` as ItemId,
  optionId: 4 - response,
});
const finished = (seq: number): Fact => ({
  type: 'FINISH',
  at: at(9),
  pid: tinyPid,
  epoch: 1,
  seq,
  reason: 'submitted',
  by: null,
  note: '',
});

interface Sitting {
  readonly session: ExamSession;
  readonly attempt: Attempt;
}

function begin(allotted = DURATION): Sitting {
  return { session: PREPARED, attempt: newAttempt(tinyPid, allotted, 3) };
}

function after(facts: readonly Fact[], clockStarts: ClockStarts, from = begin()): Sitting {
  return facts.reduce(({ session, attempt }, fact) => {
    const evolved = evolveSession(session, fact, DURATION);
    return { session: evolved, attempt: evolveAttempt(attempt, fact, { session: evolved, clockStarts }) };
  }, from);
}

describe('when the paper opens', () => {
  test.each<readonly [string, readonly Fact[], ClockStarts, Attempt['phase']]>([
    ['not without a sign-in', [open], 'sign-in', 'waiting'],
    ['not before the session', [signIn(-5)], 'sign-in', 'waiting'],
    ['at the opening for who sits there already', [signIn(-5), open], 'sign-in', 'working'],
    ['at sign-in for who comes later', [open, signIn(3)], 'session', 'working'],
    [
      'not after the session has closed',
      [open, { type: 'SESSION_CLOSE', at: at(5), by, reason }, signIn(6)],
      'session',
      'waiting',
    ],
  ])('%s', (_, facts, clockStarts, phase) => {
    expect(after(facts, clockStarts).attempt.phase).toBe(phase);
  });
});

describe('when the time ends, of ten minutes from an opening at minute 0', () => {
  const whole = 'session' as const;
  const own = 'sign-in' as const;
  test.each<readonly [string, readonly Fact[], number, number]>([
    ['signed in before the opening', [signIn(-5), open], 10, 10],
    ['signed in at minute 3', [open, signIn(3)], 10, 13],
    [
      'signed in at minute 3, after a common pause of 1 to 2',
      [open, pause(1, 'all'), resume(2, 'all'), signIn(3)],
      11,
      13,
    ],
    [
      'signed in at minute 3, during a common pause of 1 to 5',
      [open, pause(1, 'all'), signIn(3), resume(5, 'all')],
      14,
      15,
    ],
    ['signed in at minute 3, after two minutes more for all', [open, extend(1, 'all'), signIn(3)], 12, 13],
    ['signed in at minute 3, before two minutes more for all', [open, signIn(3), extend(4, 'all')], 12, 15],
    ['two minutes more for this person before the sign-in', [open, extend(1, tinyPid), signIn(3)], 12, 15],
    ['two minutes more for this person before the opening', [extend(-9, tinyPid), signIn(-5), open], 12, 12],
    ['held from 4 to 6', [open, signIn(0), pause(4, tinyPid), resume(6, tinyPid)], 12, 12],
    ['held before the opening and let go at 2', [signIn(-5), pause(-1, tinyPid), open, resume(2, tinyPid)], 12, 12],
    ['let go before the opening', [signIn(-5), pause(-2, tinyPid), resume(-1, tinyPid), open], 10, 10],
    [
      'held from 2 to 6 and everybody stopped from 3 to 4: the resume of all does not let go of this one',
      [open, signIn(0), pause(2, tinyPid), pause(3, 'all'), resume(4, 'all'), resume(6, tinyPid)],
      14,
      14,
    ],
    [
      'everybody stopped from 2 to 6 and held from 3 to 4: the resume of one does not start a clock that all wait for',
      [open, signIn(0), pause(2, 'all'), pause(3, tinyPid), resume(4, tinyPid), resume(6, 'all')],
      14,
      14,
    ],
    ['signed in a second time at minute 5', [open, signIn(0), signIn(5, 2)], 10, 10],
  ])('%s', (_, facts, bySession, bySignIn) => {
    for (const [clockStarts, end] of [
      [whole, bySession],
      [own, bySignIn],
    ] as const) {
      const { clock } = after(facts, clockStarts).attempt;
      expect([clockStarts, clock && deadline(clock, at(8))]).toEqual([clockStarts, at(end)]);
    }
  });

  test('who has more time has it from the same moment', () => {
    const blind = begin(millis(13 * MINUTE));
    const { clock } = after([signIn(-5), open], 'session', blind).attempt;
    expect(clock && deadline(clock, at(0))).toBe(at(13));
  });
});

describe('who begins apart, of ten minutes', () => {
  const start = (minute: number): Fact => ({ type: 'START', at: at(minute), by, reason, pid: tinyPid });
  const byStaff: Sitting = { session: PREPARED, attempt: newAttempt(tinyPid, DURATION, 3, 'proctor') };
  const bySignIn: Sitting = { session: PREPARED, attempt: newAttempt(tinyPid, DURATION, 3, 'sign-in') };

  test.each<readonly [string, readonly Fact[], number | null]>([
    ['waits at the opening', [signIn(-5), open], null],
    ['waits at a later sign-in', [open, signIn(3)], null],
    ['has the whole time from the start on', [signIn(-5), open, start(4)], 14],
    ['cannot be started without having come', [open, start(4), signIn(5)], null],
    ['cannot be started before the session', [signIn(-5), start(-1), open], null],
    ['is not started twice', [open, signIn(1), start(4), start(6)], 14],
    ['begins stopped while all are stopped', [open, signIn(1), pause(2, 'all'), start(4), resume(6, 'all')], 16],
    ['begins held where they are held', [open, pause(1, tinyPid), signIn(2), start(4), resume(5, tinyPid)], 15],
    ['misses no time given to all before', [open, signIn(1), extend(2, 'all'), start(4)], 14],
    ['keeps time given to them before', [open, signIn(1), extend(2, tinyPid), start(4)], 16],
    ['goes on after another sign-in', [open, signIn(1), start(4), signIn(6, 2)], 14],
  ])('%s', (_, facts, end) => {
    for (const clockStarts of ['session', 'sign-in'] as const) {
      const { clock } = after(facts, clockStarts, byStaff).attempt;
      expect(clock && deadline(clock, at(8))).toBe(end === null ? null : at(end));
    }
  });

  test('has the whole time from their own sign-in, whatever the clock of the others', () => {
    for (const clockStarts of ['session', 'sign-in'] as const) {
      const { clock } = after([open, signIn(3)], clockStarts, bySignIn).attempt;
      expect(clock && deadline(clock, at(8))).toBe(at(13));
    }
  });

  test('who sits beside them is who was written down last', () => {
    const assistant = (name: string): Fact => ({ type: 'ASSISTANT', at: at(1), pid: tinyPid, by, assistant: name });
    const { attempt } = after([open, signIn(0), assistant('Guru'), assistant('Ibu')], 'sign-in');
    expect(attempt).toMatchObject({ assistant: 'Ibu', phase: 'working' });
  });
});

test('a sign-in raises the epoch and names the workstation, and a release forgets it', () => {
  const there = after([open, signIn(1), signIn(4, 2)], 'sign-in');
  expect(there.attempt).toMatchObject({ epoch: 2, workstation: 'PC-2', phase: 'working' });
  const released: Fact = { type: 'RELEASE', at: at(5), pid: tinyPid, by, reason };
  expect(after([released], 'sign-in', there).attempt).toMatchObject({ epoch: 2, workstation: null, phase: 'working' });
});

test('answers, clearings and flags are kept with their number and moment', () => {
  const facts: Fact[] = [
    open,
    signIn(0),
    answer(1, 0, 2),
    answer(2, 1, 4),
    { type: 'FLAG', at: at(2), pid: tinyPid, epoch: 1, seq: 3, clientAt: 0, pos: 2, flagged: true },
    { type: 'CLEAR', at: at(3), pid: tinyPid, epoch: 1, seq: 4, clientAt: 0, pos: 1, itemId: 'X-1' as ItemId },
  ];
  expect(after(facts, 'sign-in').attempt).toMatchObject({
    lastMutation: 4,
    lastSavedAt: at(3),
    sheet: { responses: Places.of([2, null, null]), flagged: Places.of([false, false, true]) },
  });
});

test('after the end there is a score, and the clock and its acts have no more to say', () => {
  const done = after([open, signIn(0), answer(1, 0, 2), finished(2)], 'sign-in');
  expect(done.attempt).toMatchObject({
    phase: 'finished',
    finishedAt: at(9),
    reason: 'submitted',
    lastMutation: 2,
    score: null,
  });
  const sections = [{ code: 'VER' as SectionCode, points: 500 as Points }];
  const score: Fact = { type: 'SCORE', at: at(9), pid: tinyPid, sections, total: 500 as Points };
  const scored = after([score, extend(9, 'all'), pause(9, 'all'), extend(9, tinyPid)], 'sign-in', done);
  expect(scored.attempt).toMatchObject({
    score: { sections, total: 500 },
    clock: done.attempt.clock,
    allotted: DURATION,
  });
});

test('a score is not taken before the end, and facts about nobody in particular change nothing', () => {
  const there = after([open, signIn(0)], 'sign-in');
  const facts: Fact[] = [
    { type: 'SCORE', at: at(2), pid: tinyPid, sections: [], total: 0 as Points },
    { type: 'RECOVERY', at: at(2), lastAt: at(1) },
    { type: 'SEED_COMMIT', at: at(2), commitment: '00' },
  ];
  expect(after(facts, 'sign-in', there).attempt).toEqual(there.attempt);
});

test('a fact tells the change it was made of', () => {
  const head = { at: at(1), pid: tinyPid, epoch: 1, seq: 1, clientAt: 0, pos: 2 };
  const itemId = 'X-2' as ItemId;
  expect(changeOf({ type: 'ANSWER', ...head, response: 3, itemId, optionId: 0 })).toEqual({
    kind: 'choose',
    position: 2,
    response: 3,
  });
  expect(changeOf({ type: 'CLEAR', ...head, itemId })).toEqual({ kind: 'clear', position: 2 });
  expect(changeOf({ type: 'FLAG', ...head, flagged: true })).toEqual({ kind: 'flag', position: 2, flagged: true });
});

const whom = fc.constantFrom<Whom>(tinyPid, 'all');
const minutes = fc.integer({ min: 0, max: 6 });
const staffAct = fc.oneof(
  fc.tuple(fc.constant('PAUSE' as const), whom, minutes),
  fc.tuple(fc.constant('RESUME' as const), whom, minutes),
  fc.tuple(fc.constant('EXTENSION' as const), whom, minutes),
);

/** A story in which the sign-in falls anywhere among the acts of staff. */
const story = fc
  .record({ acts: fc.array(staffAct, { maxLength: 20 }), signsInAfter: fc.nat({ max: 20 }) })
  .map(({ acts, signsInAfter }) => {
    let minute = 0;
    const facts: Fact[] = acts.map(([type, pid, wait]) => {
      minute += wait;
      return type === 'EXTENSION'
        ? extend(minute, pid, 1)
        : type === 'PAUSE'
          ? pause(minute, pid)
          : resume(minute, pid);
    });
    const place = Math.min(signsInAfter, facts.length);
    const before = facts[place - 1];
    const entry: Fact = { type: 'SIGN_IN', at: before?.at ?? at(0), pid: tinyPid, epoch: 1, workstation: 'PC' };
    return [open, ...facts.slice(0, place), entry, answer(1, 0, 1), ...facts.slice(place)];
  });

/** What a stop watch beside the seat shows at the last fact: it runs from the sign-in while neither they nor all are stopped. */
function stopWatch(facts: readonly Fact[]): number {
  const stopped = { all: false, one: false };
  let left: number = DURATION;
  let before: Instant | null = null;
  for (const fact of facts) {
    if (before !== null && !stopped.all && !stopped.one) left -= fact.at - before;
    if (before !== null || fact.type === 'SIGN_IN') before = fact.at;
    if (fact.type === 'PAUSE' || fact.type === 'RESUME') {
      stopped[fact.pid === 'all' ? 'all' : 'one'] = fact.type === 'PAUSE';
    }
    if (fact.type === 'EXTENSION' && (before !== null || fact.pid !== 'all')) left += fact.ms;
  }
  return left;
}

test('whoever stops and starts whom, a person loses time only while neither they nor all are stopped', () => {
  fc.assert(
    fc.property(story, (told) => {
      const facts = told.filter(({ type }) => type !== 'ANSWER');
      const { clock } = after(facts, 'sign-in').attempt;
      expect(clock && remaining(clock, facts.at(-1)?.at ?? at(0))).toBe(Math.max(0, stopWatch(facts)));
    }),
  );
});

/** Lists by place are written down as plain lists. */
function readAgain(text: string): Sitting {
  const isByPlace = (name: string): boolean => ['responses', 'flagged', 'changedAt'].includes(name);
  return JSON.parse(text, (name, value: unknown) => (isByPlace(name) ? Places.of(value as never[]) : value)) as Sitting;
}

test('facts told in two parts, with the state written down between, give the same attempt', () => {
  fc.assert(
    fc.property(story, fc.nat(), fc.constantFrom<ClockStarts>('session', 'sign-in'), (story, cut, clockStarts) => {
      const facts = [...story, finished(2)];
      const split = cut % (facts.length + 1);
      const first = readAgain(JSON.stringify(after(facts.slice(0, split), clockStarts)));
      expect(after(facts.slice(split), clockStarts, first)).toEqual(after(facts, clockStarts));
    }),
  );
});

test('no act of staff ever leaves a person less time than none at all', () => {
  fc.assert(
    fc.property(story, fc.constantFrom<ClockStarts>('session', 'sign-in'), (facts, clockStarts) => {
      const end = facts.at(-1)?.at ?? at(0);
      const bare = facts.filter((fact) => fact.type === 'SESSION_OPEN' || fact.type === 'SIGN_IN');
      const left = (told: readonly Fact[]): Millis => {
        const { clock } = after(told, clockStarts).attempt;
        return clock === null ? (0 as Millis) : remaining(clock, end);
      };
      expect(left(facts)).toBeGreaterThanOrEqual(left(bare));
    }),
  );
});

test('changes taken together make the attempt that they make one after the other', () => {
  const itemId = 'X-1' as ItemId;
  const pos = fc.nat({ max: 2 });
  const deed = fc.oneof(
    { weight: 5, arbitrary: fc.record({ type: fc.constant('ANSWER' as const), pos, response: fc.nat({ max: 4 }) }) },
    { weight: 3, arbitrary: fc.record({ type: fc.constant('CLEAR' as const), pos }) },
    { weight: 3, arbitrary: fc.record({ type: fc.constant('FLAG' as const), pos, flagged: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('PLAY' as const), pos, sound: fc.nat({ max: 3 }) }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('LOCK' as const), pos, items: fc.constant(1) }) },
  );
  const begun = after([open, signIn(0)], 'sign-in');
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 12 }), (deeds) => {
      const facts = deeds.map((one, n) => {
        const head = { at: at(n + 1), pid: tinyPid, epoch: 1, seq: n + 1, clientAt: 0 };
        return { ...head, ...one, ...(one.type === 'ANSWER' ? { itemId, optionId: 0 } : { itemId }) } as MutationFact;
      });
      expect(evolveChanges(begun.attempt, facts)).toEqual(after(facts, 'sign-in', begun).attempt);
    }),
  );
});
