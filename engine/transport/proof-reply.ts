import type { Proven } from '#protocol/candidate-down.ts';
import type { AskProof } from '#protocol/candidate-up.ts';
import type { Desk } from '../actions/desk.ts';
import type { Hall } from '../actions/hall.ts';
import type { Person } from '../actions/person.ts';
import { proveEntries } from '../actions/prove-entries.ts';
import type { SeenLedgers } from '../actions/seen-ledgers.ts';

/** Up to 32 ways through the tree. */
export const PROOF_WEIGHS = 5;

export async function replyToProof(
  desk: Desk,
  ledgers: SeenLedgers,
  { hall, person }: { readonly hall: Hall; readonly person: Person },
  asked: AskProof,
): Promise<Proven> {
  const proved = await proveEntries(desk, ledgers, hall, person, asked);
  return proved.ok ? { ok: true, ...proved.value } : proved;
}
