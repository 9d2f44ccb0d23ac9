import type { Fact } from '../ledger/fact.ts';
import type { Instant, Millis } from '../time.ts';
import { type Interval, lengthOf, union, within, without } from './intervals.ts';

/** What the ledger says of one person's line and clock. */
export interface TimeRecord {
  /** When the engine had no line to the person's workstation, as LINE_GAP has it. */
  readonly gaps: readonly Interval[];
  /** When the clock stood: nothing is lost then. */
  readonly stops: readonly Interval[];
  /** From the beginning of the clock to the end of the attempt, or to now. */
  readonly runs: readonly Interval[];
  /** Stretches for which time was given already. */
  readonly settled: readonly Interval[];
  /** Time that staff gave by hand, naming no incident. */
  readonly given: readonly { readonly at: Instant; readonly ms: Millis }[];
}

export interface LostTime {
  /** Time on the clock without a line, which nothing has given back yet. */
  readonly parts: readonly Interval[];
  readonly lostMs: Millis;
  /** Given by hand since the incident began: taken off, so that nobody is given it twice. */
  readonly givenMs: Millis;
  /** Never below zero, never more than the incident was long. */
  readonly owedMs: Millis;
}

/** What one person lost in an incident. Pure: the same entries give the same figure to whoever asks. */
export function lostTime(record: TimeRecord, incident: Interval): LostTime {
  const parts = without(within(within(record.gaps, [incident]), record.runs), [...record.stops, ...record.settled]);
  const lostMs = lengthOf(parts);
  const givenMs = record.given.reduce((sum, { at, ms }) => (at >= incident.from ? sum + ms : sum), 0) as Millis;
  return { parts, lostMs, givenMs, owedMs: Math.max(0, lostMs - givenMs) as Millis };
}

interface Open {
  readonly gaps: Interval[];
  readonly stops: Interval[];
  readonly settled: Interval[];
  readonly given: { at: Instant; ms: Millis }[];
  /** Since when each of the three that may stop a clock holds it. */
  readonly held: Map<string, Instant>;
}

/**
 * The record of one person, from the facts about them and about everybody in their order. `startedAt`: when their clock began, null
 * where it has not.
 */
export function timeRecord(facts: Iterable<Fact>, startedAt: Instant | null, now: Instant): TimeRecord {
  const open: Open = { gaps: [], stops: [], settled: [], given: [], held: new Map() };
  let endedAt = now;
  for (const fact of facts) {
    if (fact.type === 'FINISH') endedAt = fact.at;
    else take(open, fact);
  }
  for (const since of open.held.values()) open.stops.push({ from: since, to: now });
  const runs = startedAt === null ? [] : [{ from: startedAt, to: endedAt }];
  return { gaps: union(open.gaps), stops: union(open.stops), runs, settled: union(open.settled), given: open.given };
}

function take(open: Open, fact: Fact): void {
  if (fact.type === 'LINE_GAP') open.gaps.push({ from: fact.since, to: fact.until });
  if (fact.type === 'EXTENSION') takeExtension(open, fact);
  if (fact.type === 'EXTENSION_WITHDRAW') {
    const gone = open.given.findIndex(({ at, ms }) => at === fact.given && ms === fact.ms);
    if (gone >= 0) open.given.splice(gone, 1);
  }
  if (fact.type !== 'PAUSE' && fact.type !== 'RESUME') return;
  const holder = fact.pid === 'all' ? 'all' : (fact.cause ?? 'staff');
  const since = open.held.get(holder);
  if (fact.type === 'PAUSE') {
    if (since === undefined) open.held.set(holder, fact.since ?? fact.at);
  } else if (since !== undefined) {
    open.stops.push({ from: since, to: fact.at });
    open.held.delete(holder);
  }
}

function takeExtension(open: Open, fact: Extract<Fact, { type: 'EXTENSION' }>): void {
  if (fact.since === undefined || fact.until === undefined) open.given.push({ at: fact.at, ms: fact.ms });
  else open.settled.push({ from: fact.since, to: fact.until });
}

/** Why a compensation cannot stand after what the ledger says of its person, or null. Bounds by the line alone: clocks only lower it. */
export function wrongCompensation(
  { ms, since, until, at }: Extract<Fact, { type: 'EXTENSION' }>,
  { gaps, settled }: Pick<TimeRecord, 'gaps' | 'settled'>,
): string | null {
  if (since === undefined || until === undefined) return null;
  if (since >= until || until > at) return 'compensates for a stretch that is none';
  const stretch = [{ from: since, to: until }];
  if (lengthOf(within(settled, stretch)) > 0) return 'compensates a second time for the same stretch';
  const lost = lengthOf(within(gaps, stretch));
  return ms > lost ? `gives ${ms} ms for ${lost} ms without a line` : null;
}
