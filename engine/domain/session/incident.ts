import type { Pid, StaffName } from '../ids.ts';
import type { Fact } from '../ledger/fact.ts';
import type { Instant } from '../time.ts';
import { type IncidentKind, SEEN_INCIDENTS } from './incident-kind.ts';

export interface IncidentNote {
  readonly at: Instant;
  readonly by: StaffName;
  readonly reason: string;
  readonly open: boolean;
}

/** Something that happened in a session, as its ledger has it. */
export interface Incident {
  /** From 1, without a gap. */
  readonly number: number;
  readonly entry: number;
  readonly at: Instant;
  readonly kind: IncidentKind;
  /** `engine`, or an account. */
  readonly by: StaffName;
  readonly reason: string;
  readonly pids: 'all' | readonly Pid[];
  readonly rooms: readonly string[];
  readonly since: Instant;
  /** Null where it was not over when it was written. */
  readonly until: Instant | null;
  readonly notes: readonly IncidentNote[];
  readonly isOpen: boolean;
}

/** By number, the first at place 0. */
export type IncidentBook = readonly Incident[];

export function evolveIncidents(book: IncidentBook, fact: Fact, entry: number): IncidentBook {
  if (fact.type === 'INCIDENT') {
    const { at, by, incident, kind, pids, reason, rooms, since, until } = fact;
    const one = { number: incident, entry, at, kind, by, reason, pids, rooms, since, until, notes: [], isOpen: true };
    return [...book, one];
  }
  if (fact.type !== 'INCIDENT_NOTE') return book;
  const { at, by, incident, open, reason } = fact;
  const before = book[incident - 1];
  if (before === undefined) return book;
  return book.with(incident - 1, { ...before, isOpen: open, notes: [...before.notes, { at, by, reason, open }] });
}

/** When it was over: as written, else when staff said first that it is handled, else not yet. */
export function endOf({ notes, until }: Pick<Incident, 'notes' | 'until'>): Instant | null {
  return until ?? notes.find(({ open }) => !open)?.at ?? null;
}

/** What is wrong with an incident or a note after those before it, or null. */
export function wrongIncident(fact: Fact, written: number): string | null {
  if (fact.type === 'INCIDENT') {
    if (fact.incident !== written + 1) return `is incident ${fact.incident} after ${written}`;
    if (fact.since > fact.at || (fact.until !== null && (fact.until < fact.since || fact.until > fact.at)))
      return 'is an incident of a time that is none';
    const isSeen = (SEEN_INCIDENTS as readonly string[]).includes(fact.kind);
    return isSeen === (fact.by === 'engine') ? null : `is an incident ${fact.kind} by ${fact.by}`;
  }
  const isKnown = (incident: number): boolean => incident >= 1 && incident <= written;
  if (fact.type === 'INCIDENT_NOTE' && !isKnown(fact.incident)) return 'is a note on an incident that is not there';
  if (fact.type !== 'EXTENSION') return null;
  const linked = [fact.incident, fact.since, fact.until].filter((field) => field !== undefined).length;
  if (linked === 0) return null;
  if (linked !== 3 || fact.pid === 'all') return 'is half of a compensation';
  return isKnown(fact.incident ?? 0) ? null : 'compensates for an incident that is not there';
}
