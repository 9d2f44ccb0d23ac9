import { seedCommit } from '#domain/draw/draw-keys.ts';
import { definitionHash } from '#domain/ledger/commitments.ts';
import { toHex } from '#domain/ledger/hex.ts';
import { knownAnswersHold } from '#domain/score/known-answers.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';

/**
 * Whether this engine may open a session: it scores a known paper rightly, and the rules and the secret that it holds in memory are
 * those that the ledger was begun with. The bank was held against it at the start.
 */
export function selfTest({ hashing: h }: Pick<Desk, 'hashing'>, { definition, preparation, stored }: Hall): boolean {
  const { fixed } = preparation;
  if (fixed === null || !knownAnswersHold()) return false;
  const commitment = toHex(seedCommit(h, stored.seedSecret, stored.manifestHash));
  return definitionHash(h, definition) === fixed.definition && commitment === fixed.commitment;
}
