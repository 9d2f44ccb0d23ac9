import { Malformed } from '../malformed.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { HASH_BYTES } from './merkle-tree.ts';
import { PROTOCOL_PREFIX } from './tagged-hash.ts';

/** What a log says of itself at one size. */
export interface Checkpoint {
  /** Name of the log for ever, e.g. `cbt.bkn/skd-2026/jakarta-1/latihan-skd`. */
  readonly origin: string;
  readonly size: number;
  /** Root of the tree of `size` leaves, 32 bytes. */
  readonly root: Uint8Array;
}

/** Texts that begin like this are signed for other purposes: an origin like this could pass for one of them. */
const RESERVED = [PROTOCOL_PREFIX, 'cosignature/v1'];

/** Body of a C2SP tlog-checkpoint: origin, decimal size and base64 root, a line each. Throws RangeError if it cannot be read back. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  const wrong = wrongIn(origin, size, root);
  if (wrong !== undefined) throw new RangeError(wrong);
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** Accepts exactly what `checkpointText` writes (so no extension lines); throws Malformed otherwise. */
export function parseCheckpoint(text: string): Checkpoint {
  const lines = text.split('\n');
  const [origin, digits, root64, end] = lines;
  if (lines.length !== 4 || end !== '')
    throw new Malformed('A checkpoint must have three lines: origin, size and root.');
  if (!/^(0|[1-9][0-9]*)$/.test(digits!)) throw new Malformed('The size in the checkpoint is not a decimal number.');
  const checkpoint = { origin: origin!, size: Number(digits), root: fromBase64(root64!) };
  const wrong = wrongIn(checkpoint.origin, checkpoint.size, checkpoint.root);
  if (wrong !== undefined) throw new Malformed(wrong);
  return checkpoint;
}

function wrongIn(origin: string, size: number, root: Uint8Array): string | undefined {
  // Control characters, the line end among them, cannot stand in a signed note.
  if (!/^[^\0-\x1f]+$/.test(origin)) return 'The origin of the checkpoint is empty or holds a control character.';
  if (RESERVED.some((start) => origin.startsWith(start))) return `"${origin}" is reserved and cannot be an origin.`;
  if (!Number.isSafeInteger(size) || size < 0) return 'The size in the checkpoint is not a whole number below 2^53.';
  if (root.length !== HASH_BYTES)
    return `The root in the checkpoint has ${root.length} bytes instead of ${HASH_BYTES}.`;
  return undefined;
}
