import { createHmac } from 'node:crypto';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import type { StaffRecord } from '../storage/writer-messages.ts';
import type { Desk } from './desk.ts';
import { foldPin, makePin } from './pins.ts';
import { noteOn } from './staff-notes.ts';
import type { SignedInStaff } from './staff-sessions.ts';
import { TOTP_SECRET_BYTES, base32, takenStep, totpAddress } from './totp.ts';

const RECOVERY_CODES = 8;
const RECOVERY_LENGTH = 10;

/** Whether a sign-in whose password was right is whole; takes the code, so that it opens nothing again. */
export function passSecondFactor(desk: Desk, name: string, code: string | null): Promise<Decision<StaffRecord>> {
  return desk.accounts.inTurn(async () => {
    const record = await desk.reads.staff(name);
    if (record === null || record.disabledAt !== null) return refuse('wrong-password');
    if (record.totp === null) return accept(record);
    if (code === null || code.trim() === '') return refuse('code-needed');
    const after = afterCode(desk, record, code);
    if (after === null) return refuse('wrong-code');
    await desk.queue.putStaff(after);
    return accept(after);
  });
}

/** The account after a code of its phone or of its paper; null where it is neither. */
function afterCode(desk: Desk, record: StaffRecord, code: string): StaffRecord | null {
  if (record.totp === null) return null;
  const step = takenStep(record.totp.secret, code, desk.now(), record.totp.step);
  if (step !== null) return { ...record, totp: { ...record.totp, step } };
  const hash = recoveryHash(desk, record.name, code);
  if (!record.recovery.includes(hash)) return null;
  return { ...record, recovery: record.recovery.filter((one) => one !== hash) };
}

/** A secret for a phone. It counts once a code of it was shown. */
export function beginSecondFactor(desk: Desk, { session, staff }: SignedInStaff) {
  const secret = desk.randomBytes(TOTP_SECRET_BYTES);
  desk.accounts.secrets.set(session.id, secret);
  return { key: base32(secret), address: totpAddress(staff.name, secret) };
}

/** From now on a code is asked for at every sign-in. Gives the recovery codes, which nobody can be told again. */
export function confirmSecondFactor(
  desk: Desk,
  { session, staff }: SignedInStaff,
  code: string,
): Promise<Decision<readonly string[]>> {
  return desk.accounts.inTurn(async () => {
    const secret = desk.accounts.secrets.get(session.id);
    const record = await desk.reads.staff(staff.name);
    if (secret === undefined || record === null) return refuse('code-needed');
    const step = takenStep(secret, code, desk.now(), 0);
    if (step === null) return refuse('wrong-code');
    const codes = Array.from({ length: RECOVERY_CODES }, () => makePin(desk, RECOVERY_LENGTH));
    const recovery = codes.map((one) => recoveryHash(desk, staff.name, one));
    const note = noteOn(desk, staff.name, 'factor-on', record.name, '');
    await desk.queue.putStaff({ ...record, totp: { secret, step }, recovery }, note);
    desk.accounts.secrets.delete(session.id);
    return accept(codes.map((one) => `${one.slice(0, 5)}-${one.slice(5)}`));
  });
}

/** With a code of it, so that an open console alone takes nothing away. */
export function dropSecondFactor(desk: Desk, { staff }: SignedInStaff, code: string): Promise<Decision<null>> {
  return desk.accounts.inTurn(async () => {
    const record = await desk.reads.staff(staff.name);
    if (record === null || afterCode(desk, record, code) === null) return refuse('wrong-code');
    const note = noteOn(desk, staff.name, 'factor-off', record.name, '');
    await desk.queue.putStaff({ ...record, totp: null, recovery: [] }, note);
    return accept(null);
  });
}

function recoveryHash({ serverKey }: Pick<Desk, 'serverKey'>, name: string, code: string): string {
  return createHmac('sha256', serverKey)
    .update(JSON.stringify(['recovery', name, foldPin(code)]))
    .digest('hex');
}
