import fc from 'fast-check';
import type { Pid, StaffName } from '../ids.ts';
import type { Fact } from '../ledger/fact.ts';
import type { Instant, Millis } from '../time.ts';
import { type Attempt, evolveAttempt, newAttempt } from './attempt.ts';
import { LEAST_LEFT, WITHDRAW_WITHIN, whyNotTakenBack } from './decide-withdrawal.ts';
import { deadline } from './exam-clock.ts';
import { type ExamSession, PREPARED, evolveSession } from './exam-session.ts';

const pid = 'p1' as Pid;
const by = 'pengawas' as StaffName;
const HOUR = 3_600_000;
const at = (moment: number) => moment as Instant;
const open: Fact = { type: 'SESSION_OPEN', at: at(0), by };
const signIn: Fact = { type: 'SIGN_IN', at: at(0), pid, epoch: 1, workstation: 'PC-1' };

function given(when: number, ms = 60_000, whom: Pid | 'all' = pid, more: object = {}): Fact {
  return { type: 'EXTENSION', at: at(when), pid: whom, by, reason: 'listrik', ms: ms as Millis, ...more };
}

function taken(when: number, since: number, ms = 60_000, whom: Pid | 'all' = pid) {
  const what = { given: at(since), ms: ms as Millis, by, reason: 'salah orang' };
  return { type: 'EXTENSION_WITHDRAW' as const, at: at(when), pid: whom, ...what };
}

function after(facts: readonly Fact[], clockStarts: 'session' | 'sign-in' = 'session'): Attempt {
  let session: ExamSession = PREPARED;
  let attempt = newAttempt(pid, HOUR as Millis, 3);
  for (const fact of facts) {
    session = evolveSession(session, fact, HOUR as Millis);
    attempt = evolveAttempt(attempt, fact, { session, clockStarts });
  }
  return attempt;
}

const end = ({ allotted, clock }: Attempt): number => (clock === null ? allotted : deadline(clock, at(0)));

describe('time that was given by mistake', () => {
  it.each([
    ['somebody at work', [open, signIn], pid],
    ['everybody', [open, signIn], 'all'],
    ['somebody who is still to come', [], pid],
  ] as const)('of %s is gone whole, and the person reads it', (_, facts, whom) => {
    const before = after(facts);
    const back = after([...facts, given(10, 60_000, whom), taken(20, 10, 60_000, whom)]);
    expect([end(back), back.givenAlone ?? 0]).toEqual([end(before), 0]);
    const kinds = (back.notices ?? []).map(({ kind }) => kind);
    expect(kinds).toEqual(facts.length === 0 ? [] : ['time-extended', 'time-withdrawn']);
    expect(whyNotTakenBack(back, taken(30, 10, 60_000, whom), at(30))).toBe('never-given');
  });

  it('of everybody is gone for who came meanwhile, and stays with who never had it', () => {
    const facts = [open, given(10, 60_000, 'all'), { ...signIn, at: at(15) }] as Fact[];
    expect(end(after([...facts, taken(20, 10, 60_000, 'all')]))).toBe(HOUR);
    const own = after([...facts, taken(20, 10, 60_000, 'all')], 'sign-in');
    expect(end(own)).toBe(15 + HOUR);
  });

  it.each([
    ['a moment too late', taken(10 + WITHDRAW_WITHIN + 1, 10), 'given-too-long-ago'],
    ['as late as may be', taken(10 + WITHDRAW_WITHIN, 10), null],
    ['of another length', taken(20, 10, 61_000), 'never-given'],
    ['of everybody, when it was one person’s', taken(20, 10, 60_000, 'all'), 'never-given'],
  ] as const)('%s', (_, fact, why) => {
    expect(whyNotTakenBack(after([open, signIn, given(10)]), fact, fact.at)).toBe(why);
  });

  it('stays where little would be left, where two accounts agreed, and where it gives back what was lost', () => {
    const late = HOUR - LEAST_LEFT;
    const attempt = after([open, signIn, given(late)]);
    expect(whyNotTakenBack(attempt, taken(late, late), at(late))).toBeNull();
    expect(whyNotTakenBack(attempt, taken(late + 1, late), at(late + 1))).toBe('too-little-left');
    for (const more of [
      { proposal: 1, confirmedBy: 'koordinator' },
      { incident: 1, since: 1, until: 5 },
    ]) {
      const kept = after([open, signIn, given(10, 60_000, pid, more)]);
      expect(whyNotTakenBack(kept, taken(20, 10), at(20))).toBe('never-given');
    }
  });

  it('never leaves anybody less than they would have had without it', () => {
    const step = fc.tuple(
      fc.boolean(),
      fc.boolean(),
      fc.integer({ min: 1, max: 90_000 }),
      fc.integer({ min: 0, max: 9 }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const facts: Fact[] = [open, signIn];
        const still: { at: number; ms: number; whom: Pid | 'all' }[] = [];
        let now = 0;
        for (const [gives, isForAll, ms, which] of steps) {
          now += ms;
          const whom = isForAll ? 'all' : pid;
          const named = still[which % Math.max(1, still.length)];
          if (gives || named === undefined) {
            facts.push(given(now, ms, whom));
            still.push({ at: now, ms, whom });
            continue;
          }
          const fact = taken(now, named.at, named.ms, named.whom);
          if (whyNotTakenBack(after(facts), fact, at(now)) !== null) continue;
          facts.push(fact);
          still.splice(still.indexOf(named), 1);
        }
        expect(end(after(facts))).toBe(HOUR + still.reduce((sum, one) => sum + one.ms, 0));
      }),
    );
  });
});
