import { sameBytes } from '../../engine/domain/bytes.ts';
import { type Checkpoint, parseCheckpoint } from '../../engine/domain/ledger/checkpoint.ts';
import { Frontier, leafHash } from '../../engine/domain/ledger/merkle-tree.ts';
import { type NoteVerifier, openNote } from '../../engine/domain/ledger/signed-note.ts';
import type { SessionEvidence } from './evidence.ts';
import { hashing } from './node-crypto.ts';
import { type Check, type Findings, runCheck } from './report.ts';

/** Root of the tree over the first entries, by their count; recomputed from the bytes, never from stored leaves. */
export type RootAt = (size: number) => Uint8Array | undefined;

export function rootsOf({ entries, head, kept }: SessionEvidence, others: readonly string[]): RootAt {
  const sizes = new Set([entries.length, head?.size, ...kept.map(({ size }) => size), ...others.map(claimedSize)]);
  const roots = new Map<number, Uint8Array>();
  const tree = Frontier.empty(hashing);
  for (const { entry } of entries) {
    tree.append(leafHash(hashing, entry));
    if (sizes.has(tree.size)) roots.set(tree.size, tree.root());
  }
  return (size) => roots.get(size);
}

function claimedSize(note: string): number {
  return Number(note.split('\n')[1]);
}

/**
 * Check 4. Agreement of every checkpoint with the one tree of all entries makes them consistent with each other. `others` are
 * checkpoints that somebody else has kept: only they can show that a ledger was shortened and signed anew.
 */
export function checkTree(
  session: SessionEvidence,
  rootAt: RootAt,
  verifier: NoteVerifier | null,
  others: readonly string[],
): Check {
  return runCheck(4, 'Every signed checkpoint is the tree of these entries, the newest of all of them.', (found) => {
    if (verifier === null) return found.fail('instance', 'names no key that a signature could be checked with');
    const { head, kept, entries } = session;
    found.extent = `${kept.length + 1} checkpoints over ${entries.length} entries`;
    if (head === null) return found.fail('checkpoint head', 'is missing');
    if (head.size !== entries.length) {
      found.fail('checkpoint head', `was signed over ${head.size} entries, there are ${entries.length}`);
    }
    const examine = (where: string, note: string, size: number | null): void =>
      agree(found, { where, note, size, origin: session.origin }, verifier, rootAt);
    examine('checkpoint head', head.note, head.size);
    for (const { size, note } of kept) examine(`checkpoint of size ${size}`, note, size);
    const foreign = others.filter((note) => note.startsWith(`${session.origin}\n`));
    foreign.forEach((note) => examine(`your checkpoint of size ${claimedSize(note)}`, note, null));
    if (foreign.length > 0) found.extent += ` and ${foreign.length} of your own`;
  });
}

interface Claim {
  readonly where: string;
  readonly note: string;
  /** What the row says beside the note. */
  readonly size: number | null;
  readonly origin: string;
}

function agree(found: Findings, { where, note, size, origin }: Claim, verifier: NoteVerifier, rootAt: RootAt): void {
  let checkpoint: Checkpoint;
  try {
    checkpoint = parseCheckpoint(openNote(hashing, note, [verifier]).text);
  } catch (fault) {
    return found.fail(where, fault instanceof Error ? fault.message : String(fault));
  }
  if (checkpoint.origin !== origin) found.fail(where, `is one of the ledger ${checkpoint.origin}`);
  if (size !== null && checkpoint.size !== size) found.fail(where, `was signed over ${checkpoint.size} entries`);
  const root = rootAt(checkpoint.size);
  if (root === undefined) found.fail(where, `was signed over ${checkpoint.size} entries, of which some are gone`);
  else if (!sameBytes(root, checkpoint.root)) found.fail(where, 'was signed over other entries');
}
