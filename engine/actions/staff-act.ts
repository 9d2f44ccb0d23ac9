import type { StaffName } from '#domain/ids.ts';
import type { Person } from './person.ts';

/** Who acts, and why. The ledger keeps both. */
export interface Actor {
  readonly name: StaffName;
  readonly reason: string;
}

/** Whom an act reached, whom it did not and why, and the entry of its first fact. */
export interface ActOutcome {
  readonly affected: readonly string[];
  readonly spared: readonly { readonly number: string; readonly why: string }[];
  readonly entryIndex: number;
}

export function numberOf(person: Person): string {
  return person.participant.number;
}
