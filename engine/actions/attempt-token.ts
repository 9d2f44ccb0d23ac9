import type { Desk } from './desk.ts';
import { openClaims, signClaims } from './signed-claims.ts';

export interface AttemptToken {
  readonly session: string;
  readonly pid: string;
  readonly epoch: number;
}

/** What a workstation keeps to come back with: names one attempt at one epoch. */
export function makeToken(desk: Pick<Desk, 'serverKey'>, { epoch, pid, session }: AttemptToken): string {
  return signClaims(desk, 'attempt-token', [session, pid, epoch]);
}

/** Null for anything that this engine did not make. */
export function openToken(desk: Pick<Desk, 'serverKey'>, text: string): AttemptToken | null {
  const claims = openClaims(desk, 'attempt-token', text);
  if (claims === null) return null;
  const [session, pid, epoch] = claims as [string, string, number];
  return { session, pid, epoch };
}
