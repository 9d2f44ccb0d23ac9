import { fromBase64 } from '#domain/ledger/base64.ts';
import { type Checkpoint, parseCheckpoint } from '#domain/ledger/checkpoint.ts';
import { knownEntry } from '#domain/ledger/entry-bytes.ts';
import { leafHash, verifyConsistency, verifyInclusion } from '#domain/ledger/merkle-tree.ts';
import { isSameKey, parseVkey, splitNote } from '#domain/ledger/signed-note.ts';
import type { Proven } from '#protocol/candidate-down.ts';
import { type KeptPledge, type PledgeGiver, type Source, verifies } from './check-pledge.ts';
import { plainHashing as h } from './sha256.ts';

/** What this page has found proven of the ledger. */
export interface ProvenSoFar extends PledgeGiver {
  /** The newest signed checkpoint that goes on from all that this page has seen. */
  readonly note: string;
  /** The highest index that was proven; whatever was pledged up to it was proven too. */
  readonly through: number;
}

export type GivenProof = Extract<Proven, { ok: true }>;

/**
 * Whether the ledger whose root is signed goes on from what was proven before, and holds each of these pledges as it was pledged.
 * Gives what is proven from now on; null where anything is not. Never throws.
 */
export async function checkProof(
  { logKey, origin, ...before }: PledgeGiver | ProvenSoFar,
  owed: readonly KeptPledge[],
  { entries, goesOn, note }: GivenProof,
  source: Source,
): Promise<ProvenSoFar | null> {
  try {
    const now = await signedCheckpoint({ logKey, origin }, note, source);
    const held = 'note' in before ? before : null;
    if (now === null || (held !== null && !continues(held.note, now, goesOn))) return null;
    if (!owed.every((pledge) => isIn(now, pledge, entries))) return null;
    const through = owed.reduce((highest, { index }) => Math.max(highest, index), held?.through ?? -1);
    return { logKey, origin, note, through };
  } catch {
    return null;
  }
}

async function signedCheckpoint(
  { logKey, origin }: PledgeGiver,
  note: string,
  source: Source,
): Promise<Checkpoint | null> {
  const { signatures, text } = splitNote(note);
  const key = parseVkey(h, logKey);
  const own = signatures.find((one) => isSameKey(one.key, key));
  const checkpoint = parseCheckpoint(text);
  if (own === undefined || checkpoint.origin !== origin) return null;
  const [publicKey, signed] = [Uint8Array.from(key.publicKey), Uint8Array.from(h.utf8(text))];
  return (await verifies(source.subtle, publicKey, signed, Uint8Array.from(own.bytes))) ? checkpoint : null;
}

function continues(heldNote: string, now: Checkpoint, goesOn: readonly string[]): boolean {
  const held = parseCheckpoint(splitNote(heldNote).text);
  const sizes = { size1: held.size, size2: now.size, root1: held.root, root2: now.root };
  return verifyConsistency(h, { ...sizes, proof: goesOn.map(fromBase64) });
}

/** The entry itself is looked at: that some entry stands there proves nothing. */
function isIn({ root, size }: Checkpoint, pledge: KeptPledge, entries: GivenProof['entries']): boolean {
  const found = entries.find(({ index }) => index === pledge.index);
  if (found === undefined) return false;
  const { at, epoch, pid, said, seq } = knownEntry(found.entry).body;
  const isSaid = pid === pledge.pid && epoch === pledge.epoch && seq === pledge.seq;
  if (!isSaid || at !== pledge.at || said !== pledge.said) return false;
  const leaf = leafHash(h, h.utf8(found.entry));
  return verifyInclusion(h, { leaf, index: pledge.index, size, proof: found.way.map(fromBase64), root });
}
