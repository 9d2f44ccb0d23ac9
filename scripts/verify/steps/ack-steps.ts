import { type Bytes, fromBase64, fromHex, join, toBase64, u64, utf8 } from '../bytes.ts';
import { type Json, isObject, parseCanonical } from '../canonical.ts';
import type { Entry } from '../entry.ts';
import type { Evidence } from '../evidence.ts';
import type { Step } from '../finding.ts';
import type { LogKey } from '../note.ts';
import { type Primitives, tagged } from '../primitives.ts';
import { rootFromProof } from '../tree.ts';

const FIELDS = 'at,epoch,index,pid,pledge,said,seq';
const FORMAT = 'terang-acks/1';
const SIGNATURE_END = 66;
const HASH_BYTES = 32;

interface Ack {
  readonly at: number;
  readonly epoch: number;
  readonly index: number;
  readonly pid: string;
  readonly pledge: Bytes;
  readonly said: Bytes;
  readonly seq: number;
}

/** A file of pledges (SPEC section 13), its members not yet looked at; null for any other text. */
export function parseAcks(text: string): { readonly origin: string; readonly acks: readonly Json[] } | null {
  const value = text.startsWith('{') ? parseCanonical(text.trimEnd()) : undefined;
  if (!isObject(value) || value.format !== FORMAT || typeof value.origin !== 'string') return null;
  return Array.isArray(value.acks) ? { origin: value.origin, acks: value.acks } : null;
}

/** V22 for what a candidate's own computer was pledged: whatever this log's key has signed stands where it was pledged to stand. */
export function checkAcks(evidence: Evidence, text: string, where: string, step: Step): void {
  const file = parseAcks(text);
  const acks = file?.acks.map(readAck);
  if (file === null || acks === undefined || acks.length === 0 || acks.includes(null))
    return step.fail('acks-not-in-form', where);
  const entries = new Map(evidence.entries.map((entry) => [entry.index, entry]));
  let kept = 0;
  for (const ack of acks as readonly Ack[]) {
    const { index, seq } = ack;
    if (file.origin !== evidence.head?.origin || !isPledged(evidence.p, evidence.key, file.origin, ack)) {
      step.fail('ack-of-another', where, { seq });
    } else if (!isSame(entries.get(index)?.body, ack)) step.fail('ack-not-kept', where, { seq, entry: index });
    else kept += 1;
  }
  if (kept === acks.length) step.note('acks-kept', where, { count: kept });
}

function isSame(body: Entry['body'] | undefined, ack: Ack): boolean {
  if (body === undefined || typeof body.said !== 'string') return false;
  const { at, epoch, pid, said, seq } = ack;
  const isOwn = body.pid === pid && body.epoch === epoch && body.seq === seq && body.at === at;
  return isOwn && fromHex(body.said)?.every((byte, place) => byte === said[place]) === true;
}

/** Whether the holder of that key has signed the promise. */
export function isPledged(p: Primitives, key: LogKey | null, origin: string, { pledge, ...ack }: Ack): boolean {
  const [place = 0, count = 0] = pledge;
  const { at, epoch, index, pid, said, seq } = ack;
  const numbers = join(u64(epoch), u64(seq), u64(index), u64(at));
  const way: Bytes[] = [];
  for (let from = SIGNATURE_END; from < pledge.length; from += HASH_BYTES)
    way.push(pledge.slice(from, from + HASH_BYTES));
  const root = rootFromProof(p, tagged(p, 'ack', origin, pid, numbers, said), place, count, way);
  if (root === null || key === null) return false;
  const signed = utf8(`cbt-transparency/v1/acks\n${origin}\n${count}\n${toBase64(root)}\n`);
  return p.verifyEd25519(key.publicKey, signed, pledge.slice(2, SIGNATURE_END));
}

export function readAck(value: Json): Ack | null {
  if (!isObject(value) || Object.keys(value).sort().join(',') !== FIELDS) return null;
  const { at, epoch, index, pid, pledge, said, seq } = value;
  if (![at, epoch, index, seq].every((number) => typeof number === 'number' && number >= 0)) return null;
  if (typeof pid !== 'string' || typeof said !== 'string' || typeof pledge !== 'string') return null;
  const [saidBytes, bytes] = [fromHex(said), fromBase64(pledge)];
  if (saidBytes?.length !== HASH_BYTES || bytes === null || bytes.length < SIGNATURE_END) return null;
  const numbers = { at, epoch, index, seq } as Record<'at' | 'epoch' | 'index' | 'seq', number>;
  return { ...numbers, pid, said: saidBytes, pledge: bytes };
}
