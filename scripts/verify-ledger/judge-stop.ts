import type { ExamDefinition } from '../../engine/domain/definition/exam-definition.ts';
import type { Fact, FactOf } from '../../engine/domain/ledger/fact.ts';
import type { Attempt } from '../../engine/domain/session/attempt.ts';
import { ENGINE, earliestStop } from '../../engine/domain/session/decide-block.ts';

/** What is wrong with a stop that the engine made by itself, or with its end, after all that came before it, or null. */
export function wrongStop(
  fact: Fact,
  attempt: Attempt,
  { whenUnsaved }: Pick<ExamDefinition, 'whenUnsaved'>,
): string | null {
  if (fact.type !== 'PAUSE' && fact.type !== 'RESUME') return null;
  if (fact.cause === undefined)
    return isBackdated(fact) ? 'is a stop by the staff that counts from another time' : null;
  if (whenUnsaved !== 'block') return 'is a stop by the engine, the rules have none';
  if (fact.by !== ENGINE) return `is a stop by the engine in the name of ${fact.by}`;
  if (attempt.phase !== 'working') return 'is about the clock of who is not at work';
  if (fact.type === 'RESUME') return attempt.blocked ? null : 'ends a stop that the engine did not make';
  return attempt.blocked ? 'stops a clock a second time' : wrongSince(fact, attempt);
}

function wrongSince({ at, since }: FactOf<'PAUSE'>, attempt: Attempt): string | null {
  if (since === undefined) return 'does not say from when the stop counts';
  if (since > at) return `counts from ${since - at} ms after it was made`;
  const earliest = earliestStop(attempt);
  return since < earliest ? `counts from ${earliest - since} ms before it could` : null;
}

function isBackdated(fact: FactOf<'PAUSE'> | FactOf<'RESUME'>): boolean {
  return fact.type === 'PAUSE' && fact.since !== undefined;
}
