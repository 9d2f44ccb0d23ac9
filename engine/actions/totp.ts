import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '#domain/time.ts';

/** RFC 6238 over RFC 4226 as phones do it: HMAC-SHA-1, steps of 30 s from 1970, six digits. */
const STEP_MS = 30_000;
const DIGITS = 6;
/** A phone's clock may be one step off either way (RFC 6238, section 5.2). */
const DRIFT = [0, -1, 1];
/** RFC 4226, section 4: at least 128 bits, better 160. */
export const TOTP_SECRET_BYTES = 20;

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export function totpStep(now: Instant): number {
  return Math.floor(now / STEP_MS);
}

/** The code of one step, with as many digits. */
export function totpCode(secret: Uint8Array, step: number, digits = DIGITS): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = mac[mac.length - 1]! & 0xf;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0');
}

/** The step that a typed code is of, if it is right now and newer than the last one that was taken; no code opens twice. */
export function takenStep(secret: Uint8Array, typed: string, now: Instant, lastStep: number): number | null {
  const given = Buffer.from(typed.replace(/\s/g, ''));
  for (const drift of DRIFT) {
    const step = totpStep(now) + drift;
    const expected = Buffer.from(totpCode(secret, step));
    if (step > lastStep && given.length === expected.length && timingSafeEqual(given, expected)) return step;
  }
  return null;
}

/** RFC 4648 section 6 without padding: what is typed where nothing can be scanned. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => BASE32[parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** What a phone scans. */
export function totpAddress(account: string, secret: Uint8Array): string {
  return `otpauth://totp/${encodeURIComponent(`Terang:${account}`)}?secret=${base32(secret)}&issuer=Terang`;
}
