import { type Bytes, fromBase64, same } from '../verify/bytes.ts';
import { type Checkpoint, type LogKey, isSigned, parseCheckpoint } from '../verify/note.ts';
import type { Primitives } from '../verify/primitives.ts';
import { isConsistent } from './consistency.ts';

/** What a witness holds of one ledger: the newest note that it has found consistent. */
export interface Remembered {
  readonly size: number;
  readonly note: string;
}

/** What was offered is the ledger that is remembered, gone on; or it is not, and the two notes prove it. */
export type Judgement =
  | { readonly kind: 'consistent'; readonly checkpoint: Checkpoint }
  | {
      readonly kind: 'alarm';
      readonly why: 'rollback' | 'fork' | 'unsigned' | 'not-in-form' | 'other-origin' | 'no-proof';
    };

/** Judges an offered note by what is remembered. `proof` is the text of the engine: a hash in base64 for each line. */
export function judgeNote(
  p: Primitives,
  log: LogKey,
  session: string,
  remembered: Remembered | null,
  note: string,
  proof: string | null,
): Judgement {
  const alarm = (why: Extract<Judgement, { kind: 'alarm' }>['why']): Judgement => ({ kind: 'alarm', why });
  const checkpoint = parseCheckpoint(note);
  if (checkpoint === null) return alarm('not-in-form');
  if (checkpoint.origin !== `${log.name}/${session}`) return alarm('other-origin');
  if (!isSigned(p, checkpoint, log)) return alarm('unsigned');
  if (remembered === null) return { kind: 'consistent', checkpoint };
  const before = parseCheckpoint(remembered.note);
  if (before === null) return alarm('not-in-form');
  if (checkpoint.size < before.size) return alarm('rollback');
  if (checkpoint.size === before.size) {
    return same(checkpoint.root, before.root) ? { kind: 'consistent', checkpoint } : alarm('fork');
  }
  const hashes = proof === null ? null : hashesIn(proof);
  if (hashes === null) return alarm('no-proof');
  const trees = { size1: before.size, root1: before.root, size2: checkpoint.size, root2: checkpoint.root };
  return isConsistent(p, trees, hashes) ? { kind: 'consistent', checkpoint } : alarm('fork');
}

function hashesIn(proof: string): Bytes[] | null {
  if (proof !== '' && !proof.endsWith('\n')) return null;
  const hashes = proof === '' ? [] : proof.slice(0, -1).split('\n').map(fromBase64);
  return hashes.every((hash) => hash !== null) ? (hashes as Bytes[]) : null;
}
