import type { TimelineLine } from '#protocol/staff-people.ts';

export const TIMELINE_FILTERS = ['all', 'staff', 'time', 'signIns', 'signs', 'messages', 'saves'] as const;
export type TimelineFilter = (typeof TIMELINE_FILTERS)[number];

const TYPES: Readonly<Record<Exclude<TimelineFilter, 'all' | 'staff'>, ReadonlySet<string>>> = {
  time: new Set(['PAUSE', 'RESUME', 'EXTENSION', 'EXTENSION_WITHDRAW', 'START', 'SESSION_OPEN', 'FINISH', 'LINE_GAP']),
  signIns: new Set(['SIGN_IN', 'IDENTITY', 'RELEASE', 'LINE_GAP', 'CHECK_IN', 'CARD']),
  signs: new Set(['INTEGRITY']),
  messages: new Set(['MESSAGE', 'MESSAGE_WITHDRAW', 'MESSAGE_READ']),
  saves: new Set(['SAVED', 'HELD', 'ADMIT', 'REJECT']),
};

/** `staff`: what a person with an account did, whatever it was. */
export function fitsFilter({ by, type }: Pick<TimelineLine, 'by' | 'type'>, filter: TimelineFilter): boolean {
  if (filter === 'all') return true;
  if (filter === 'staff') return by !== null && by !== 'engine';
  return TYPES[filter].has(type);
}
