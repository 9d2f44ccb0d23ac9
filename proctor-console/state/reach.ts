import type { MonitorRow } from '#protocol/proctor-down.ts';

/** What the staff can do to people. The names are those of the wire. */
export const ACTS = ['extend-time', 'pause', 'unpause', 'release-sign-in', 'force-hand-in'] as const;
export type Act = (typeof ACTS)[number];

/** Why an act would not reach a person, as known here; the engine decides. */
export const SPARED = [
  'not-started',
  'already-finished',
  'already-paused',
  'not-paused',
  'session-paused',
  'paused-alone',
  'no-workstation',
] as const;
export type Spared = (typeof SPARED)[number];

export function sparedFrom(act: Act, row: MonitorRow): Spared | null {
  if (act === 'release-sign-in') return row.workstation === null ? 'no-workstation' : null;
  if (row.state === 'finished') return 'already-finished';
  if (row.state === 'absent' || row.state === 'waiting') return act === 'unpause' ? 'not-paused' : null;
  if (act === 'pause' && row.state === 'paused') return 'already-paused';
  return act === 'unpause' && row.state !== 'paused' ? 'not-paused' : null;
}

export interface Reach {
  readonly reached: readonly MonitorRow[];
  readonly spared: readonly { readonly row: MonitorRow; readonly why: Spared }[];
}

export function reachOf(act: Act, rows: readonly MonitorRow[]): Reach {
  const reached: MonitorRow[] = [];
  const spared: { row: MonitorRow; why: Spared }[] = [];
  for (const row of rows) {
    const why = sparedFrom(act, row);
    if (why === null) reached.push(row);
    else spared.push({ row, why });
  }
  return { reached, spared };
}
