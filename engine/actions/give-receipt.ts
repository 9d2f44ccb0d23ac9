import { tlogProof } from '#domain/ledger/tlog-proof.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import type { Person } from './person.ts';
import type { SeenLedgers } from './seen-ledgers.ts';

export interface GivenReceipt {
  /** The text of a `.tlog-proof` file. */
  readonly proof: string;
  readonly vkey: string;
  /** Opens this person's own answers and nobody else's: with it the check desk can show them. */
  readonly ownKey: Uint8Array;
}

/** The proof that a person's newest score is in the ledger whose root is signed: what `terang verify --receipt` reads. */
export async function giveReceipt(
  desk: Desk,
  ledgers: SeenLedgers,
  hall: Hall,
  { participant, saved, scoreIndex: index }: Person,
): Promise<Decision<GivenReceipt>> {
  if (saved.phase !== 'finished' || index === null) return refuse('wrong-phase');
  const note = await desk.reads.checkpoint(hall.id);
  const size = Number(note?.split('\n')[1]);
  const entry = desk.reads.entry(hall.stored.no, index);
  const proof = await ledgers.inclusion(hall, index, size);
  if (note === null || entry === null || proof === null) return refuse('not-stored');
  return accept({
    proof: tlogProof({ entry, index, proof, note }),
    vkey: desk.queue.vkey,
    ownKey: participant.answerKey,
  });
}
