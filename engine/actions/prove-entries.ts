import { toBase64 } from '#domain/ledger/base64.ts';
import { knownEntry } from '#domain/ledger/entry-bytes.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import type { Person } from './person.ts';
import type { SeenLedgers } from './seen-ledgers.ts';

export interface AskedProof {
  /** Size of the tree that was proven before; 0 for none. */
  readonly from: number;
  readonly indexes: readonly number[];
}

/** Hashes in base64, entries as text. */
export interface EntriesProven {
  /** The newest signed checkpoint: a C2SP signed note. */
  readonly note: string;
  /** RFC 9162 section 2.1.4, from the size asked from; empty where none was, or there is no such tree. */
  readonly goesOn: string[];
  readonly entries: { readonly index: number; readonly entry: string; readonly way: string[] }[];
}

/**
 * The proof that what a workstation was pledged stands in the ledger whose root is signed, and that this ledger goes on from what
 * the workstation has seen. Only the person's own changes: when others save is nobody else's while they work. What cannot be proven
 * is left out, and the workstation sees that.
 */
export async function proveEntries(
  desk: Desk,
  ledgers: SeenLedgers,
  hall: Hall,
  { participant }: Person,
  { from, indexes }: AskedProof,
): Promise<Decision<EntriesProven>> {
  const note = await desk.reads.checkpoint(hall.id);
  if (note === null) return refuse('not-stored');
  const size = Number(note.split('\n')[1]);
  const goesOn = from === 0 ? null : await ledgers.consistency(hall, from, size);
  const entries: EntriesProven['entries'] = [];
  for (const index of indexes) {
    const bytes = desk.reads.entry(hall.stored.no, index);
    const way = bytes === null ? null : await ledgers.inclusion(hall, index, size);
    if (bytes === null || way === null) continue;
    const entry = Buffer.from(bytes).toString('utf8');
    const { pid, said } = knownEntry(entry).body;
    if (pid === participant.pid && said !== undefined) entries.push({ index, entry, way: way.map(toBase64) });
  }
  return accept({ note, goesOn: (goesOn ?? []).map(toBase64), entries });
}
