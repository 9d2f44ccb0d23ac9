import type { MonitorRow } from '#protocol/proctor-down.ts';

/**
 * Why a person needs somebody, the most urgent first.
 * `denied`: whoever signed in under this number says that it is somebody else's.
 * `unstarted`: sits there, and the staff are to start them apart from the others.
 * `misplaced`: signed in at another seat than theirs, and the exam lets them.
 * `stranger`: the computer is none of the hall's, and the exam lets it in.
 * `silent` is only a hint: connected and working, but nothing saved for a long time.
 */
export const ALARMS = [
  'denied',
  'unsaved',
  'blocked',
  'disconnected',
  'overdue',
  'away',
  'unstarted',
  'signs',
  'held',
  'paused',
  'storage',
  'silent',
  'misplaced',
  'stranger',
] as const;
export type Alarm = (typeof ALARMS)[number];

/** A person who reads for this long without choosing anything is worth a look, no more. */
export const LONG_SILENCE = 10 * 60_000;
/** So many notices within so long are worth going to the desk for. They prove nothing by themselves. */
export const MANY_SIGNS = { notices: 3, within: 10 * 60_000 } as const;
/** The engine itself closes an attempt at its deadline; one that stays open longer is stuck. */
const OVERDUE_AFTER = 15_000;

/** An answer that the engine has not acknowledged for this long brings somebody to the desk. */
export const UNSAVED_AFTER = 10_000;

export function alarmOf(row: MonitorRow, serverNow: number): Alarm | null {
  if (row.identity === 'denied' && row.state !== 'finished') return 'denied';
  // Also after the connection is lost or the attempt is over: the answers are still at that desk.
  if (isUnsaved(row, serverNow)) return 'unsaved';
  if (row.held > 0 && !isCut(row)) return 'held';
  if (row.stoppedBy.includes('engine')) return 'blocked';
  if (row.state === 'paused') return 'paused';
  if (row.state === 'waiting') {
    if (!row.connected && row.connectionSince !== null) return 'away';
    return row.accommodations?.awaitsStart === true ? 'unstarted' : strangeness(row);
  }
  if (row.state !== 'working') return null;
  if (!row.connected) return 'disconnected';
  if (row.deadline !== null && serverNow > row.deadline + OVERDUE_AFTER) return 'overdue';
  if (hasManySigns(row, serverNow)) return 'signs';
  if (row.storageWorks === false) return 'storage';
  const isSilent = row.lastSavedAt !== null && serverNow - row.lastSavedAt > LONG_SILENCE;
  return isSilent ? 'silent' : strangeness(row);
}

function strangeness({ isElsewhere, isEnrolled }: MonitorRow): Alarm | null {
  if (isElsewhere === true) return 'misplaced';
  return isEnrolled === false ? 'stranger' : null;
}

/** Who is at work without a line needs somebody sooner than a decision does. */
function isCut({ connected, state }: MonitorRow): boolean {
  return state === 'working' && !connected;
}

function isUnsaved({ unsentSince }: MonitorRow, serverNow: number): boolean {
  return unsentSince !== null && serverNow - unsentSince >= UNSAVED_AFTER;
}

function hasManySigns({ signs: { newest } }: MonitorRow, serverNow: number): boolean {
  const first = newest.at(-MANY_SIGNS.notices);
  return first !== undefined && serverNow - first < MANY_SIGNS.within;
}

export function isTrouble(alarm: Alarm | null): boolean {
  if (alarm === 'denied' || alarm === 'unsaved' || alarm === 'blocked') return true;
  return alarm === 'disconnected' || alarm === 'overdue' || alarm === 'away';
}

/** Since when the alarm stands, where the wire tells. */
export function alarmSince(row: MonitorRow, alarm: Alarm): number | null {
  if (alarm === 'unsaved') return row.unsentSince;
  if (alarm === 'overdue') return row.deadline;
  if (alarm === 'silent') return row.lastSavedAt;
  if (alarm === 'signs') return row.signs.newest.at(-MANY_SIGNS.notices) ?? null;
  const isUntimed = ['paused', 'unstarted', 'storage', 'held', 'blocked'].includes(alarm);
  return isUntimed ? null : row.connectionSince;
}

export interface Counts {
  readonly expected: number;
  readonly present: number;
  readonly working: number;
  readonly finished: number;
  readonly paused: number;
  readonly absent: number;
  readonly trouble: number;
  readonly unstarted: number;
  readonly accommodated: number;
  /** Answers that wait for a decision. */
  readonly held: number;
  /** People with a sign in the ledger. */
  readonly signs: number;
  /** People who have not read all that was said to them. */
  readonly unread: number;
}

export function countRoom(rows: Iterable<MonitorRow>, expected: number, serverNow: number): Counts {
  const counts = {
    expected,
    present: 0,
    working: 0,
    finished: 0,
    paused: 0,
    absent: 0,
    trouble: 0,
    unstarted: 0,
    accommodated: 0,
    held: 0,
    signs: 0,
    unread: 0,
  };
  for (const row of rows) {
    if (row.state === 'absent') counts.absent += 1;
    else counts.present += 1;
    if (row.state === 'working') counts.working += 1;
    if (row.state === 'finished') counts.finished += 1;
    if (row.state === 'paused') counts.paused += 1;
    if (row.accommodations?.awaitsStart === true) counts.unstarted += 1;
    counts.held += row.held;
    if (row.accommodations !== null) counts.accommodated += 1;
    if ((row.messages?.unread ?? 0) > 0) counts.unread += 1;
    if (row.signs.focus + row.signs.other > 0) counts.signs += 1;
    if (isTrouble(alarmOf(row, serverNow))) counts.trouble += 1;
  }
  return counts;
}
