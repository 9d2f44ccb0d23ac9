import type { Role } from '#protocol/staff-http.ts';

/** Everything staff can do, and who may. What is not in this table nobody may; a test walks through all of it. */
export const STAFF_PERMISSIONS = {
  watch: ['proctor', 'committee', 'observer'],
  'session-pin': ['proctor', 'committee'],
  'open-session': ['proctor', 'committee'],
  'close-session': ['proctor', 'committee'],
  'extend-time': ['proctor', 'committee'],
  pause: ['proctor', 'committee'],
  unpause: ['proctor', 'committee'],
  'start-separately': ['proctor', 'committee'],
  'record-assistant': ['proctor', 'committee'],
  'release-sign-in': ['proctor', 'committee'],
  'release-workstations': ['proctor', 'committee'],
  'force-hand-in': ['proctor', 'committee'],
  workstations: ['proctor', 'committee'],
  'seb-file': ['committee'],
  'see-items': ['author', 'reviewer', 'committee'],
  'write-items': ['author', 'reviewer', 'committee'],
  'import-items': ['author', 'committee'],
  'review-items': ['reviewer', 'committee'],
  'approve-items': ['committee'],
  // A bank with all its keys in one file.
  'export-items': ['committee'],
  // From one's own bank, rules and roster; and what came of it.
  'prepare-sessions': ['committee'],
  'rank-sessions': ['committee'],
  'list-held': ['proctor', 'committee'],
  // What counts is not for the room to decide.
  'decide-held': ['committee'],
} as const satisfies Record<string, readonly Role[]>;

export type StaffDeed = keyof typeof STAFF_PERMISSIONS;

export function may(role: string, deed: StaffDeed): boolean {
  return (STAFF_PERMISSIONS[deed] as readonly string[]).includes(role);
}
