import { isLocked } from '../../engine/domain/answer/answer-sheet.ts';
import { findHeld } from '../../engine/domain/answer/held-book.ts';
import type { Fact, FactOf } from '../../engine/domain/ledger/fact.ts';
import type { Attempt } from '../../engine/domain/session/attempt.ts';
import { MOST_HELD, areUndecided, bell, concernLocked, heldWhy } from '../../engine/domain/session/decide-held.ts';
import type { Millis } from '../../engine/domain/time.ts';

/** What is wrong with a held answer, or with a decision on held answers, after all that came before it, or null. */
export function wrongHeld(fact: Fact, attempt: Attempt, lagGrace: Millis): string | null {
  if (fact.type === 'HELD') return wrongKeeping(fact, attempt, lagGrace);
  if (fact.type !== 'ADMIT' && fact.type !== 'REJECT') return null;
  if (!areUndecided(attempt, fact.answers)) return 'decides on an answer that does not wait for a decision';
  return fact.type === 'ADMIT' && concernLocked(attempt, fact.answers) ? 'admits an answer to a locked item' : null;
}

function wrongKeeping(fact: FactOf<'HELD'>, attempt: Attempt, lagGrace: Millis): string | null {
  const { at, epoch, pos, recordedAt, why } = fact;
  if (epoch < 1 || epoch > attempt.epoch) return `is of epoch ${epoch}, there were ${attempt.epoch}`;
  if (pos >= attempt.sheet.responses.length) return 'is about a place that the paper lacks';
  if (isLocked(attempt.sheet, pos)) return 'is about a place that was locked before';
  if (findHeld(attempt.heldAnswers, fact) !== undefined) return 'is held a second time';
  if (attempt.heldAnswers.length >= MOST_HELD) return 'is one more than are held of one attempt';
  const end = bell(attempt, at);
  if (end === null) return 'is held before the attempt began';
  if (recordedAt > at) return `claims to be given ${recordedAt - at} ms after it was received`;
  if (recordedAt > end) return `claims to be given ${recordedAt - end} ms after the bell`;
  const cause = heldWhy(attempt, epoch, at, lagGrace);
  return cause === why ? null : `is held as ${why}, it was ${cause ?? 'in time and at its workstation'}`;
}
