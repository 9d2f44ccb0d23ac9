import { hash, verify } from '@node-rs/argon2';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import type { StaffRecord } from '../storage/writer-messages.ts';
import type { Desk } from './desk.ts';
import { openClaims, signClaims } from './signed-claims.ts';

/** OWASP's first recommendation for argon2id (2024): 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** A working day; after it the staff sign in again. */
const COOKIE_LASTS_MS = 12 * 3_600_000;

export async function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

let decoy: Promise<string> | null = null;

/** Names that do not exist cost the same time as names that do. */
async function hashToCompare(record: StaffRecord | null): Promise<string> {
  decoy ??= hashPassword('nobody');
  return record?.passwordHash ?? (await decoy);
}

export async function signInStaff(desk: Desk, name: string, password: string): Promise<Decision<StaffRecord>> {
  const record = await desk.reads.staff(name);
  const isRight = await verify(await hashToCompare(record), password);
  return record !== null && isRight ? accept(record) : refuse('wrong-password');
}

export async function changePassword(
  desk: Desk,
  name: string,
  current: string,
  next: string,
): Promise<Decision<StaffRecord>> {
  const known = await signInStaff(desk, name, current);
  if (!known.ok) return known;
  const changed: StaffRecord = {
    ...known.value,
    passwordHash: await hashPassword(next),
    usesInitialPassword: false,
    credentialVersion: known.value.credentialVersion + 1,
  };
  await desk.queue.putStaff(changed);
  return accept(changed);
}

/** A signed cookie: name, version of the password it was made under, and until when. */
export function makeStaffCookie(desk: Pick<Desk, 'serverKey' | 'now'>, staff: StaffRecord): string {
  return signClaims(desk, 'staff-cookie', [staff.name, staff.credentialVersion, desk.now() + COOKIE_LASTS_MS]);
}

/** Who a cookie speaks for; null when it is forged, expired, or older than the account's last change of password. */
export async function openStaffCookie(desk: Desk, cookie: string): Promise<StaffRecord | null> {
  const claims = openClaims(desk, 'staff-cookie', cookie);
  if (claims === null) return null;
  const [name, version, until] = claims as [string, number, number];
  if (desk.now() > until) return null;
  const record = await desk.reads.staff(name);
  return record !== null && record.credentialVersion === version ? record : null;
}
