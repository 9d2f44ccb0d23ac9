import fc from 'fast-check';
import { tinyKeys, tinyPid } from '../../testing/tiny-exam.ts';
import { type Change, applyChange, blankSheet } from '../answer/answer-sheet.ts';
import type { StaffName } from '../ids.ts';
import type { Fact } from '../ledger/fact.ts';
import { type Instant, MINUTE, instant, millis } from '../time.ts';
import { type Attempt, evolveAttempt, newAttempt } from './attempt.ts';
import {
  type ChangeCommand,
  attemptDeadline,
  decideChange,
  decideEnd,
  decideHandIn,
  decideIdentity,
  decideSignIn,
  isOverdue,
  MOST_CHANGES,
  MOST_SIGN_INS,
} from './decide-attempt.ts';
import { type ExamSession, PREPARED, evolveSession } from './exam-session.ts';

const DURATION = millis(10 * MINUTE);
const GRACE = millis(1_400);
const by = 'pengawas' as StaffName;
const reason = 'alarm kebakaran';
const keys = tinyKeys();

/** The session opens at minute 0, and the person has signed in before. */
function at(minutes: number, milliseconds = 0): Instant {
  return instant(1_790_000_000_000 + minutes * MINUTE + milliseconds);
}

/** A person in a session: takes commands as the engine does, decided and then evolved. */
class Seat {
  session: ExamSession = PREPARED;
  attempt: Attempt = newAttempt(tinyPid, DURATION, keys.length);

  tell(...facts: readonly Fact[]): this {
    for (const fact of facts) {
      this.session = evolveSession(this.session, fact, DURATION);
      this.attempt = evolveAttempt(this.attempt, fact, { session: this.session, clockStarts: 'sign-in' });
    }
    return this;
  }

  change(command: ChangeCommand, now: Instant): string {
    const situation = { session: this.session, now, lagGrace: GRACE, blocks: [] };
    const decided = decideChange(this.attempt, keys, command, situation);
    if (!decided.ok) return decided.refusal.word;
    if (decided.value.kind === 'new') this.tell(decided.value.fact);
    return decided.value.kind;
  }

  handIn(mutation: number, now: Instant, epoch = 1): string {
    const command = { epoch, mutation, clientAt: 0 };
    const decided = decideHandIn(this.attempt, command, { session: this.session, now, lagGrace: GRACE });
    if (!decided.ok) return decided.refusal.word;
    if (decided.value.kind === 'new') this.tell(decided.value.fact);
    return decided.value.kind;
  }

  end(now: Instant, cause: 'expired' | 'terminated' = 'expired'): this {
    const fact = decideEnd(this.attempt, cause, null, now);
    return fact === null ? this : this.tell(fact);
  }
}

const open: Fact = { type: 'SESSION_OPEN', at: at(0), by };
const close: Fact = { type: 'SESSION_CLOSE', at: at(5), by, reason };
const pause: Fact = { type: 'PAUSE', at: at(2), by, reason, pid: 'all' };
const resume: Fact = { type: 'RESUME', at: at(7), by, reason, pid: 'all' };
const signIn = (epoch: number): Fact => ({
  type: 'SIGN_IN',
  at: at(-5),
  pid: tinyPid,
  epoch,
  workstation: `PC-${epoch}`,
});

const identity = (confirmed = true, epoch = 1): Fact => ({
  type: 'IDENTITY',
  at: at(-4),
  pid: tinyPid,
  epoch,
  confirmed,
});

function seated(): Seat {
  return new Seat().tell(signIn(1), identity(), open);
}

function choose(mutation: number, position = 0, response = 0, epoch = 1): ChangeCommand {
  return { epoch, mutation, clientAt: 1_790_000_000_123, change: { kind: 'choose', position, response } };
}

test('an accepted choice becomes a fact that names the option in the order of the bank', () => {
  const seat = seated();
  const decided = decideChange(seat.attempt, keys, choose(1, 3, 2), {
    session: seat.session,
    now: at(1),
    lagGrace: GRACE,
    blocks: [],
  });
  expect(decided).toEqual({
    ok: true,
    value: {
      kind: 'new',
      fact: {
        type: 'ANSWER',
        at: at(1),
        pid: tinyPid,
        epoch: 1,
        seq: 1,
        clientAt: 1_790_000_000_123,
        pos: 3,
        response: 2,
        itemId: keys[3]?.itemId,
        optionId: keys[3]?.optionIds[2],
      },
    },
  });
});

test.each<readonly [string, Change, object]>([
  ['a clearing', { kind: 'clear', position: 4 }, { type: 'CLEAR', pos: 4, itemId: keys[4]?.itemId }],
  ['a play', { kind: 'play', position: 5, sound: 1 }, { type: 'PLAY', pos: 5, sound: 1 }],
  ['a doubt', { kind: 'flag', position: 5, flagged: true }, { type: 'FLAG', pos: 5, flagged: true }],
])('%s becomes a fact too', (_, change, expected) => {
  const seat = seated();
  const command = { epoch: 1, mutation: 1, clientAt: 0, change };
  const situation = { session: seat.session, now: at(1), lagGrace: GRACE, blocks: [] };
  const decided = decideChange(seat.attempt, keys, command, situation);
  expect(decided).toMatchObject({ ok: true, value: { kind: 'new', fact: { ...expected, seq: 1 } } });
});

describe('a change is refused', () => {
  test.each<readonly [string, Seat, ChangeCommand, Instant, string]>([
    ['before the session opens', new Seat().tell(signIn(1)), choose(1), at(-1), 'not-open'],
    ['of a person who never signed in', new Seat().tell(open), choose(1), at(1), 'stale-epoch'],
    ['from the workstation before', seated().tell(signIn(2)), choose(1), at(1), 'stale-epoch'],
    ['from a workstation to come', seated(), choose(1, 0, 0, 2), at(1), 'stale-epoch'],
    ['with a gap in its numbers', seated(), choose(2), at(1), 'out-of-order'],
    ['numbered 0', seated(), choose(0), at(1), 'malformed'],
    ['numbered below 0', seated(), choose(-1), at(1), 'malformed'],
    ['numbered by half', seated(), choose(0.5), at(1), 'malformed'],
    ['numbered by nothing', seated(), choose(Number.NaN), at(1), 'malformed'],
    ['at a place after the last', seated(), choose(1, 12), at(1), 'unknown-position'],
    ['at a place before the first', seated(), choose(1, -1), at(1), 'unknown-position'],
    ['at half a place', seated(), choose(1, 1.5), at(1), 'unknown-position'],
    ['for an option after the last', seated(), choose(1, 0, 5), at(1), 'impossible-response'],
    ['for an option before the first', seated(), choose(1, 0, -1), at(1), 'impossible-response'],
    ['for half an option', seated(), choose(1, 0, 1.5), at(1), 'impossible-response'],
    ['for an option that is no number', seated(), choose(1, 0, Number.NaN), at(1), 'impossible-response'],
    ['while everybody waits', seated().tell(pause), choose(1), at(3), 'paused'],
    ['after the session has closed', seated().tell(close), choose(1), at(6), 'session-closed'],
    ['after the own end', seated().end(at(4), 'terminated'), choose(1), at(5), 'already-finished'],
  ])('%s', (_, seat, command, now, word) => {
    const before = seat.attempt;
    expect(seat.change(command, now)).toBe(word);
    expect(seat.attempt).toBe(before);
  });

  test('beyond what a person could make, and handing in is not', () => {
    const seat = seated();
    const last = { type: 'FLAG', at: at(1), pid: tinyPid, epoch: 1, clientAt: 0, pos: 0, flagged: true } as const;
    seat.tell({ ...last, seq: MOST_CHANGES - 1 });
    expect(seat.change(choose(MOST_CHANGES), at(1))).toBe('new');
    expect(seat.change(choose(MOST_CHANGES + 1), at(1))).toBe('overloaded');
    expect(seat.change(choose(MOST_CHANGES), at(1))).toBe('duplicate');
    const situation = { session: seat.session, now: at(1), lagGrace: GRACE };
    const handIn = { epoch: 1, mutation: MOST_CHANGES + 1, clientAt: 0 };
    expect(decideHandIn(seat.attempt, handIn, situation)).toMatchObject({ ok: true, value: { kind: 'new' } });
  });

  test('for a gap, and told from where to send again', () => {
    const seat = seated();
    seat.change(choose(1), at(1));
    const situation = { session: seat.session, now: at(1), lagGrace: GRACE, blocks: [] };
    const decided = decideChange(seat.attempt, keys, choose(5), situation);
    expect(decided).toEqual({ ok: false, refusal: { word: 'out-of-order', lastMutation: 1 } });
  });
});

describe('the bell rings at minute 10', () => {
  test.each([
    ['the last millisecond still counts', at(10), 'new'],
    ['the way over the network is not thinking time', at(10, 1_400), 'new'],
    ['the next millisecond does not count', at(10, 1_401), 'time-over'],
    ['nor a gap after it', at(10, 1_401), 'time-over'],
  ])('%s', (_, now, expected) => {
    expect(seated().change(choose(1), now)).toBe(expected);
    expect(seated().handIn(1, now)).toBe(expected);
  });

  test('a resend whose receipt was lost is accepted after the bell, after the end and after the session', () => {
    const seat = seated();
    expect(seat.change(choose(1), at(9))).toBe('new');
    expect(seat.change(choose(1), at(10, 1_401))).toBe('duplicate');
    seat.end(at(11));
    expect(seat.change(choose(1), at(12))).toBe('duplicate');
    seat.tell({ ...close, at: at(13) });
    expect(seat.change(choose(1), at(14))).toBe('duplicate');
    expect(seat.change(choose(2), at(14))).toBe('already-finished');
  });

  test('a resend is accepted while everybody waits', () => {
    const seat = seated();
    seat.change(choose(1), at(1));
    seat.tell(pause);
    expect(seat.change(choose(1), at(3))).toBe('duplicate');
  });

  test('a common pause of five minutes moves the bell by five minutes', () => {
    const seat = seated().tell(pause, resume);
    expect(attemptDeadline(seat.attempt, at(8))).toBe(at(15));
    expect(seat.change(choose(1), at(15, 1_400))).toBe('new');
    expect(seat.change(choose(2), at(15, 1_401))).toBe('time-over');
  });

  test('there is no bell before the paper opens', () => {
    expect(attemptDeadline(newAttempt(tinyPid, DURATION, 3), at(0))).toBeNull();
  });
});

describe('handing in', () => {
  test('ends the attempt with the next number, and is accepted again when resent', () => {
    const seat = seated();
    seat.change(choose(1), at(1));
    expect(seat.handIn(3, at(2))).toBe('out-of-order');
    expect(seat.handIn(2, at(2))).toBe('new');
    expect(seat.attempt).toMatchObject({ phase: 'finished', reason: 'submitted', finishedAt: at(2), lastMutation: 2 });
    expect(seat.handIn(2, at(20))).toBe('duplicate');
    expect(seat.change(choose(3), at(3))).toBe('already-finished');
  });

  test('comes too late after the clock has ended the attempt', () => {
    const seat = seated().end(at(11));
    expect(seat.handIn(1, at(11))).toBe('already-finished');
    expect(seat.attempt).toMatchObject({ reason: 'expired' });
  });
});

describe('the clock ends an attempt', () => {
  test.each([
    ['not at the bell', seated(), at(10), false],
    ['not within the grace', seated(), at(10, 1_400), false],
    ['after the grace', seated(), at(10, 1_401), true],
    ['not while everybody waits', seated().tell(pause), at(60), false],
    ['not before the paper opens', new Seat().tell(signIn(1)), at(60), false],
    ['not twice', seated().end(at(11)), at(12), false],
  ])('%s', (_, seat, now, expected) => {
    expect(isOverdue(seat.attempt, now, GRACE)).toBe(expected);
  });

  test('without taking a number of the participant', () => {
    const seat = seated();
    seat.change(choose(1), at(1));
    expect(decideEnd(seat.attempt, 'expired', null, at(11))).toEqual({
      type: 'FINISH',
      at: at(11),
      pid: tinyPid,
      epoch: 1,
      seq: 1,
      reason: 'expired',
      by: null,
      note: '',
    });
    expect(decideEnd(seat.attempt, 'terminated', { name: by, note: 'joki' }, at(4))).toMatchObject({
      by,
      note: 'joki',
    });
  });

  test('only where there is one', () => {
    expect(decideEnd(newAttempt(tinyPid, DURATION, 3), 'expired', null, at(11))).toBeNull();
    expect(decideEnd(seated().end(at(11)).attempt, 'terminated', null, at(12))).toBeNull();
  });
});

describe('signing in', () => {
  const released: Fact = { type: 'RELEASE', at: at(1), pid: tinyPid, by, reason };
  const decide = (seat: Seat, heldByConnected: boolean, now = at(1)) =>
    decideSignIn(
      seat.attempt,
      { workstation: 'PC-9', heldByConnected },
      { session: seat.session, now, lagGrace: GRACE },
    );

  test.each<readonly [string, Seat, boolean, number]>([
    ['before the opening', new Seat(), false, 1],
    ['after the opening, late', new Seat().tell(open), false, 1],
    ['during a common pause', new Seat().tell(open, pause), false, 1],
    ['when the workstation before is gone', seated(), false, 2],
    ['when staff have released the workstation before, though it is still connected', seated().tell(released), true, 2],
  ])('is accepted %s, with the next epoch', (_, seat, held, epoch) => {
    expect(decide(seat, held)).toEqual({
      ok: true,
      value: { type: 'SIGN_IN', at: at(1), pid: tinyPid, epoch, workstation: 'PC-9' },
    });
  });

  test('is refused while another workstation holds the attempt, and told which', () => {
    expect(decide(seated(), true)).toEqual({ ok: false, refusal: { word: 'already-signed-in', where: 'PC-1' } });
  });

  test('is refused to who has signed in more often than anybody needs to', () => {
    expect(decide(seated().tell(signIn(MOST_SIGN_INS - 1)), false)).toMatchObject({ ok: true });
    const often = decide(seated().tell(signIn(MOST_SIGN_INS)), false);
    expect(often).toMatchObject({ ok: false, refusal: { word: 'too-many-attempts' } });
  });

  test('is refused after the session has closed', () => {
    expect(decide(new Seat().tell(open, close), false)).toEqual({ ok: false, refusal: { word: 'session-closed' } });
  });

  test('of a person who has finished changes nothing and shows the end', () => {
    expect(decide(seated().end(at(11)), false)).toEqual({ ok: true, value: null });
    expect(decide(seated().end(at(11)).tell(close), true)).toEqual({ ok: true, value: null });
  });

  test('during a common pause begins an attempt whose clock stands until the resume', () => {
    const seat = new Seat().tell(open, pause, { ...signIn(1), at: at(4) }, { ...identity(), at: at(4) });
    expect(seat.change(choose(1), at(6))).toBe('paused');
    seat.tell(resume);
    expect(attemptDeadline(seat.attempt, at(8))).toBe(at(17));
    expect(seat.change(choose(1), at(8))).toBe('new');
  });
});

describe('who somebody says they are', () => {
  const decide = (seat: Seat, confirmed: boolean, epoch = 1) =>
    decideIdentity(seat.attempt, { confirmed, epoch }, { session: seat.session, now: at(1) });
  const unasked = (): Seat => new Seat().tell(signIn(1), open);

  test.each([true, false])('is recorded as said: %s', (confirmed) => {
    const value = { type: 'IDENTITY', at: at(1), pid: tinyPid, epoch: 1, confirmed };
    expect(decide(unasked(), confirmed)).toEqual({ ok: true, value });
    expect(decide(new Seat().tell(signIn(1)), confirmed)).toEqual({ ok: true, value });
  });

  test('until it is yes nothing is changed and nothing handed in, though the time runs', () => {
    const seat = unasked();
    expect(seat.attempt.phase).toBe('working');
    expect(seat.change(choose(1), at(1))).toBe('identity-unconfirmed');
    expect(seat.handIn(1, at(1))).toBe('identity-unconfirmed');
    seat.tell(identity());
    expect(seat.change(choose(1), at(1))).toBe('new');
  });

  test('yes is asked for again after every sign-in', () => {
    const seat = seated().tell(signIn(2));
    expect(seat.attempt.identity).toBe('unconfirmed');
    expect(seat.change(choose(1, 0, 0, 2), at(1))).toBe('identity-unconfirmed');
  });

  test('no frees the workstation, and whoever it is may sign in elsewhere', () => {
    const seat = unasked().tell(identity(false));
    expect(seat.attempt).toMatchObject({ workstation: null, identity: 'denied' });
    expect(decide(seat, true)).toEqual({ ok: false, refusal: { word: 'not-signed-in' } });
    const situation = { session: seat.session, now: at(1), lagGrace: GRACE };
    const elsewhere = decideSignIn(seat.attempt, { workstation: 'PC-2', heldByConnected: true }, situation);
    expect(elsewhere).toMatchObject({ ok: true, value: { epoch: 2 } });
  });

  test('the same yes again is no news, and a no after it comes too late', () => {
    expect(decide(seated(), true)).toEqual({ ok: true, value: null });
    expect(decide(seated(), false)).toEqual({ ok: false, refusal: { word: 'wrong-phase' } });
  });

  test.each<readonly [string, Seat, number, string]>([
    ['from the workstation before', seated().tell(signIn(2)), 1, 'stale-epoch'],
    ['of who has finished', seated().end(at(11)), 1, 'already-finished'],
    ['after the session has closed', new Seat().tell(signIn(1), close), 1, 'session-closed'],
  ])('is refused %s', (_, seat, epoch, word) => {
    expect(decide(seat, true, epoch)).toEqual({ ok: false, refusal: { word } });
  });
});

const change = fc.oneof(
  fc.record({
    kind: fc.constant('choose' as const),
    position: fc.nat({ max: 11 }),
    response: fc.nat({ max: 4 }),
  }),
  fc.record({ kind: fc.constant('clear' as const), position: fc.nat({ max: 11 }) }),
  fc.record({ kind: fc.constant('flag' as const), position: fc.nat({ max: 11 }), flagged: fc.boolean() }),
  fc.record({ kind: fc.constant('play' as const), position: fc.nat({ max: 11 }), sound: fc.nat({ max: 3 }) }),
);

/** What arrives in which order over a network that loses, doubles and swaps. */
const network = fc.record({
  changes: fc.array(change, { minLength: 1, maxLength: 25 }),
  arrivals: fc.array(fc.record({ index: fc.nat(), wait: fc.integer({ min: 0, max: 20_000 }) }), { maxLength: 80 }),
});

function commandAt(changes: readonly Change[], index: number): ChangeCommand {
  return { epoch: 1, mutation: index + 1, clientAt: 0, change: changes[index] as Change };
}

test('over a network that loses, doubles and swaps, a client that sends until it has receipts ends with its own sheet', () => {
  fc.assert(
    fc.property(network, ({ changes, arrivals }) => {
      const seat = seated();
      for (const { index } of arrivals) {
        const command = commandAt(changes, index % changes.length);
        const last = seat.attempt.lastMutation;
        const expected =
          command.mutation <= last ? 'duplicate' : command.mutation === last + 1 ? 'new' : 'out-of-order';
        expect(seat.change(command, at(1))).toBe(expected);
      }
      while (seat.attempt.lastMutation < changes.length) {
        expect(seat.change(commandAt(changes, seat.attempt.lastMutation), at(2))).toBe('new');
      }
      expect(seat.attempt.sheet).toEqual(changes.reduce(applyChange, blankSheet(keys.length)));
      expect(seat.handIn(changes.length + 1, at(3))).toBe('new');
    }),
  );
});

test('whatever arrives whenever, the sheet is exactly what was accepted in time, and everything acknowledged is in it', () => {
  fc.assert(
    fc.property(network, fc.integer({ min: 0, max: 600_000 }), ({ changes, arrivals }, start) => {
      const seat = seated();
      let now: Instant = instant(at(0) + start);
      let accepted = 0;
      for (const { index, wait } of arrivals) {
        now = instant(now + wait);
        if (isOverdue(seat.attempt, now, GRACE)) seat.end(now);
        const command = commandAt(changes, index % changes.length);
        const verdict = seat.change(command, now);
        if (verdict === 'new') {
          accepted += 1;
          expect(now).toBeLessThanOrEqual(at(10, GRACE));
          expect(command.mutation).toBe(accepted);
        } else {
          expect(verdict === 'duplicate').toBe(command.mutation <= accepted);
        }
      }
      expect(seat.attempt.lastMutation).toBe(accepted);
      expect(seat.attempt.sheet).toEqual(changes.slice(0, accepted).reduce(applyChange, blankSheet(keys.length)));
    }),
  );
});

test('a workstation that has been replaced changes nothing, whatever it sends', () => {
  fc.assert(
    fc.property(network, fc.nat({ max: 20 }), ({ changes, arrivals }, moved) => {
      const seat = seated();
      arrivals.slice(0, moved).forEach(({ index }) => seat.change(commandAt(changes, index % changes.length), at(1)));
      const before = seat.tell(signIn(2)).attempt;
      for (const { index } of arrivals) {
        expect(seat.change(commandAt(changes, index % changes.length), at(2))).toBe('stale-epoch');
      }
      expect(seat.handIn(before.lastMutation + 1, at(2))).toBe('stale-epoch');
      expect(seat.attempt).toBe(before);
    }),
  );
});
