import type { MonitorRow } from '#protocol/proctor-down.ts';

/**
 * Why a person needs somebody, the most urgent first.
 * `denied`: whoever signed in under this number says that it is somebody else's.
 * `silent` is only a hint: connected and working, but nothing saved for a long time.
 */
export const ALARMS = ['denied', 'disconnected', 'overdue', 'away', 'paused', 'silent'] as const;
export type Alarm = (typeof ALARMS)[number];

/** A person who reads for this long without choosing anything is worth a look, no more. */
export const LONG_SILENCE = 10 * 60_000;
/** The engine itself closes an attempt at its deadline; one that stays open longer is stuck. */
const OVERDUE_AFTER = 15_000;

export function alarmOf(row: MonitorRow, serverNow: number): Alarm | null {
  if (row.identity === 'denied' && row.state !== 'finished') return 'denied';
  if (row.state === 'paused') return 'paused';
  if (row.state === 'waiting') return row.connected || row.connectionSince === null ? null : 'away';
  if (row.state !== 'working') return null;
  if (!row.connected) return 'disconnected';
  if (row.deadline !== null && serverNow > row.deadline + OVERDUE_AFTER) return 'overdue';
  return row.lastSavedAt !== null && serverNow - row.lastSavedAt > LONG_SILENCE ? 'silent' : null;
}

export function isTrouble(alarm: Alarm | null): boolean {
  return alarm === 'denied' || alarm === 'disconnected' || alarm === 'overdue' || alarm === 'away';
}

/** Since when the alarm stands, where the wire tells. */
export function alarmSince(row: MonitorRow, alarm: Alarm): number | null {
  if (alarm === 'overdue') return row.deadline;
  if (alarm === 'silent') return row.lastSavedAt;
  return alarm === 'paused' ? null : row.connectionSince;
}

export interface Counts {
  readonly expected: number;
  readonly present: number;
  readonly working: number;
  readonly finished: number;
  readonly paused: number;
  readonly absent: number;
  readonly trouble: number;
}

export function countRoom(rows: Iterable<MonitorRow>, expected: number, serverNow: number): Counts {
  const counts = { expected, present: 0, working: 0, finished: 0, paused: 0, absent: 0, trouble: 0 };
  for (const row of rows) {
    if (row.state === 'absent') counts.absent += 1;
    else counts.present += 1;
    if (row.state === 'working') counts.working += 1;
    if (row.state === 'finished') counts.finished += 1;
    if (row.state === 'paused') counts.paused += 1;
    if (isTrouble(alarmOf(row, serverNow))) counts.trouble += 1;
  }
  return counts;
}
