import { type Bytes, fromBase64, hex, join, same, utf8 } from './bytes.ts';
import type { Primitives } from './primitives.ts';

/** A C2SP verifier key of type 1 (Ed25519). */
export interface LogKey {
  readonly name: string;
  readonly id: Bytes;
  readonly publicKey: Bytes;
}

export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Bytes;
  /** The signed text. */
  readonly text: string;
  readonly signatures: readonly { readonly name: string; readonly id: Bytes; readonly signature: Bytes }[];
}

const ED25519 = 1;
/** A witness's: Ed25519 over the checkpoint and a time. */
export const COSIGNATURE = 4;

/** `name+id+base64(type ‖ key)`; null for anything else. */
export function parseKey(p: Primitives, line: string, type = ED25519): LogKey | null {
  const found = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(line);
  if (found === null) return null;
  const [, name = '', id = '', encoded = ''] = found;
  const bytes = fromBase64(encoded);
  if (bytes === null || bytes.length !== 33 || bytes[0] !== type) return null;
  const key = keyOf(p, name, bytes.subarray(1), type);
  return hex(key.id) === id ? key : null;
}

export function keyOf(p: Primitives, name: string, publicKey: Bytes, type: number): LogKey {
  const id = p.sha256(join(utf8(`${name}\n`), Uint8Array.of(type), publicKey)).subarray(0, 4);
  return { name, id, publicKey };
}

/** C2SP tlog-checkpoint in a signed note, without extension lines; null for anything else. */
export function parseCheckpoint(note: string): Checkpoint | null {
  const end = note.indexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) return null;
  const text = note.slice(0, end + 1);
  const [origin = '', count = '', encoded = '', ...more] = text.slice(0, -1).split('\n');
  const root = fromBase64(encoded);
  const size = Number(count);
  if (more.length > 0 || origin === '' || root === null || root.length !== 32) return null;
  if (!/^(0|[1-9]\d*)$/.test(count) || !Number.isSafeInteger(size)) return null;
  const signatures = note
    .slice(end + 2, -1)
    .split('\n')
    .map(signatureOf);
  if (signatures.some((one) => one === null)) return null;
  return { origin, size, root, text, signatures: signatures as Checkpoint['signatures'] };
}

export function signatureOf(line: string): Checkpoint['signatures'][number] | null {
  const found = /^\u2014 ([^+\s]+) ([A-Za-z0-9+/=]+)$/.exec(line);
  const bytes = found === null ? null : fromBase64(found[2] as string);
  if (found === null || bytes === null || bytes.length < 5) return null;
  return { name: found[1] as string, id: bytes.subarray(0, 4), signature: bytes.subarray(4) };
}

/** Whether exactly this key has signed; a second line of the same key must be good as well. */
export function isSigned(
  p: Primitives,
  { signatures, text }: Pick<Checkpoint, 'signatures' | 'text'>,
  key: LogKey,
): boolean {
  const own = signatures.filter(({ id, name }) => name === key.name && same(id, key.id));
  return own.length > 0 && own.every(({ signature }) => p.verifyEd25519(key.publicKey, utf8(text), signature));
}

/** What a witness signs, C2SP tlog-cosignature. */
export function cosignedText(time: number, checkpoint: string): string {
  return `cosignature/v1\ntime ${time}\n${checkpoint}`;
}

/** The time, in Unix seconds, at which a witness says it saw this; `bad` for a line of its that is not good, null for none. */
export function cosignedAt(p: Primitives, { signatures, text }: Checkpoint, witness: LogKey): number | 'bad' | null {
  const own = signatures.filter(({ id, name }) => name === witness.name && same(id, witness.id));
  const times = own.map(({ signature }) => {
    const time = signature.length === 72 ? word(signature, 0) * 2 ** 32 + word(signature, 4) : 0;
    if (!Number.isSafeInteger(time) || time < 1) return 'bad';
    const isGood = p.verifyEd25519(witness.publicKey, utf8(cosignedText(time, text)), signature.subarray(8));
    return isGood ? time : 'bad';
  });
  return times.includes('bad') ? 'bad' : (times[0] ?? null);
}

function word(bytes: Bytes, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(at);
}
