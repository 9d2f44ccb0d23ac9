import type { Fact } from '../../engine/domain/ledger/fact.ts';
import type { Attempt } from '../../engine/domain/session/attempt.ts';
import { decideRead, whyNotTold } from '../../engine/domain/session/decide-message.ts';

/** What is wrong with words of the staff, or with the word that they were read, or null. */
export function wrongMessage(fact: Fact, attempt: Attempt): string | null {
  if (fact.type === 'MESSAGE') {
    const why = whyNotTold(attempt);
    return why === null ? null : `is said to somebody who could not hear it (${why})`;
  }
  if (fact.type !== 'MESSAGE_READ') return null;
  const decided = decideRead(attempt, fact, fact.at);
  if (!decided.ok) return `cannot be read: ${decided.refusal.word}`;
  return decided.value === null ? 'was read before' : null;
}
