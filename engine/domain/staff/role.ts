/**
 * What a staff account is for. The invigilator (pengawas) keeps own rooms; the coordinator runs the day; the committee answers for
 * the exam; the observer looks; the technician looks after computers and sees no names; a board account is for a display in the
 * hall; author and reviewer work on items.
 */
export const ROLES = [
  'invigilator',
  'coordinator',
  'committee',
  'observer',
  'technician',
  'board',
  'author',
  'reviewer',
] as const;
export type Role = (typeof ROLES)[number];

export function isRole(word: string): word is Role {
  return (ROLES as readonly string[]).includes(word);
}

/** Roles whose accounts a coordinator may make and mend; the others are the committee's. */
const FOR_THE_DAY: readonly Role[] = ['invigilator', 'observer', 'technician', 'board'];

/** Whether an account of one role may make, mend or end one of another. */
export function mayManage(manager: string, role: string): boolean {
  if (manager === 'committee') return true;
  return manager === 'coordinator' && (FOR_THE_DAY as readonly string[]).includes(role);
}
