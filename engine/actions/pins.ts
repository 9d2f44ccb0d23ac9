import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Desk } from './desk.ts';
import { drawSymbols } from './draw-symbols.ts';

/** Digits and letters without those that people confuse: no 0 and O, no 1, I and L, no U. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A PIN of `length` characters, each drawn evenly: 8 of them are 39 bits, guarded by the limit on tries. */
export function makePin(desk: Pick<Desk, 'randomBytes'>, length: number): string {
  return drawSymbols(desk, ALPHABET, length).join('');
}

export function foldPin(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]+/g, '');
}

/** HMAC-SHA-256 under the server's key. A slow hash would cost a hall of two thousand a minute at the doors. */
export function hashPin(desk: Pick<Desk, 'serverKey'>, session: string, number: string, pin: string): Uint8Array {
  const mac = createHmac('sha256', desk.serverKey).update(JSON.stringify(['pin', session, number, foldPin(pin)]));
  return new Uint8Array(mac.digest());
}

export function isPin(
  desk: Pick<Desk, 'serverKey'>,
  session: string,
  number: string,
  typed: string,
  expected: Uint8Array,
): boolean {
  return timingSafeEqual(hashPin(desk, session, number, typed), expected);
}

export function isSessionPin(expected: string, typed: string): boolean {
  const [a, b] = [Buffer.from(foldPin(expected)), Buffer.from(foldPin(typed))];
  return a.length === b.length && timingSafeEqual(a, b);
}
