import { type Bytes, fromBase64, join, same, u64, utf8 } from '../verify/bytes.ts';
import type { Primitives } from '../verify/primitives.ts';
import { toBase64 } from './base64.ts';
import { type WitnessKey, witnessKey } from './witness-key.ts';

const FORMAT = 'terang-witness-key/1';
const ROUNDS = 60_000;
const LEAST_PASSPHRASE = 8;

export function isPassphrase(text: string): boolean {
  return [...text].length >= LEAST_PASSPHRASE;
}

/** A key for another device, closed with a passphrase: PBKDF2-HMAC-SHA-256 (RFC 8018) over 16 random bytes, used once. */
export function sealKey(p: Primitives, { key, secret }: WitnessKey, passphrase: string, salt: Bytes): string {
  const [pad, check] = derived(p, passphrase, salt);
  const closed = secret.map((byte, place) => byte ^ pad[place]!);
  const tag = p.hmac(check, join(utf8(key.name), closed));
  const file = { format: FORMAT, name: key.name, salt: toBase64(salt), closed: toBase64(closed), tag: toBase64(tag) };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Null for another passphrase, and for what is no such file. */
export function openKey(p: Primitives, text: string, passphrase: string): WitnessKey | null {
  const file = fieldsOf(text);
  if (file === null || file['format'] !== FORMAT) return null;
  const [salt, closed, tag] = ['salt', 'closed', 'tag'].map((name) => fromBase64(file[name] ?? ''));
  if (!salt || !closed || !tag || closed.length !== 32) return null;
  const [pad, check] = derived(p, passphrase, salt);
  if (!same(p.hmac(check, join(utf8(file['name'] ?? ''), closed)), tag)) return null;
  return witnessKey(
    p,
    file['name'] ?? '',
    closed.map((byte, place) => byte ^ pad[place]!),
  );
}

function fieldsOf(text: string): Record<string, string> | null {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null;
    return isObject && Object.values(value).every((one) => typeof one === 'string')
      ? (value as Record<string, string>)
      : null;
  } catch {
    return null;
  }
}

function derived(p: Primitives, passphrase: string, salt: Bytes): [pad: Bytes, check: Bytes] {
  const password = utf8(passphrase.normalize('NFC'));
  return [block(p, password, salt, 1), block(p, password, salt, 2)];
}

function block(p: Primitives, password: Bytes, salt: Bytes, number: number): Bytes {
  let last = p.hmac(password, join(salt, u64(number).subarray(4)));
  const sum = last.slice();
  for (let round = 1; round < ROUNDS; round++) {
    last = p.hmac(password, last);
    for (let place = 0; place < sum.length; place++) sum[place]! ^= last[place]!;
  }
  return sum;
}
