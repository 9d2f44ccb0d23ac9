import fc from 'fast-check';
import { tinyKeys, tinyPid } from '../../testing/tiny-exam.ts';
import { applyChange, blankSheet } from '../answer/answer-sheet.ts';
import type { StaffName } from '../ids.ts';
import type { Fact, FactOf } from '../ledger/fact.ts';
import { type Instant, MINUTE, instant, millis } from '../time.ts';
import { type Attempt, changeOf, evolveAttempt, newAttempt } from './attempt.ts';
import { MOST_HELD, type OfferedAnswer, bell, decideHeld, decideOnHeld } from './decide-held.ts';
import { type ExamSession, PREPARED, evolveSession } from './exam-session.ts';

const DURATION = millis(10 * MINUTE);
const GRACE = millis(1_400);
const by = 'panitia' as StaffName;
const reason = 'switch mati';
const keys = tinyKeys();

function at(minutes: number, milliseconds = 0): Instant {
  return instant(1_790_000_000_000 + minutes * MINUTE + milliseconds);
}

class Seat {
  session: ExamSession = PREPARED;
  attempt: Attempt = newAttempt(tinyPid, DURATION, keys.length);

  tell(...facts: readonly Fact[]): this {
    for (const fact of facts) {
      this.session = evolveSession(this.session, fact, DURATION);
      this.attempt = evolveAttempt(this.attempt, fact, { session: this.session, clockStarts: 'session' });
    }
    return this;
  }

  /** `HELD` for a new one, `known` for one that is held, else the refusal. */
  offer(answer: OfferedAnswer, now: Instant): string {
    const situation = { session: this.session, now, lagGrace: GRACE };
    const decided = decideHeld(this.attempt, keys, answer, situation);
    if (!decided.ok) return decided.refusal.word;
    if (!('type' in decided.value)) return 'known';
    this.tell(decided.value);
    return decided.value.type;
  }

  decide(verdict: 'admit' | 'reject', mutations: readonly number[], epoch = 1, now = at(20)): string {
    const answers = mutations.map((mutation) => ({ epoch, mutation }));
    const decided = decideOnHeld(this.attempt, { verdict, answers, by, reason }, { session: this.session, now });
    if (!decided.ok) return decided.refusal.word;
    this.tell(decided.value);
    return decided.value.type;
  }
}

const open: Fact = { type: 'SESSION_OPEN', at: at(0), by };
const close: Fact = { type: 'SESSION_CLOSE', at: at(15), by, reason };
const release: Fact = { type: 'RELEASE', at: at(5), by, reason, pid: tinyPid };
const signIn = (epoch: number, when = at(-1)): Fact => ({
  type: 'SIGN_IN',
  at: when,
  pid: tinyPid,
  epoch,
  workstation: `PC-${epoch}`,
});
const answer = (seq: number, when: Instant, pos = 0, epoch = 1, response = 0): FactOf<'ANSWER'> => ({
  type: 'ANSWER',
  at: when,
  pid: tinyPid,
  epoch,
  seq,
  clientAt: when,
  pos,
  response,
  itemId: keys[pos]!.itemId,
  optionId: keys[pos]!.optionIds[response]!,
});
const finish = (why: 'submitted' | 'expired' | 'terminated', when: Instant): Fact => ({
  type: 'FINISH',
  at: when,
  pid: tinyPid,
  epoch: 1,
  seq: 0,
  reason: why,
  by: null,
  note: '',
});

function given(mutation: number, recordedAt: Instant, more: Partial<OfferedAnswer> = {}): OfferedAnswer {
  return {
    epoch: 1,
    mutation,
    change: { kind: 'choose', position: 0, response: 1 },
    clientAt: recordedAt,
    recordedAt,
    ...more,
  };
}

const seated = (): Seat => new Seat().tell(signIn(1), open);
const moved = (): Seat => seated().tell(signIn(2, at(5)));
const expired = (): Seat => seated().tell(finish('expired', at(10, 1_401)));

test.each<[string, Seat, OfferedAnswer, Instant, string]>([
  ['in time, at its workstation', seated(), given(1, at(1)), at(2), 'wrong-phase'],
  ['at the last moment of the grace', seated(), given(1, at(9)), at(10, 1_400), 'wrong-phase'],
  ['after the grace', seated(), given(1, at(10)), at(10, 1_401), 'HELD'],
  ['after the end by the clock', expired(), given(1, at(9)), at(11), 'HELD'],
  ['given after the bell', expired(), given(1, at(10, 1)), at(11), 'time-over'],
  ['after an end by staff', seated().tell(finish('terminated', at(4))), given(1, at(4)), at(6), 'HELD'],
  ['given after an end by staff', seated().tell(finish('terminated', at(4))), given(1, at(4, 1)), at(6), 'time-over'],
  ['after handing in', seated().tell(finish('submitted', at(4))), given(1, at(3)), at(6), 'already-finished'],
  [
    'after handing in, when the computer was freed',
    seated().tell(finish('submitted', at(4)), release),
    given(1, at(3)),
    at(6),
    'already-finished',
  ],
  ['after an end by the clock, when the computer was freed', expired().tell(release), given(1, at(9)), at(11), 'HELD'],
  ['from the workstation before', moved(), given(1, at(3)), at(6), 'HELD'],
  ['from a workstation that was released', seated().tell(release), given(1, at(3)), at(6), 'HELD'],
  ['of a sign-in that is to come', seated(), given(1, at(1), { epoch: 2 }), at(11), 'stale-epoch'],
  ['of no sign-in', seated(), given(1, at(1), { epoch: 0 }), at(11), 'stale-epoch'],
  [
    'while the clock stands',
    seated().tell({ type: 'PAUSE', at: at(1), by, reason, pid: 'all' }),
    given(1, at(1)),
    at(30),
    'wrong-phase',
  ],
  ['before the opening', new Seat().tell(signIn(1)), given(1, at(-1)), at(-1), 'not-open'],
  ['after the close', expired().tell(close), given(1, at(9)), at(16), 'session-closed'],
  [
    'of a place that the paper lacks',
    expired(),
    given(1, at(9), { change: { kind: 'clear', position: 999 } }),
    at(11),
    'unknown-position',
  ],
  [
    'of an option that the item lacks',
    expired(),
    given(1, at(9), { change: { kind: 'choose', position: 0, response: 9 } }),
    at(11),
    'impossible-response',
  ],
])('an answer offered %s', (_, seat, offered, now, word) => {
  expect(seat.offer(offered, now)).toBe(word);
});

test('what is kept names the option as the bank does, the reason and both times', () => {
  const seat = moved();
  seat.offer(given(3, at(6, 500)), at(6));
  expect(seat.attempt.heldAnswers).toEqual([
    {
      epoch: 1,
      mutation: 3,
      pos: 0,
      response: 1,
      clientAt: at(6, 500),
      why: 'other-workstation',
      // A claim from the future is cut down to now.
      recordedAt: at(6),
      receivedAt: at(6),
      order: at(6),
      decision: null,
    },
  ]);
});

test('the same answer is held once, and another under its number is a conflict', () => {
  const seat = moved();
  expect(seat.offer(given(1, at(3)), at(6))).toBe('HELD');
  expect(seat.offer(given(1, at(3)), at(7))).toBe('known');
  expect(seat.offer(given(1, at(3), { change: { kind: 'clear', position: 0 } }), at(7))).toBe('mutation-conflict');
  expect(seat.offer(given(1, at(3), { clientAt: 5 }), at(7))).toBe('mutation-conflict');
  expect(seat.attempt.heldAnswers).toHaveLength(1);
});

test('no more are held of one attempt than anybody would look through', () => {
  const seat = moved();
  for (let mutation = 1; mutation <= MOST_HELD; mutation += 1) {
    expect(seat.offer(given(mutation, at(3)), at(6))).toBe('HELD');
  }
  expect(seat.offer(given(MOST_HELD + 1, at(3)), at(6))).toBe('held-full');
  expect(seat.offer(given(MOST_HELD, at(3)), at(6))).toBe('known');
});

test('a decision takes all that it names or none, and each answer once', () => {
  const seat = moved();
  for (const mutation of [1, 2, 3]) seat.offer(given(mutation, at(3)), at(6));
  expect(seat.decide('admit', [1, 9])).toBe('not-held');
  expect(seat.decide('admit', [1, 1])).toBe('not-held');
  expect(seat.decide('admit', [])).toBe('not-held');
  expect(seat.decide('admit', [1], 2)).toBe('not-held');
  expect(seat.decide('admit', [1, 2])).toBe('ADMIT');
  expect(seat.decide('reject', [2, 3])).toBe('not-held');
  expect(seat.decide('reject', [3])).toBe('REJECT');
  expect(seat.attempt.heldAnswers.map(({ decision }) => decision)).toEqual(['admitted', 'admitted', 'rejected']);
});

test('nothing is decided after the close', () => {
  const seat = moved();
  seat.offer(given(1, at(3)), at(6));
  expect(seat.tell(close).decide('admit', [1])).toBe('session-closed');
});

test('an old workstation’s answer does not overtake what was answered later elsewhere, and what is older it does', () => {
  const seat = moved().tell(answer(1, at(7), 0, 2, 2), answer(2, at(7), 1, 2, 2));
  seat.offer(given(1, at(6)), at(8));
  seat.offer(given(2, at(7, 1), { change: { kind: 'choose', position: 1, response: 3 } }), at(8));
  seat.decide('admit', [1, 2]);
  expect([...seat.attempt.sheet.responses].slice(0, 2)).toEqual([2, 3]);
});

test('of one browser the number decides: what was saved late with a lower one is overtaken', () => {
  const seat = seated().tell(answer(1, at(10, 1_000)), finish('expired', at(10, 1_401)));
  expect(seat.offer(given(2, at(9, 59_000)), at(11))).toBe('HELD');
  expect(seat.attempt.heldAnswers[0]).toMatchObject({ recordedAt: at(9, 59_000), order: at(10, 1_000) });
  seat.decide('admit', [2]);
  expect(seat.attempt.sheet.responses.at(0)).toBe(1);
});

test('the same holds when that browser has lost the attempt since', () => {
  const seat = seated().tell(answer(1, at(4, 900)), signIn(2, at(5)));
  seat.offer(given(2, at(4)), at(6));
  expect(seat.attempt.heldAnswers[0]?.order).toBe(at(4, 900));
});

test('what the person answers after an admission stands', () => {
  const seat = moved();
  seat.offer(given(1, at(3)), at(6));
  seat.decide('admit', [1], 1, at(7));
  expect(seat.attempt.sheet.responses.at(0)).toBe(1);
  seat.tell(answer(1, at(8), 0, 2, 4));
  expect(seat.attempt.sheet.responses.at(0)).toBe(4);
});

test('the bell is the deadline, or the end where that came first', () => {
  expect(bell(new Seat().tell(signIn(1)).attempt, at(1))).toBeNull();
  expect(bell(seated().attempt, at(1))).toBe(at(10));
  expect(bell(seated().tell(finish('terminated', at(4))).attempt, at(5))).toBe(at(4));
  expect(bell(expired().attempt, at(50))).toBe(at(10));
});

/** A sheet moves only as its own changes and admissions say: what is held and what is rejected does nothing to it. */
test('holding and rejecting never move a sheet or a clock', () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('answer' as const), pos: fc.nat({ max: 3 }), response: fc.nat({ max: 4 }) }),
    fc.record({ do: fc.constant('hold' as const), pos: fc.nat({ max: 3 }), response: fc.nat({ max: 4 }) }),
    fc.record({ do: fc.constant('reject' as const), pick: fc.nat({ max: 9 }) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const seat = moved();
      let own = blankSheet(keys.length);
      let seq = 0;
      steps.forEach((one, n) => {
        const now = at(6, n * 10);
        if (one.do === 'answer') {
          const fact = answer((seq += 1), now, one.pos, 2, one.response);
          own = applyChange(own, changeOf(fact));
          seat.tell(fact);
        } else if (one.do === 'hold') {
          const change = { kind: 'choose' as const, position: one.pos, response: one.response };
          expect(seat.offer(given(n + 1, now, { change }), now)).toBe('HELD');
        } else {
          const held = seat.attempt.heldAnswers[one.pick];
          if (held !== undefined) seat.decide('reject', [held.mutation], held.epoch, now);
        }
        expect(seat.attempt.sheet).toEqual(own);
        expect(seat.attempt.lastMutation).toBe(seq);
        expect(bell(seat.attempt, now)).toBe(at(10));
      });
    }),
    { numRuns: 50 },
  );
});
