import type { FactOf } from '../ledger/fact.ts';
import { type SignKind, isFocusSign } from '../lockdown/sign.ts';

/** What is written of one attempt's signs, as counts and the newest few; the entries themselves are in the ledger. */
export interface SignBook {
  readonly entries: number;
  readonly byKind: Readonly<Partial<Record<SignKind, number>>>;
  /** The newest last. */
  readonly newest: readonly FactOf<'INTEGRITY'>[];
}

export const NO_SIGNS: SignBook = { entries: 0, byKind: {}, newest: [] };

/** Enough for a list that a person reads, and to know what is sent a second time. */
const MOST_KEPT = 30;

export function withSign(book: SignBook, fact: FactOf<'INTEGRITY'>): SignBook {
  return {
    entries: book.entries + 1,
    byKind: { ...book.byKind, [fact.kind]: (book.byKind[fact.kind] ?? 0) + 1 },
    newest: [...book.newest.slice(1 - MOST_KEPT), fact],
  };
}

/** Entries, not occurrences: a hundred presses of one key are one sign. That some were left out is no sign of its own. */
export function signCounts({ byKind }: SignBook): { readonly focus: number; readonly other: number } {
  let [focus, other] = [0, 0];
  for (const [kind, entries] of Object.entries(byKind) as [SignKind, number][]) {
    if (isFocusSign(kind)) focus += entries;
    else if (kind !== 'left-out') other += entries;
  }
  return { focus, other };
}
