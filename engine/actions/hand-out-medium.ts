import type { SessionId } from '#domain/ids.ts';
import { toHex } from '#domain/ledger/hex.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import type { StoredMedium } from '../storage/writer-messages.ts';
import { openToken } from './attempt-token.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';

/** By hall and name: at the start of a session everybody asks for the same pictures in the same second. */
const read = new WeakMap<Hall, Map<string, Promise<StoredMedium | null>>>();

/**
 * A picture or sound for the person a token names, while they work at a connected workstation. Any medium of their session's bank: its
 * name is the hash of its bytes, so who can name it has it on their paper or has the bytes already. `not-allowed`: the session has
 * nothing of this name.
 */
export async function handOutMedium(desk: Desk, token: string, name: string): Promise<Decision<StoredMedium>> {
  const seat = openToken(desk, token);
  const hall = seat === null ? undefined : desk.halls.get(seat.session as SessionId);
  const person = seat === null ? undefined : hall?.personByPid(seat.pid);
  if (seat === null || hall === undefined || person === undefined) return refuse('not-signed-in');
  if (person.saved.epoch !== seat.epoch) return refuse('stale-epoch');
  // What the browser had to show to sit here it has shown over its line.
  if (person.connection?.alive !== true || person.saved.workstation === null) return refuse('not-signed-in');
  if (person.saved.phase === 'waiting') return refuse('not-open');
  if (person.saved.identity !== 'confirmed') return refuse('identity-unconfirmed');
  if (person.saved.phase === 'finished') return refuse('already-finished');
  const known = read.get(hall) ?? new Map<string, Promise<StoredMedium | null>>();
  read.set(hall, known);
  // Only names of the bank are remembered, so that nobody can fill the memory with names of their own.
  if (!Object.values(hall.bank.media).some(({ hash }) => hash === name)) return refuse('not-allowed');
  const asked = known.get(name) ?? readMedium(desk, hall, name);
  known.set(name, asked);
  const medium = await asked;
  return medium === null ? refuse('not-allowed') : accept(medium);
}

/** Bytes that are no longer those that the ledger fixed by their name are not handed out. */
async function readMedium(desk: Desk, hall: Hall, name: string): Promise<StoredMedium | null> {
  const medium = await desk.reads.medium(hall.stored.no, name);
  if (medium === null) return null;
  return toHex(desk.hashing.sha256(medium.bytes)) === name ? medium : null;
}
