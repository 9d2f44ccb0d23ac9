import { tinyPid } from '../../testing/tiny-exam.ts';
import type { StaffName } from '../ids.ts';
import type { Fact } from '../ledger/fact.ts';
import { type Instant, MINUTE, type Millis, millis } from '../time.ts';
import { type Attempt, evolveAttempt, newAttempt } from './attempt.ts';
import { PREPARED, evolveSession } from './exam-session.ts';
import { recentNotices } from './notice-book.ts';

const DURATION = millis(10 * MINUTE);
const at = (minute: number) => (minute * MINUTE) as Instant;
const act = (minute: number, reason = 'listrik padam') => ({ at: at(minute), by: 'pengawas' as StaffName, reason });
const open: Fact = { type: 'SESSION_OPEN', at: at(0), by: 'pengawas' as StaffName };
const signIn = (minute: number, epoch = 1): Fact => ({
  ...{ type: 'SIGN_IN', at: at(minute), pid: tinyPid, epoch, workstation: 'PC-1' },
});
const end: Fact = {
  ...{ type: 'FINISH', at: at(5), pid: tinyPid, epoch: 1, seq: 0, reason: 'terminated', by: null, note: '' },
};
const second = { proposal: 1, confirmedBy: 'penyelia' as StaffName };
const reopen: Fact = { type: 'REOPEN', ...act(6), ...second, pid: tinyPid, ms: 0 as Millis };
const pause = (minute: number, pid: typeof tinyPid | 'all'): Fact => ({ type: 'PAUSE', ...act(minute), pid });
const resume = (minute: number, pid: typeof tinyPid | 'all'): Fact => ({ type: 'RESUME', ...act(minute), pid });

function after(...facts: readonly Fact[]): Attempt {
  return facts.reduce(
    ({ session, attempt }, fact) => {
      const evolved = evolveSession(session, fact, DURATION);
      return { session: evolved, attempt: evolveAttempt(attempt, fact, { session: evolved, clockStarts: 'session' }) };
    },
    { session: PREPARED, attempt: newAttempt(tinyPid, DURATION, 3) },
  ).attempt;
}

const kinds = (...facts: readonly Fact[]) => (after(...facts).notices ?? []).map(({ kind }) => kind);

describe('what a person is told of the staff’s acts', () => {
  it('has the reason and what was given, and an end that was taken back', () => {
    const extend: Fact = { type: 'EXTENSION', ...act(2), pid: tinyPid, ms: millis(2 * MINUTE) };
    expect(after(signIn(0), open, extend, end, reopen).notices).toEqual([
      { at: at(2), kind: 'time-extended', ms: 2 * MINUTE, reason: 'listrik padam', epoch: 1 },
      { at: at(6), kind: 'reopened', ms: 0, reason: 'listrik padam', epoch: 1 },
    ]);
  });

  it('is nothing where the act changed nothing for them', () => {
    const forAll: Fact = { type: 'EXTENSION', ...act(6), pid: 'all', ms: millis(MINUTE) };
    expect(kinds(open, pause(1, 'all'))).toEqual([]);
    expect(kinds(signIn(0), open, end, forAll, pause(7, 'all'))).toEqual([]);
  });

  it('does not say that the time runs while somebody else holds it', () => {
    const held = [signIn(0), open, pause(1, tinyPid), pause(2, 'all'), resume(3, 'all')];
    expect(kinds(...held)).toEqual(['paused']);
    expect(kinds(...held, resume(4, tinyPid))).toEqual(['paused', 'resumed']);
  });

  it('is left to the engine’s own screen where the engine stopped the clock', () => {
    const stop: Fact = { type: 'PAUSE', ...act(1, ''), pid: tinyPid, cause: 'unsaved' };
    expect(kinds(signIn(0), open, stop)).toEqual([]);
  });

  it('follows them to one computer more', () => {
    const once = after(signIn(0), open, pause(1, tinyPid), signIn(2, 2)).notices ?? [];
    expect(recentNotices(once, 2, 6).map(({ number }) => number)).toEqual([1]);
    expect(recentNotices(once, 3, 6)).toEqual([]);
  });

  it('is told with the newest, each by its own number, where there are many', () => {
    const stops = [1, 3, 5, 7].flatMap((moment) => [pause(moment, tinyPid), resume(moment + 1, tinyPid)]);
    const many = after(signIn(0), open, ...stops).notices ?? [];
    expect(many).toHaveLength(8);
    expect(recentNotices(many, 1, 3)).toEqual(many.slice(-3).map((told, place) => ({ ...told, number: 6 + place })));
  });
});
