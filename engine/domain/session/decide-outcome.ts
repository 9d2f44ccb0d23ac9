import type { FactOf, Seconded } from '../ledger/fact.ts';
import type { Instant, Millis } from '../time.ts';
import type { Attempt } from './attempt.ts';
import { deadline } from './exam-clock.ts';
import type { ExamSession } from './exam-session.ts';
import { type Decision, accept, refuse } from './refusal.ts';

interface Situation {
  readonly session: ExamSession;
  readonly now: Instant;
}

/** An attempt that has ended is disqualified: its answers and its score are kept, and it is not ranked. */
export function decideDisqualify(
  attempt: Attempt,
  by: Seconded,
  { session, now }: Situation,
): Decision<FactOf<'DISQUALIFY'>> {
  if (session.phase === 'prepared') return refuse('not-open');
  if (attempt.epoch === 0) return refuse('not-signed-in');
  if (attempt.disqualified !== undefined) return refuse('already-disqualified');
  return accept({ type: 'DISQUALIFY', at: now, pid: attempt.pid, ...by });
}

/**
 * An end is taken back, and with it a disqualification. The time from the end to this moment is nobody's fault and does not run;
 * where none was left, some must be given.
 */
export function decideReopen(
  attempt: Attempt,
  ms: Millis,
  by: Seconded,
  { session, now }: Situation,
): Decision<FactOf<'REOPEN'>> {
  if (session.phase === 'closed') return refuse('session-closed');
  if (session.phase === 'prepared') return refuse('not-open');
  if (attempt.phase !== 'finished') return refuse('not-finished');
  if (timeLeft(attempt) + ms <= 0) return refuse('no-time-left');
  return accept({ type: 'REOPEN', at: now, pid: attempt.pid, ms, ...by });
}

/** What an attempt had left when it ended; its whole time where it never began. */
export function timeLeft(attempt: Attempt): Millis {
  if (attempt.phase !== 'finished') return 0 as Millis;
  const { clock, finishedAt } = attempt;
  return (clock === null ? attempt.allotted : Math.max(0, deadline(clock, finishedAt) - finishedAt)) as Millis;
}

/** Whether somebody would have more, with all that was given so far, than one account may give. */
export function beyondLimit(soFar: readonly Millis[], ms: Millis, limit: Millis | undefined): boolean {
  return limit !== undefined && soFar.some((given) => given + ms > limit);
}
