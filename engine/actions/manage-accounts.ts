import type { StaffName } from '#domain/ids.ts';
import { textFaults } from '#domain/plain-text.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import { type Role, mayManage } from '#domain/staff/role.ts';
import type { Rooms } from '#domain/staff/rooms.ts';
import { newAccount } from '../storage/read-staff.ts';
import { brokenJournal } from '../storage/staff-journal.ts';
import type { StaffRecord } from '../storage/writer-messages.ts';
import type { Desk } from './desk.ts';
import { makePin } from './pins.ts';
import { hashPassword } from './sign-in-staff.ts';
import { noteOn } from './staff-notes.ts';
import { type SignedInStaff, endStaffSessions, isStanding } from './staff-sessions.ts';

const PASSWORD_LENGTH = 16;
const LONGEST_NAME = 60;
const JOURNAL_SHOWN = 200;

export type AccountAct =
  | { readonly act: 'lock' | 'unlock' | 'reset' }
  /** One sign-in, or all of them. */
  | { readonly act: 'sign-out'; readonly session: string | null }
  | { readonly act: 'place'; readonly role: Role; readonly rooms: Rooms };

/** Accounts with their sign-ins, and the journal of what was done to them. */
export async function viewAccounts(desk: Desk, { session: own, staff: me }: SignedInStaff) {
  const [accounts, sessions, journal] = await Promise.all([
    desk.reads.allStaff(),
    desk.reads.staffSessions(),
    desk.reads.staffJournal(),
  ]);
  const now = desk.now();
  const standing = sessions.filter((one) => isStanding(one, now));
  return {
    accounts: accounts.map(({ disabledAt, name, role, rooms, totp, usesInitialPassword }) => ({
      name,
      role,
      rooms: rooms === 'all' ? ('all' as const) : [...rooms],
      lockedAt: disabledAt,
      isNew: usesInitialPassword,
      hasSecondFactor: totp !== null,
      mayManage: mayManage(me.role, role) && name !== me.name,
      sessions: standing
        .filter((one) => one.name === name)
        .map(({ address, id, startedAt, usedAt }) => ({ id, startedAt, usedAt, address, isThis: id === own.id })),
    })),
    journal: journal
      .slice(-JOURNAL_SHOWN)
      .reverse()
      .map(({ entry, no }) => ({ no, ...entryOf(entry) })),
    brokenAt: brokenJournal(journal),
  };
}

function entryOf(text: string) {
  const { act, at, by, name, reason } = JSON.parse(text) as Record<'act' | 'by' | 'name' | 'reason', string> & {
    at: number;
  };
  return { at, by, act, name, reason };
}

/** A new account with a password that is told once and opens nothing but its own replacement. */
export function makeAccount(
  desk: Desk,
  { staff: me }: SignedInStaff,
  { name, role, rooms }: { readonly name: string; readonly role: Role; readonly rooms: Rooms },
): Promise<Decision<string>> {
  return desk.accounts.inTurn(async () => {
    const given = name.trim().normalize('NFC');
    if (given === '' || given.length > LONGEST_NAME || given === 'engine' || textFaults(given).length > 0) {
      return refuse('malformed', { detail: 'name: 1 to 60 characters that can be seen, and not engine' });
    }
    if (!mayManage(me.role, role)) return refuse('not-allowed');
    const taken = (await desk.reads.allStaff()).find((one) => one.name.toLowerCase() === given.toLowerCase());
    if (taken !== undefined) return refuse('account-there', { where: taken.name });
    const { password, passwordHash } = await oneTimePassword(desk);
    const account = newAccount({ name: given as StaffName, role, passwordHash, rooms });
    await desk.queue.putStaff(account, noteOn(desk, me.name, 'made', given, '', { role, rooms }));
    return accept(password);
  });
}

/** Gives the new password of a reset, else null. Nobody locks, resets or moves themselves, so the last committee stays. */
export function actOnAccount(
  desk: Desk,
  me: SignedInStaff,
  name: string,
  act: AccountAct,
  reason: string,
): Promise<Decision<string | null>> {
  return desk.accounts.inTurn(async () => {
    const account = await desk.reads.staff(name);
    if (account === null) return refuse('unknown-account', { where: name });
    const isOwn = account.name === me.staff.name;
    if (act.act === 'sign-out' ? !isOwn && !mayManage(me.staff.role, account.role) : !mayChange(me, account, act)) {
      return refuse('not-allowed');
    }
    const fresh = act.act === 'reset' ? await oneTimePassword(desk) : null;
    const changed = afterAct(account, act, desk.now(), fresh?.passwordHash ?? null);
    const more = act.act === 'place' ? { role: act.role, rooms: act.rooms } : {};
    await desk.queue.putStaff(changed, noteOn(desk, me.staff.name, WORDS[act.act], account.name, reason, more));
    if (act.act !== 'unlock') {
      const which = act.act === 'sign-out' && act.session !== null ? { only: act.session } : ('all' as const);
      await endStaffSessions(desk, account.name, which);
    }
    return accept(fresh?.password ?? null);
  });
}

const WORDS = {
  lock: 'locked',
  unlock: 'unlocked',
  reset: 'reset',
  'sign-out': 'signed-out',
  place: 'placed',
} as const;

function mayChange({ staff }: SignedInStaff, account: StaffRecord, act: AccountAct): boolean {
  if (account.name === staff.name || !mayManage(staff.role, account.role)) return false;
  return act.act !== 'place' || mayManage(staff.role, act.role);
}

function afterAct(
  account: StaffRecord,
  act: AccountAct,
  now: StaffRecord['disabledAt'],
  passwordHash: string | null,
): StaffRecord {
  const credentialVersion = account.credentialVersion + 1;
  switch (act.act) {
    case 'lock':
      return { ...account, disabledAt: now };
    case 'unlock':
      return { ...account, disabledAt: null };
    case 'place':
      return { ...account, role: act.role, rooms: act.rooms };
    case 'reset': {
      // Who has lost the password may have lost the phone with it.
      const begun = { usesInitialPassword: true, credentialVersion, totp: null, recovery: [] };
      return { ...account, ...begun, passwordHash: passwordHash ?? account.passwordHash };
    }
    default:
      return account;
  }
}

async function oneTimePassword(desk: Desk): Promise<{ readonly password: string; readonly passwordHash: string }> {
  const password = makePin(desk, PASSWORD_LENGTH).replace(/(.{4})(?!$)/g, '$1-');
  return { password, passwordHash: await hashPassword(password) };
}
