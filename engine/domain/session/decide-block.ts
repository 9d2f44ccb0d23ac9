import type { StaffName } from '../ids.ts';
import type { FactOf } from '../ledger/fact.ts';
import { type Instant, type Millis, after } from '../time.ts';
import type { Attempt } from './attempt.ts';
import { deadline } from './exam-clock.ts';
import type { ExamSession } from './exam-session.ts';

/** How long an answer may go without acknowledgement, or a line be lost, before answering is blocked under `block`. */
export const UNSAVED_LIMIT = 10_000 as Millis;

/** Who stops and resumes a clock for this cause: no account of the staff, whatever it is called. */
export const ENGINE = 'engine' as StaffName;

/** How the engine sees the way between a person and itself. */
export interface WayToPerson {
  /** Since when there is no connection, as the engine noticed it; null while there is one. */
  readonly lostAt: Instant | null;
  /** Since when the oldest answer waits that the workstation says it keeps; null where it says that there is none. */
  readonly unsentSince: Instant | null;
  /** Connected, and on this connection the workstation has said that it keeps nothing. */
  readonly isClear: boolean;
}

type Stop = FactOf<'PAUSE'> | FactOf<'RESUME'>;

/**
 * What the engine does about one clock under the policy `block`; null for nothing. The stop counts from the moment at which
 * answering was blocked, ten seconds after the trouble began: until then the item was on the screen and answering went on. Counted
 * from the beginning of the trouble, every cable pulled for eleven seconds would give ten to think in.
 */
export function decideBlock(
  attempt: Attempt,
  { isClear, lostAt, unsentSince }: WayToPerson,
  { session, now }: { readonly session: ExamSession; readonly now: Instant },
): Stop | null {
  if (attempt.phase !== 'working' || session.phase !== 'open') return null;
  const head = { at: now, pid: attempt.pid, by: ENGINE, cause: 'unsaved' as const };
  if (attempt.blocked) return isClear ? { type: 'RESUME', ...head, reason: 'back and saved' } : null;
  const began = earlier(lostAt, unsentSince);
  if (began === null || now < after(began, UNSAVED_LIMIT)) return null;
  const since = Math.max(after(began, UNSAVED_LIMIT), earliestStop(attempt)) as Instant;
  const isOver = attempt.clock.stoppedSince === null && since >= deadline(attempt.clock, since);
  if (since > now || isOver) return null;
  return { type: 'PAUSE', ...head, since, reason: lostAt === null ? 'not acknowledged' : 'connection lost' };
}

/** A stop never counts from before this: until then the clock was accounted for, or an answer was given and saved. */
export function earliestStop(attempt: Attempt): Instant {
  return Math.max(attempt.runsFrom ?? 0, attempt.lastSavedAt ?? 0) as Instant;
}

function earlier(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b) as Instant;
}

/** Whether the clock stands for this cause alone: what was given before is let in, as it is what the clock waits for. */
export function isOnlyBlocked(attempt: Attempt, session: ExamSession): boolean {
  const standsForAll = session.phase === 'open' && session.clock.stoppedSince !== null;
  return attempt.blocked && !attempt.held && !standsForAll;
}
