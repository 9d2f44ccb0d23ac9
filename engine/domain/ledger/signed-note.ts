import { concatBytes, readU32, sameBytes } from '../bytes.ts';
import type { Hashing } from '../draw/hashing.ts';
import { Malformed } from '../malformed.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { fromHex, toHex } from './hex.ts';
import { isWellFormed } from './utf8.ts';

/** Ed25519 over the note's text as it is; the only type of signature that a log itself makes. */
export const ED25519 = 0x01;

const KEY_BYTES = 32;
const ID_BYTES = 4;
const SIGNATURE_START = '\u2014 ';
/** As many as Go's sumdb/note reads. */
const MAX_SIGNATURES = 100;
const NAME = /^[^\s\x85+]+$/;

/** Ed25519 of RFC 8032 over raw bytes: private key inside, 64-byte signature out. */
export type Sign = (bytes: Uint8Array) => Uint8Array;
/** Whether a 64-byte Ed25519 signature is that of a raw 32-byte public key. Never throws. */
export type Verify = (publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array) => boolean;

/** A public key as C2SP signed-note knows it. */
export interface NoteKey {
  /** Without blanks or plus signs; for a log's key the same as its origin. */
  readonly name: string;
  /** First 4 bytes of SHA-256(name ‖ "\n" ‖ type ‖ public key): tells keys of one name apart, and proves nothing. */
  readonly id: Uint8Array;
  /** Raw, 32 bytes. */
  readonly publicKey: Uint8Array;
}

export interface NoteSigner {
  readonly key: Pick<NoteKey, 'name' | 'id'>;
  /** Signature of the text's UTF-8. */
  sign(text: Uint8Array): Uint8Array;
}

export interface NoteVerifier {
  readonly key: Pick<NoteKey, 'name' | 'id'>;
  verify(text: Uint8Array, signature: Uint8Array): boolean;
}

export interface NoteSignature {
  readonly key: Pick<NoteKey, 'name' | 'id'>;
  readonly bytes: Uint8Array;
}

export interface OpenedNote {
  readonly text: string;
  /** One for each verifier that was satisfied, in the order of the note; never empty. */
  readonly signatures: readonly NoteSignature[];
}

/** A note that cannot be believed, with the reason in one sentence. */
export class NoteError extends Malformed {
  override name = 'NoteError';
}

export function noteKey(h: Hashing, name: string, publicKey: Uint8Array, type = ED25519): NoteKey {
  if (!isKeyName(name)) throw new RangeError(`"${name}" cannot be the name of a key`);
  if (publicKey.length !== KEY_BYTES) throw new RangeError(`a public key has ${KEY_BYTES} bytes`);
  const typed = concatBytes(Uint8Array.of(type), publicKey);
  const id = h.sha256(concatBytes(h.utf8(`${name}\n`), typed)).slice(0, ID_BYTES);
  return { name, id, publicKey };
}

/** An Ed25519 key as one line, `name+id in hexadecimal+base64(type ‖ public key)`. */
export function formatVkey(key: NoteKey, type = ED25519): string {
  return `${key.name}+${toHex(key.id)}+${toBase64(concatBytes(Uint8Array.of(type), key.publicKey))}`;
}

/** The reverse of `formatVkey`; throws NoteError if the line is not such a key or its id is another key's. */
export function parseVkey(h: Hashing, vkey: string, type = ED25519): NoteKey {
  // The base64 may hold plus signs itself, the other two may not.
  const parts = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(vkey);
  const name = parts?.[1] ?? '';
  if (parts === null || !isKeyName(name)) throw new NoteError('A verifier key is written name+id+key.');
  const typed = fromBase64(parts[3]!);
  if (typed[0] !== type || typed.length !== 1 + KEY_BYTES) {
    throw new NoteError(`The key of "${name}" is not an Ed25519 key of type ${type}.`);
  }
  const key = noteKey(h, name, typed.slice(1), type);
  if (!sameBytes(key.id, fromHex(parts[2]!))) throw new NoteError(`The id in the key of "${name}" is not the key's.`);
  return key;
}

export function ed25519Signer(key: NoteKey, sign: Sign): NoteSigner {
  return { key, sign };
}

export function ed25519Verifier(key: NoteKey, verify: Verify): NoteVerifier {
  return { key, verify: (text, signature) => verify(key.publicKey, text, signature) };
}

/** C2SP signed note: the text, an empty line, one line for each signature. RangeError if the text cannot stand in a note. */
export function signNote(h: Hashing, text: string, ...signers: readonly NoteSigner[]): string {
  const wrong = wrongInText(text);
  if (wrong !== undefined) throw new RangeError(wrong);
  const bytes = h.utf8(text);
  const lines = signers.map(
    ({ key, sign }) => `${SIGNATURE_START}${key.name} ${toBase64(concatBytes(key.id, sign(bytes)))}\n`,
  );
  return `${text}\n${lines.join('')}`;
}

/**
 * The text of a note that at least one of the verifiers confirms. Signatures of unknown keys are passed over; a wrong
 * signature of a known key, no known signature at all, or a wrong form throws NoteError.
 */
export function openNote(h: Hashing, note: string, verifiers: readonly NoteVerifier[]): OpenedNote {
  const { text, signatures } = splitNote(note);
  const bytes = h.utf8(text);
  const confirmed: NoteSignature[] = [];
  for (const signature of signatures) {
    const verifier = verifiers.find(({ key }) => isSameKey(key, signature.key));
    if (verifier === undefined) continue;
    if (!verifier.verify(bytes, signature.bytes)) {
      throw new NoteError(`The signature of "${signature.key.name}" is not one of this text.`);
    }
    const isRepeated = confirmed.some(({ key }) => isSameKey(key, signature.key));
    if (!isRepeated) confirmed.push(signature);
  }
  if (confirmed.length === 0) throw new NoteError('No key that we know has signed this note.');
  return { text, signatures: confirmed };
}

/** A note taken apart; nothing is verified. Throws NoteError for a wrong form. */
export function splitNote(note: string): OpenedNote {
  const blank = note.lastIndexOf('\n\n');
  if (blank < 0) throw new NoteError('A signed note must have an empty line between text and signatures.');
  const text = note.slice(0, blank + 1);
  const wrong = wrongInText(text);
  if (wrong !== undefined) throw new NoteError(wrong);
  const lines = note.slice(blank + 2).split('\n');
  if (lines.pop() !== '' || lines.length === 0) throw new NoteError('A signed note must end in lines of signatures.');
  if (lines.length > MAX_SIGNATURES) throw new NoteError(`A note has at most ${MAX_SIGNATURES} signatures.`);
  return { text, signatures: lines.map(parseSignature) };
}

function parseSignature(line: string): NoteSignature {
  const parts = line.startsWith(SIGNATURE_START) ? line.slice(SIGNATURE_START.length).split(' ') : [];
  const [name = '', blob64 = ''] = parts;
  if (parts.length !== 2 || !isKeyName(name)) throw new NoteError('A line of a signature is not in its form.');
  const blob = fromBase64(blob64);
  if (blob.length <= ID_BYTES) throw new NoteError(`The signature of "${name}" is empty.`);
  return { key: { name, id: blob.slice(0, ID_BYTES) }, bytes: blob.slice(ID_BYTES) };
}

function wrongInText(text: string): string | undefined {
  if (!text.endsWith('\n')) return 'The text of a note must end with a line end.';
  if (/[\0-\x09\x0b-\x1f]/.test(text)) return 'The text of a note holds a control character.';
  if (!isWellFormed(text)) return 'The text of a note holds half a surrogate pair.';
  return undefined;
}

function isKeyName(name: string): boolean {
  return NAME.test(name) && isWellFormed(name);
}

export function isSameKey(a: NoteSignature['key'], b: NoteSignature['key']): boolean {
  return a.name === b.name && readU32(a.id, 0) === readU32(b.id, 0);
}
