import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Desk } from './desk.ts';

type Key = Pick<Desk, 'serverKey'>;

/** What a browser keeps for the engine: readable by anybody, made by nobody else. One purpose never opens another's. */
export type Purpose = 'attempt-token' | 'staff-device';

export function signClaims(desk: Key, purpose: Purpose, claims: readonly unknown[]): string {
  const body = Buffer.from(JSON.stringify(claims)).toString('base64url');
  return `${body}.${mac(desk, purpose, body)}`;
}

/** Null for anything that this engine did not make, to the character. */
export function openClaims(desk: Key, purpose: Purpose, text: string): unknown[] | null {
  const dot = text.lastIndexOf('.');
  if (dot < 0) return null;
  const body = text.slice(0, dot);
  const [expected, given] = [Buffer.from(mac(desk, purpose, body)), Buffer.from(text.slice(dot + 1))];
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null;
  return JSON.parse(Buffer.from(body, 'base64url').toString()) as unknown[];
}

function mac(desk: Key, purpose: Purpose, body: string): string {
  return createHmac('sha256', desk.serverKey).update(`${purpose}\n${body}`).digest('base64url');
}
