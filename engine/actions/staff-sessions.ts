import type { StaffName } from '#domain/ids.ts';
import { toHex } from '#domain/ledger/hex.ts';
import { type Instant, MINUTE } from '#domain/time.ts';
import type { StaffRecord, StaffSession } from '../storage/writer-messages.ts';
import type { Desk } from './desk.ts';

/** A working day; after it the staff sign in again. */
const LASTS_MS = 12 * 60 * MINUTE;
/** Without a call and without a console that is connected. */
const IDLE_MS = 30 * MINUTE;
/** How exactly the last use is kept. */
const NOTED_EVERY_MS = MINUTE;
const TOKEN_BYTES = 32;
const ID_BYTES = 8;

/** Somebody who is signed in, by the record of it that this engine keeps. */
export interface SignedInStaff {
  readonly staff: StaffRecord;
  readonly session: StaffSession;
}

/** A sign-in begins: the token is drawn anew, so that none that somebody brought along is ever worth anything. */
export async function beginStaffSession(desk: Desk, name: StaffName, address: string): Promise<string> {
  const token = Buffer.from(desk.randomBytes(TOKEN_BYTES)).toString('base64url');
  const now = desk.now();
  const id = toHex(desk.randomBytes(ID_BYTES));
  const session = { tokenHash: hashOf(desk, token), id, name, startedAt: now, usedAt: now, address, endedAt: null };
  await desk.queue.changeStaffSessions({ kind: 'begin', session });
  return token;
}

/** Who a token speaks for; null where it was never given, has been ended, or has lain unused for too long. */
export async function openStaffSession(desk: Desk, token: string): Promise<SignedInStaff | null> {
  if (token === '') return null;
  const session = await desk.reads.staffSession(hashOf(desk, token));
  if (session === null || !isStanding(session, desk.now())) return null;
  const staff = await desk.reads.staff(session.name);
  if (staff === null || staff.disabledAt !== null) return null;
  if (desk.now() - session.usedAt >= NOTED_EVERY_MS) {
    await desk.queue.changeStaffSessions({ kind: 'use', tokenHash: session.tokenHash, at: desk.now() });
  }
  return { staff, session };
}

export function isStanding({ endedAt, startedAt, usedAt }: StaffSession, now: Instant): boolean {
  return endedAt === null && now <= startedAt + LASTS_MS && now <= usedAt + IDLE_MS;
}

/** Ends sign-ins of one account: all of them, all but one, or one. Consoles that hang on them are cut off. */
export async function endStaffSessions(
  desk: Desk,
  name: StaffName,
  which: { readonly only: string } | { readonly except: string } | 'all',
): Promise<void> {
  const found = (await desk.reads.staffSessions(name)).filter(({ id }) => {
    if (which === 'all') return true;
    return 'only' in which ? id === which.only : id !== which.except;
  });
  await desk.queue.changeStaffSessions({ kind: 'end', ids: found.map(({ id }) => id), at: desk.now() });
  desk.accounts.ended(found.map(({ id }) => id));
}

function hashOf({ hashing }: Desk, token: string): Uint8Array {
  return hashing.sha256(hashing.utf8(token));
}
