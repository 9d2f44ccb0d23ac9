import { hash, verify } from '@node-rs/argon2';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import { faultOfPassword } from '#domain/staff/password.ts';
import type { StaffRecord } from '../storage/writer-messages.ts';
import type { Desk } from './desk.ts';
import { endStaffSessions } from './staff-sessions.ts';

/** OWASP's first recommendation for argon2id (2024): 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

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
  return record !== null && record.disabledAt === null && isRight ? accept(record) : refuse('wrong-password');
}

/** The account's other sign-ins end with it, and this one too: the browser is given a new one. */
export function changePassword(
  desk: Desk,
  name: string,
  current: string,
  next: string,
): Promise<Decision<StaffRecord>> {
  return desk.accounts.inTurn(async () => {
    const known = await signInStaff(desk, name, current);
    if (!known.ok) return known;
    const fault = faultOfPassword(next, name, current);
    if (fault !== null) return refuse('weak-password', { where: fault });
    const changed: StaffRecord = {
      ...known.value,
      passwordHash: await hashPassword(next),
      usesInitialPassword: false,
      credentialVersion: known.value.credentialVersion + 1,
    };
    await desk.queue.putStaff(changed);
    await endStaffSessions(desk, changed.name, 'all');
    return accept(changed);
  });
}
