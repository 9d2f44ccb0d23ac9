import { createHmac } from 'node:crypto';
import type { Desk } from './desk.ts';

/** A bare SHA-256 of it stands in the file, so it must be too long to be guessed. */
const QUIT_PASSWORD_BYTES = 10;

export interface SebSecrets {
  readonly salt: Uint8Array;
  readonly quitPassword: string;
}

/**
 * What a settings file needs that nobody may guess, from the server's key and the exam. Asked for again it is the same, so that
 * every copy of the file has the one Config Key that the definition names, and the sessions of one exam share it.
 */
export function sebSecrets(
  desk: Pick<Desk, 'serverKey'>,
  exam: { readonly id: string; readonly origin: string; readonly screenReader: boolean },
): SebSecrets {
  const derived = (purpose: string, ...parts: unknown[]): Buffer =>
    createHmac('sha256', desk.serverKey)
      .update(JSON.stringify([purpose, ...parts]))
      .digest();
  const quit = derived('seb-quit-password', exam.id, exam.origin).subarray(0, QUIT_PASSWORD_BYTES).toString('hex');
  return { salt: new Uint8Array(derived('seb-salt', exam.id, exam.origin, exam.screenReader)), quitPassword: quit };
}
