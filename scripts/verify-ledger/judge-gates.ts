import type { Fact, FactOf } from '../../engine/domain/ledger/fact.ts';

/** What is wrong with what opens a gate that would be shut, or null. */
export function wrongGate(fact: Fact): string | null {
  return fact.type === 'SESSION_OPEN' ? wrongOpening(fact) : null;
}

function wrongOpening({ despite, reason = '' }: FactOf<'SESSION_OPEN'>): string | null {
  if (despite === undefined) return null;
  if (despite.length === 0) return 'opens in spite of nothing';
  return reason === '' ? 'opens although pages differed and says no reason' : null;
}
