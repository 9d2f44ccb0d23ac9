import type { StaffName } from '../ids.ts';
import type { Fact } from '../ledger/fact.ts';
import { tinyPid } from '../../testing/tiny-exam.ts';
import { MINUTE, instant, millis } from '../time.ts';
import { deadline } from './exam-clock.ts';
import { type ExamSession, PREPARED, evolveSession } from './exam-session.ts';

const by = 'ketua' as StaffName;
const reason = 'listrik padam';
const DURATION = millis(10 * MINUTE);

function at(minutes: number) {
  return instant(1_790_000_000_000 + minutes * MINUTE);
}

const open: Fact = { type: 'SESSION_OPEN', at: at(0), by };
const close: Fact = { type: 'SESSION_CLOSE', at: at(30), by, reason };
const pause = (minute: number, pid: typeof tinyPid | 'all'): Fact => ({
  type: 'PAUSE',
  at: at(minute),
  by,
  reason,
  pid,
});
const resume = (minute: number, pid: typeof tinyPid | 'all'): Fact => ({
  type: 'RESUME',
  at: at(minute),
  by,
  reason,
  pid,
});
const extend = (minute: number, pid: typeof tinyPid | 'all'): Fact => ({
  type: 'EXTENSION',
  at: at(minute),
  by,
  reason,
  pid,
  ms: MINUTE,
});

function after(facts: readonly Fact[]): ExamSession {
  return facts.reduce<ExamSession>((session, fact) => evolveSession(session, fact, DURATION), PREPARED);
}

test('a session is prepared, opens and closes, and says when', () => {
  expect(after([])).toEqual(PREPARED);
  expect(after([open])).toMatchObject({ phase: 'open', openedAt: at(0), closedAt: null });
  expect(after([open, close])).toMatchObject({ phase: 'closed', openedAt: at(0), closedAt: at(30) });
});

test('a session that is closed without having opened keeps that in its record', () => {
  expect(after([close])).toEqual({ phase: 'closed', openedAt: null, closedAt: at(30), clock: null });
});

test.each([
  ['nothing happens', [], 10],
  ['everybody waits from the second to the fifth minute', [pause(2, 'all'), resume(5, 'all')], 13],
  ['everybody gets a minute more', [extend(3, 'all')], 11],
  ['one person is paused', [pause(2, tinyPid)], 10],
  ['one person gets a minute more', [extend(3, tinyPid)], 10],
  ['everybody is paused and one person is resumed', [pause(2, 'all'), resume(5, tinyPid), resume(6, 'all')], 14],
])("the session's own clock ends as it should when %s", (_, acts, end) => {
  const session = after([open, ...acts]);
  expect(session.clock && deadline(session.clock, at(8))).toBe(at(end));
});

test.each([
  ['before it opens', [pause(0, 'all'), extend(0, 'all')], PREPARED],
  ['after it has closed', [open, close, pause(31, 'all'), extend(32, 'all')], after([open, close])],
])('acts on the clock %s change nothing', (_, facts, expected) => {
  expect(after(facts)).toEqual(expected);
});

test('what concerns one person does not touch the session', () => {
  const signIn: Fact = { type: 'SIGN_IN', at: at(1), pid: tinyPid, epoch: 1, workstation: 'PC-1' };
  expect(after([open, signIn])).toEqual(after([open]));
});
