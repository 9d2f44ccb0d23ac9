import type { StaffNote } from '../storage/staff-journal.ts';
import type { Desk } from './desk.ts';

/** A line of the accounts' journal. */
export function noteOn(
  desk: Pick<Desk, 'now'>,
  by: string,
  act: StaffNote['act'],
  name: string,
  reason: string,
  more: Partial<Pick<StaffNote, 'role' | 'rooms'>> = {},
): StaffNote {
  return { at: desk.now(), by, act, name, reason, role: null, rooms: null, ...more };
}
