import { writeU64 } from '../bytes.ts';
import type { Hashing } from '../draw/hashing.ts';
import type { Pid } from '../ids.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { fromHex } from './hex.ts';
import { HASH_BYTES, nodeHash, rootByPath } from './merkle-tree.ts';
import { PROTOCOL_PREFIX, taggedHash } from './tagged-hash.ts';

/**
 * The engine's signed word that what a workstation said stands in the ledger (SPEC section 6). One signature speaks for all that
 * were saved together, up to `MOST_TOGETHER`: a signature for each answer would double what an answer costs.
 */
export const MOST_TOGETHER = 32;

/** As many as one answer proves at a time. */
export const MOST_PROVEN = 32;

const SIGNATURE_BYTES = 64;
const HEAD_BYTES = 2;
const NUMBER_BYTES = 8;

/** What is pledged: that entry `index` of the ledger is this change, as it was said, and has this time. */
export interface Pledged {
  readonly pid: Pid;
  readonly epoch: number;
  readonly seq: number;
  /** Hex, as the entry has it. */
  readonly said: string;
  readonly index: number;
  readonly at: number;
}

/** `TH("ack", origin, pid, u64be(epoch) ‖ u64be(seq) ‖ u64be(index) ‖ u64be(at), said)`. */
export function ackHash(
  h: Hashing,
  origin: string,
  { at, epoch, index, pid, said, seq }: Pledged,
  saidBytes = fromHex(said),
): Uint8Array {
  const numbers = new Uint8Array(4 * NUMBER_BYTES);
  writeU64(numbers, 0, epoch);
  writeU64(numbers, NUMBER_BYTES, seq);
  writeU64(numbers, 2 * NUMBER_BYTES, index);
  writeU64(numbers, 3 * NUMBER_BYTES, at);
  return taggedHash(h, 'ack', origin, pid, numbers, saidBytes);
}

/** What is signed: the root of the tree over the hashes of what was saved together. No checkpoint can have this text. */
export function acksText(origin: string, count: number, root: Uint8Array): string {
  return `${PROTOCOL_PREFIX}acks\n${origin}\n${count}\n${toBase64(root)}\n`;
}

/** The rows of a small tree (RFC 6962), from its leaves up to its root: who has no neighbour goes up as it is. */
export function rowsOf(h: Hashing, leaves: readonly Uint8Array[]): readonly (readonly Uint8Array[])[] {
  const rows = [leaves];
  for (let row = leaves; row.length > 1;) {
    const above: Uint8Array[] = [];
    for (let i = 0; i + 1 < row.length; i += 2) above.push(nodeHash(h, row[i]!, row[i + 1]!));
    if (row.length % 2 === 1) above.push(row.at(-1)!);
    rows.push(above);
    row = above;
  }
  return rows;
}

/** `place`, `count`, the signature, then the neighbours on the way from the hash at `place` up to the root. */
export function pledgeBytes(
  rows: readonly (readonly Uint8Array[])[],
  place: number,
  signature: Uint8Array,
): Uint8Array {
  const way: Uint8Array[] = [];
  let at = place;
  for (const row of rows) {
    const neighbour = row[at % 2 === 0 ? at + 1 : at - 1];
    if (neighbour !== undefined) way.push(neighbour);
    at = Math.floor(at / 2);
  }
  const pledge = new Uint8Array(HEAD_BYTES + SIGNATURE_BYTES + way.length * HASH_BYTES);
  pledge[0] = place;
  pledge[1] = rows[0]!.length;
  pledge.set(signature, HEAD_BYTES);
  way.forEach((neighbour, step) => pledge.set(neighbour, HEAD_BYTES + SIGNATURE_BYTES + step * HASH_BYTES));
  return pledge;
}

/** What one signature must be over, and the signature. */
export interface PledgeClaim {
  readonly text: string;
  readonly signature: Uint8Array;
}

/** What a pledge, in base64, claims of this change; null where it is none. Whether it is signed is for the caller to see. */
export function readPledge(h: Hashing, origin: string, pledged: Pledged, pledge: string): PledgeClaim | null {
  try {
    const bytes = fromBase64(pledge);
    const [place, count] = bytes;
    const start = HEAD_BYTES + SIGNATURE_BYTES;
    if (bytes.length < start || (bytes.length - start) % HASH_BYTES !== 0 || count! > MOST_TOGETHER) return null;
    const proof: Uint8Array[] = [];
    for (let at = start; at < bytes.length; at += HASH_BYTES) proof.push(bytes.slice(at, at + HASH_BYTES));
    const root = rootByPath(h, { leaf: ackHash(h, origin, pledged), index: place!, size: count!, proof });
    if (root === undefined) return null;
    return { text: acksText(origin, count!, root), signature: bytes.slice(HEAD_BYTES, start) };
  } catch {
    return null;
  }
}
