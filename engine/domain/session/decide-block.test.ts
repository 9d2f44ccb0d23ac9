import fc from 'fast-check';
import { tinyKeys, tinyPid } from '../../testing/tiny-exam.ts';
import type { StaffName } from '../ids.ts';
import type { Fact } from '../ledger/fact.ts';
import { type Instant, MINUTE, instant, millis } from '../time.ts';
import { type Attempt, evolveAttempt, newAttempt } from './attempt.ts';
import { decideChange } from './decide-attempt.ts';
import { UNSAVED_LIMIT, type WayToPerson, decideBlock } from './decide-block.ts';
import { deadline } from './exam-clock.ts';
import { type ExamSession, PREPARED, evolveSession } from './exam-session.ts';

const DURATION = millis(10 * MINUTE);
const by = 'pengawas' as StaffName;
const reason = 'listrik padam';
const keys = tinyKeys();
const GOOD: WayToPerson = { lostAt: null, unsentSince: null, isClear: true };

function at(seconds: number): Instant {
  return instant(1_790_000_000_000 + seconds * 1_000);
}

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

  look(way: Partial<WayToPerson>, now: Instant): Fact | null {
    const fact = decideBlock(this.attempt, { ...GOOD, isClear: false, ...way }, { session: this.session, now });
    if (fact !== null) this.tell(fact);
    return fact;
  }

  stops(type: 'PAUSE' | 'RESUME', now: Instant, pid: typeof tinyPid | 'all' = tinyPid): this {
    return this.tell({ type, at: now, by, reason, pid });
  }

  answer(seq: number, now: Instant): string {
    const change = { kind: 'choose' as const, position: 0, response: 1 };
    const command = { epoch: 1, mutation: seq, clientAt: 0, change };
    const decided = decideChange(this.attempt, keys, command, {
      session: this.session,
      now,
      lagGrace: millis(0),
      blocks: [],
    });
    if (!decided.ok) return decided.refusal.word;
    if (decided.value.kind === 'new') this.tell(decided.value.fact);
    return decided.value.kind;
  }

  /** How long the clock has stood until now. */
  stood(now: Instant): number {
    const { clock } = this.attempt;
    return clock === null ? 0 : deadline(clock, now) - clock.startedAt - DURATION;
  }
}

function seated(): Seat {
  return new Seat().tell(
    { type: 'SESSION_OPEN', at: at(0), by },
    { type: 'SIGN_IN', at: at(0), pid: tinyPid, epoch: 1, workstation: 'PC-1' },
    { type: 'IDENTITY', at: at(0), pid: tinyPid, epoch: 1, confirmed: true },
  );
}

test('a line that is lost for ten seconds stops the clock, from the moment at which answering was blocked', () => {
  const seat = seated();
  expect(seat.look({ lostAt: at(20) }, instant(at(30) - 1))).toBeNull();
  expect(seat.look({ lostAt: at(20) }, at(31))).toEqual({
    type: 'PAUSE',
    at: at(31),
    pid: tinyPid,
    by: 'engine',
    cause: 'unsaved',
    since: at(30),
    reason: 'connection lost',
  });
  expect(seat.attempt.clock?.stoppedSince).toBe(at(30));
  expect(seat.look({ lostAt: at(20) }, at(40))).toBeNull();
});

test('so does an answer that is not acknowledged, though the line stands', () => {
  const seat = seated();
  expect(seat.look({ unsentSince: at(5) }, at(15))).toMatchObject({ since: at(15), reason: 'not acknowledged' });
});

test('of both the earlier counts', () => {
  expect(seated().look({ unsentSince: at(5), lostAt: at(12) }, at(22))).toMatchObject({ since: at(15) });
});

test('it runs again when everything is back and saved, and not before', () => {
  const seat = seated();
  seat.look({ lostAt: at(20) }, at(30));
  expect(seat.look({ lostAt: null }, at(50))).toBeNull();
  expect(seat.look(GOOD, at(60))).toMatchObject({ type: 'RESUME', cause: 'unsaved' });
  expect([seat.attempt.clock?.stoppedSince, seat.stood(at(60))]).toEqual([null, 30_000]);
});

test('nothing is given that was not blocked: a stop never counts from before the last save or the last run', () => {
  const saved = seated();
  saved.answer(1, at(32));
  expect(saved.look({ lostAt: at(20) }, at(35))).toMatchObject({ since: at(32) });
  const resumed = seated().stops('PAUSE', at(10)).stops('RESUME', at(40));
  expect(resumed.look({ lostAt: at(5) }, at(41))).toMatchObject({ since: at(40) });
});

test('what is paused by staff and by the engine runs when both have let it go', () => {
  for (const pid of [tinyPid, 'all'] as const) {
    const seat = seated();
    seat.look({ lostAt: at(10) }, at(20));
    seat.stops('PAUSE', at(25), pid).stops('RESUME', at(30), pid);
    expect(seat.attempt.clock?.stoppedSince).toBe(at(20));
    seat.stops('PAUSE', at(32), pid).look(GOOD, at(40));
    expect(seat.attempt.clock?.stoppedSince).toBe(at(20));
    seat.stops('RESUME', at(50), pid);
    expect([seat.attempt.clock?.stoppedSince, seat.stood(at(50))]).toEqual([null, 30_000]);
  }
});

test('a staff’s pause that began while the block was due does not swallow what the block began before it', () => {
  const seat = seated().stops('PAUSE', at(31));
  seat.look({ lostAt: at(20) }, at(33));
  expect(seat.attempt.clock?.stoppedSince).toBe(at(30));
});

test('what was given before the block is taken while the clock stands for it alone', () => {
  const seat = seated();
  seat.look({ lostAt: at(10) }, at(20));
  expect(seat.answer(1, at(700))).toBe('new');
  seat.stops('PAUSE', at(701));
  expect(seat.answer(2, at(702))).toBe('paused');
});

test.each<[string, Seat]>([
  ['before the beginning', new Seat().tell({ type: 'SESSION_OPEN', at: at(0), by })],
  ['after the close', seated().tell({ type: 'SESSION_CLOSE', at: at(5), by, reason })],
])('nothing is stopped %s', (_, seat) => {
  expect(seat.look({ lostAt: at(1) }, at(60))).toBeNull();
});

test('nothing is stopped whose time was over before it could be blocked', () => {
  expect(seated().look({ lostAt: at(595) }, at(606))).toBeNull();
  expect(seated().look({ lostAt: at(589) }, at(600))).toMatchObject({ since: at(599) });
});

/** Staff and engine stop and resume as they like: the time given back is exactly the time in which somebody held the clock. */
test('time is given back once for every moment in which the clock was held, and for no other', () => {
  const step = fc.record({
    wait: fc.integer({ min: 1, max: 20 }),
    act: fc.constantFrom('lose', 'return', 'tick', 'pause', 'resume', 'pauseAll', 'resumeAll', 'save'),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const seat = seated();
      let [second, seq] = [1, 0];
      let lostAt: Instant | null = null;
      const spans: [number, number | null][] = [];
      const open = { own: -1, all: -1, engine: -1 };
      const begin = (who: keyof typeof open, from: number): void => {
        if (open[who] < 0) open[who] = spans.push([from, null]) - 1;
      };
      const end = (who: keyof typeof open, until: number): void => {
        if (open[who] >= 0) spans[open[who]]![1] = until;
        open[who] = -1;
      };
      for (const { wait, act } of steps) {
        second += wait;
        const now = at(second);
        if (act === 'lose') lostAt ??= now;
        if (act === 'return') lostAt = null;
        if (act === 'pause') (seat.stops('PAUSE', now), begin('own', now));
        if (act === 'resume') (seat.stops('RESUME', now), end('own', now));
        if (act === 'pauseAll') (seat.stops('PAUSE', now, 'all'), begin('all', now));
        if (act === 'resumeAll') (seat.stops('RESUME', now, 'all'), end('all', now));
        if (act === 'save' && lostAt === null && seat.answer(seq + 1, now) === 'new') seq += 1;
        const stop = seat.look({ lostAt, isClear: lostAt === null }, now);
        if (stop?.type === 'PAUSE') begin('engine', stop.since!);
        if (stop?.type === 'RESUME') end('engine', now);
      }
      const now = at(second);
      expect(seat.stood(now)).toBe(measure(spans.map(([from, until]) => [from, until ?? now])));
    }),
  );
});

function measure(spans: [number, number][]): number {
  let [total, reached] = [0, 0];
  for (const [from, until] of spans.sort((a, b) => a[0] - b[0])) {
    total += Math.max(0, until - Math.max(from, reached));
    reached = Math.max(reached, until);
  }
  return total;
}

test('a cable that is pulled again and again gives no time to think in', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 10 }), (cuts) => {
      const seat = seated();
      let second = 1;
      let shown = 0;
      for (const cut of cuts) {
        const lostAt = at(second);
        shown += Math.min(cut * 1_000, UNSAVED_LIMIT) + 1_000;
        for (let passed = 0; passed <= cut; passed += 1) seat.look({ lostAt }, at(second + passed));
        second += cut;
        seat.look(GOOD, at(second));
        second += 1;
      }
      // What is not given back is what the item was on the screen for.
      expect((second - 1) * 1_000 - seat.stood(at(second))).toBe(shown);
    }),
  );
});
