import type { MonitorRow } from '#protocol/proctor-down.ts';

/** What the staff can do to people. The names are those of the wire. */
export const ACTS = [
  'start-separately',
  'extend-time',
  'pause',
  'unpause',
  'send-message',
  'record-assistant',
  'release-sign-in',
  'release-workstations',
  'force-hand-in',
  'reopen',
  'disqualify',
] as const;
export type Act = (typeof ACTS)[number];

/** What can be done to a whole session in one entry of the ledger. */
export const ACTS_ON_ALL = ['extend-time', 'pause', 'unpause', 'send-message'] as const satisfies readonly Act[];
export type ActOnAll = (typeof ACTS_ON_ALL)[number];

/** Why an act would not reach a person, as known here; the engine decides. */
export const SPARED = [
  'not-finished',
  'unsent',
  'not-started',
  'already-finished',
  'already-paused',
  'not-paused',
  'session-paused',
  'paused-alone',
  'no-workstation',
  'not-signed-in',
  'already-started',
  'starts-by-itself',
  'not-open',
  'stopped-by-engine',
  'acted-meanwhile',
] as const;
export type Spared = (typeof SPARED)[number];

export function sparedFrom(act: Act, row: MonitorRow): Spared | null {
  // The engine is asked itself.
  if (act === 'disqualify') return null;
  if (act === 'reopen') return row.state === 'finished' ? null : 'not-finished';
  if (act === 'release-workstations') return sparedFromFreeing(row);
  if (act === 'release-sign-in') return row.workstation === null ? 'no-workstation' : null;
  if (row.state === 'finished') return 'already-finished';
  if (act === 'record-assistant') return null;
  if (act === 'send-message') return row.state === 'absent' ? 'not-signed-in' : null;
  if (act === 'start-separately') return sparedFromStart(row);
  if (row.state === 'absent' || row.state === 'waiting') return sparedBeforeStart(act, row);
  const isByEngine = row.stoppedBy.length === 1 && row.stoppedBy[0] === 'engine';
  if (act === 'pause' && row.state === 'paused') return isByEngine ? null : 'already-paused';
  if (act === 'unpause' && isByEngine) return 'stopped-by-engine';
  return act === 'unpause' && row.state !== 'paused' ? 'not-paused' : null;
}

function sparedFromStart({ accommodations, state }: MonitorRow): Spared | null {
  if (accommodations?.start !== 'proctor') return 'starts-by-itself';
  if (accommodations.awaitsStart) return null;
  if (state === 'absent') return 'not-signed-in';
  return state === 'waiting' ? 'not-open' : 'already-started';
}

/** The acts that a selection is offered: those about an accommodation only where it may have one. */
export function actsFor(rows: readonly MonitorRow[], hasAccommodations: boolean): readonly [Act, ...Act[]] {
  const isToStart = rows.some(({ accommodations }) => accommodations?.awaitsStart === true);
  const [first, ...others] = ACTS.filter(
    (act) =>
      (act !== 'start-separately' || isToStart) &&
      (act !== 'reopen' || rows.some(({ state }) => state === 'finished')) &&
      (act !== 'record-assistant' || (hasAccommodations && rows.length === 1)),
  );
  return [first ?? 'extend-time', ...others];
}

function sparedFromFreeing(row: MonitorRow): Spared | null {
  if (row.state !== 'finished') return 'not-finished';
  if (row.workstation === null) return 'no-workstation';
  return row.unsent > 0 ? 'unsent' : null;
}

/** Time can be given and a clock held before it starts; there is nothing to hand in and nothing to resume. */
function sparedBeforeStart(act: Act, { accommodations }: MonitorRow): Spared | null {
  if (act === 'force-hand-in') return accommodations?.awaitsStart === true ? null : 'not-started';
  return act === 'unpause' ? 'not-paused' : null;
}

export interface Reach {
  readonly reached: readonly MonitorRow[];
  readonly spared: readonly { readonly row: MonitorRow; readonly why: string }[];
}

export function reachOf(act: Act, rows: Iterable<MonitorRow>): Reach {
  return sortOut(rows, (row) => sparedFrom(act, row));
}

/**
 * Whom an act on everybody reaches now. Who is absent is on neither list: it holds for them from when they come. A pause of
 * everybody and of one person are apart: as long as somebody works, whoever is paused is paused alone.
 */
export function reachOfAll(act: ActOnAll, rows: Iterable<MonitorRow>): Reach {
  const present = [...rows].filter(({ state }) => state !== 'absent');
  const isAlone = act === 'unpause' && present.some(({ state }) => state === 'working');
  return sortOut(present, (row) => (isAlone && row.state === 'paused' ? 'paused-alone' : sparedFrom(act, row)));
}

function sortOut(rows: Iterable<MonitorRow>, why: (row: MonitorRow) => Spared | null): Reach {
  const reached: MonitorRow[] = [];
  const spared: { row: MonitorRow; why: Spared }[] = [];
  for (const row of rows) {
    const reason = why(row);
    if (reason === null) reached.push(row);
    else spared.push({ row, why: reason });
  }
  return { reached, spared };
}
