import type { StaffName } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';
import type { Person } from './person.ts';

/** Who acts, and why. The ledger keeps both. */
export interface Actor {
  readonly name: StaffName;
  readonly reason: string;
}

/** Who is as they were, and why; where somebody else's act is why, whose and when. */
export interface Spared {
  readonly number: string;
  readonly why: string;
  readonly by?: StaffName;
  readonly at?: Instant;
}

/** Whom an act reached, whom it did not and why, and the entry of its first fact. */
export interface ActOutcome {
  readonly affected: readonly string[];
  readonly spared: readonly Spared[];
  readonly entryIndex: number;
}

export function numberOf(person: Person): string {
  return person.participant.number;
}
