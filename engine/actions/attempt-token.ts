import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Desk } from './desk.ts';

export interface AttemptToken {
  readonly session: string;
  readonly pid: string;
  readonly epoch: number;
}

/** What a workstation keeps to come back with: names one attempt at one epoch, and nobody else can make it. */
export function makeToken(desk: Pick<Desk, 'serverKey'>, token: AttemptToken): string {
  const body = Buffer.from(JSON.stringify([token.session, token.pid, token.epoch])).toString('base64url');
  return `${body}.${mac(desk, body)}`;
}

/** Null for anything that this engine did not make. */
export function openToken(desk: Pick<Desk, 'serverKey'>, text: string): AttemptToken | null {
  const [body = '', signature = ''] = text.split('.');
  const [expected, given] = [Buffer.from(mac(desk, body)), Buffer.from(signature)];
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null;
  const [session, pid, epoch] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [string, string, number];
  return { session, pid, epoch };
}

function mac(desk: Pick<Desk, 'serverKey'>, body: string): string {
  return createHmac('sha256', desk.serverKey).update(`attempt-token\n${body}`).digest('base64url');
}
