import type { StaffName } from '#domain/ids.ts';
import type { Desk } from './actions/desk.ts';
import { makePin } from './actions/pins.ts';
import { hashPassword } from './actions/sign-in-staff.ts';
import { newAccount } from './storage/read-staff.ts';

export interface FirstAccount {
  readonly name: string;
  readonly role: string;
  readonly password: string;
}

const PASSWORD_LENGTH = 16;

/** A password to be told and then replaced: four groups of four that nobody can misread. */
export function newPassword(desk: Pick<Desk, 'randomBytes'>): string {
  return makePin(desk, PASSWORD_LENGTH).replace(/(.{4})(?!$)/g, '$1-');
}

/** Who may come in first; the password is told once and asked to be changed. */
export function firstAccount(desk: Pick<Desk, 'randomBytes'>): FirstAccount {
  return { name: 'panitia', role: 'committee', password: newPassword(desk) };
}

/** `usesInitialPassword`: the first thing that the account does is to take a password that nobody else knows. */
export async function storeAccount(
  queue: Desk['queue'],
  { name, password, role }: FirstAccount,
  usesInitialPassword: boolean,
): Promise<void> {
  const passwordHash = await hashPassword(password);
  await queue.putStaff(newAccount({ name: name as StaffName, role, passwordHash, usesInitialPassword }));
}
