import { definitionOf, tinyJson, tinyKeys, tinyPid } from '../../testing/tiny-exam.ts';
import type { Change } from '../answer/answer-sheet.ts';
import { lockBlocksOf } from '../definition/lock-blocks.ts';
import type { StaffName } from '../ids.ts';
import type { Fact } from '../ledger/fact.ts';
import { type Instant, MINUTE, instant, millis } from '../time.ts';
import { type Attempt, evolveAttempt, newAttempt } from './attempt.ts';
import { decideChange, decideEnd } from './decide-attempt.ts';
import { decideHeld, decideOnHeld } from './decide-held.ts';
import { type ExamSession, PREPARED, evolveSession } from './exam-session.ts';

const keys = tinyKeys();
const begin = 1_790_000_000_000;
const DURATION = millis(10 * MINUTE);
const by = 'pengawas' as StaffName;
const reason = 'dicatat di berita acara';
const json = tinyJson() as { sections: object[] };
const definition = definitionOf({
  ...json,
  sections: json.sections.map((section, place) => ({ ...section, lockBlocks: place === 0 ? [4, 4] : 'section' })),
});
const blocks = lockBlocksOf(definition);

class Seat {
  session: ExamSession = PREPARED;
  attempt: Attempt = newAttempt(tinyPid, DURATION, keys.length);
  now = instant(begin);

  constructor() {
    this.tell({ type: 'SESSION_OPEN', at: this.now, by });
    this.signIn();
  }

  tell(fact: Fact): void {
    this.session = evolveSession(this.session, fact, DURATION);
    this.attempt = evolveAttempt(this.attempt, fact, { session: this.session, clockStarts: 'sign-in' });
  }

  signIn(): void {
    const { epoch } = this.attempt;
    this.tell({ type: 'SIGN_IN', at: this.now, pid: tinyPid, epoch: epoch + 1, workstation: `PC-${epoch}` });
    this.tell({ type: 'IDENTITY', at: this.now, pid: tinyPid, epoch: epoch + 1, confirmed: true });
  }

  get situation() {
    return { session: this.session, now: this.now, lagGrace: millis(0), blocks };
  }

  does(change: Change, mutation = this.attempt.lastMutation + 1): string {
    this.now = (this.now + 1_000) as Instant;
    const command = { epoch: this.attempt.epoch, mutation, clientAt: this.now, change };
    const decided = decideChange(this.attempt, keys, command, this.situation);
    if (!decided.ok) return decided.refusal.word;
    if (decided.value.kind === 'new') this.tell(decided.value.fact);
    return decided.value.kind;
  }

  /** An answer of the first sign-in that could not be sent. */
  holds(position: number, mutation: number): string {
    const change = { kind: 'choose' as const, position, response: 3 };
    const offered = { epoch: 1, mutation, change, clientAt: begin, recordedAt: instant(begin) };
    const decided = decideHeld(this.attempt, keys, offered, this.situation);
    if (!decided.ok) return decided.refusal.word;
    if ('type' in decided.value) this.tell(decided.value);
    return 'held';
  }

  decides(verdict: 'admit' | 'reject', ...mutations: number[]): string {
    const answers = mutations.map((mutation) => ({ epoch: 1, mutation }));
    const decided = decideOnHeld(this.attempt, { verdict, answers, by, reason }, this.situation);
    if (!decided.ok) return decided.refusal.word;
    this.tell(decided.value);
    return verdict;
  }

  get locked(): number[] {
    return (this.attempt.sheet.locked ?? []).flatMap((isLocked, place) => (isLocked ? [place] : []));
  }
}

const choose = (position: number, response = 0): Change => ({ kind: 'choose', position, response });
const lock = (position: number, items: number): Change => ({ kind: 'lock', position, items });

test('a locked block takes no answer, no clearing and no mark, and every other place does', () => {
  const seat = new Seat();
  expect([seat.does(choose(1)), seat.does(lock(0, 4))]).toEqual(['new', 'new']);
  expect(seat.locked).toEqual([0, 1, 2, 3]);
  for (const position of [0, 1, 2, 3]) {
    expect(seat.does(choose(position, 2))).toBe('locked');
    expect(seat.does({ kind: 'clear', position })).toBe('locked');
    expect(seat.does({ kind: 'flag', position, flagged: true })).toBe('locked');
  }
  for (const position of [4, 7, 8, 11]) expect(seat.does(choose(position))).toBe('new');
  expect([...seat.attempt.sheet.responses].slice(0, 5)).toEqual([null, 0, null, null, 0]);
});

test('a refused change takes no number: what follows is not out of order', () => {
  const seat = new Seat();
  seat.does(lock(0, 4));
  expect(seat.does(choose(0))).toBe('locked');
  expect(seat.attempt.lastMutation).toBe(1);
  expect(seat.does(choose(4), 2)).toBe('new');
});

test('a sound may be heard in a locked block: that is told and changes nothing', () => {
  const seat = new Seat();
  seat.does(lock(0, 4));
  expect(seat.does({ kind: 'play', position: 0, sound: 0 })).toBe('new');
  expect(seat.attempt.sheet.plays).toEqual([1]);
});

test('only a block of the rules is locked, once, in any order; a resent one is told apart', () => {
  const seat = new Seat();
  for (const no of [lock(1, 4), lock(0, 3), lock(0, 8), lock(12, 1)]) expect(seat.does(no)).toBe('unknown-position');
  expect(seat.does(lock(8, 4))).toBe('new');
  expect(seat.does(lock(8, 4), 1)).toBe('duplicate');
  expect(seat.does(lock(8, 4), 2)).toBe('locked');
  expect(seat.does(lock(4, 4))).toBe('new');
  expect(seat.locked).toEqual([4, 5, 6, 7, 8, 9, 10, 11]);
});

test('a lock is a change like any other: not before the start, not while all wait, not after the bell', () => {
  const seat = new Seat();
  seat.tell({ type: 'PAUSE', at: seat.now, by, reason, pid: 'all' });
  expect(seat.does(lock(0, 4))).toBe('paused');
  seat.tell({ type: 'RESUME', at: seat.now, by, reason, pid: 'all' });
  seat.now = instant(begin + 2 * DURATION);
  expect(seat.does(lock(0, 4))).toBe('time-over');
  seat.tell(decideEnd(seat.attempt, 'expired', null, seat.now)!);
  expect(seat.does(lock(0, 4))).toBe('already-finished');
  expect(seat.locked).toEqual([]);
});

test('what another workstation kept for a locked block is not held, and what was held before is not admitted', () => {
  const seat = new Seat();
  seat.now = instant(begin + 60_000);
  seat.signIn();
  expect([seat.holds(1, 1), seat.holds(5, 2)]).toEqual(['held', 'held']);
  expect(seat.does(lock(0, 4))).toBe('new');
  expect([seat.holds(2, 3), seat.holds(6, 4)]).toEqual(['locked', 'held']);
  expect(seat.holds(1, 1)).toBe('held');
  expect(seat.decides('admit', 1, 2)).toBe('locked');
  expect([...seat.attempt.sheet.responses].every((response) => response === null)).toBe(true);
  expect([seat.decides('admit', 2), seat.decides('reject', 1)]).toEqual(['admit', 'reject']);
  expect(seat.attempt.sheet.responses.at(5)).toBe(3);
});
