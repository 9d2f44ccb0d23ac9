import type { FactOf } from '../ledger/fact.ts';
import type { Instant, Millis } from '../time.ts';

/** Time that one account gave by hand, as long as it can be told apart from the rest of a clock. */
export interface GivenTime {
  readonly at: Instant;
  readonly ms: Millis;
  readonly isForAll: boolean;
}

export type GivenBook = readonly GivenTime[];

/** What two accounts agreed on, and what was lost by the ledger, is no slip of a hand: it is not in the book. */
export function withGiven(book: GivenBook, { at, incident, ms, pid, proposal }: FactOf<'EXTENSION'>): GivenBook {
  const isByHand = proposal === undefined && incident === undefined;
  return isByHand ? [...book, { at, ms, isForAll: pid === 'all' }] : book;
}

type Named = Pick<FactOf<'EXTENSION_WITHDRAW'>, 'pid' | 'given' | 'ms'>;

export function isGiven(book: GivenBook, named: Named): boolean {
  return placeOf(book, named) >= 0;
}

/** Once, where the same was given twice. */
export function withoutGiven(book: GivenBook, named: Named): GivenBook {
  const gone = placeOf(book, named);
  return book.filter((_, place) => place !== gone);
}

function placeOf(book: GivenBook, { given, ms, pid }: Named): number {
  return book.findIndex((one) => one.at === given && one.ms === ms && one.isForAll === (pid === 'all'));
}
