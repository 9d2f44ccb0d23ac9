import type { Hashing } from '../draw/hashing.ts';
import { Malformed } from '../malformed.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { parseCheckpoint } from './checkpoint.ts';
import { leafHash, verifyInclusion } from './merkle-tree.ts';
import { type NoteVerifier, isSameKey, openNote, splitNote } from './signed-note.ts';

const HEAD = 'c2sp.org/tlog-proof@v1';
const FORM = /^c2sp\.org\/tlog-proof@v1\nextra ([A-Za-z0-9+/=]+)\nindex (0|[1-9]\d{0,14})\n((?:[A-Za-z0-9+/=]+\n)*)\n/;

/** That an entry is in a tree whose root is signed: the C2SP tlog-proof with the entry itself as its extra data. */
export interface EntryProof {
  readonly entry: Uint8Array;
  readonly index: number;
  readonly proof: readonly Uint8Array[];
  /** The signed checkpoint. */
  readonly note: string;
}

export function tlogProof({ entry, index, note, proof }: EntryProof): string {
  const way = proof.map((hash) => `${toBase64(hash)}\n`).join('');
  return `${HEAD}\nextra ${toBase64(entry)}\nindex ${index}\n${way}\n${note}`;
}

export interface ProvedEntry {
  readonly entry: Uint8Array;
  readonly index: number;
  readonly leaf: Uint8Array;
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

/** What the text proves under this key; throws Malformed where it proves nothing. */
export function readTlogProof(h: Hashing, text: string, verifier: NoteVerifier): ProvedEntry {
  const found = FORM.exec(text);
  if (found === null) throw new Malformed('This is no proof of an entry.');
  const { origin, root, size } = parseCheckpoint(openNote(h, text.slice(found[0].length), [verifier]).text);
  const entry = fromBase64(found[1]!);
  const index = Number(found[2]);
  const proof = found[3]!.split('\n').slice(0, -1).map(fromBase64);
  const leaf = leafHash(h, entry);
  if (!verifyInclusion(h, { leaf, index, size, proof, root }))
    throw new Malformed('The way does not lead to the root.');
  return { entry, index, leaf, origin, size, root };
}

/** The key's id and signature in a proof that `readTlogProof` has read under it: what speaks for the root in few bytes. */
export function signatureBy(
  key: NoteVerifier['key'],
  text: string,
): { readonly keyId: Uint8Array; readonly signature: Uint8Array } {
  const note = text.slice(FORM.exec(text)?.[0].length ?? 0);
  const own = splitNote(note).signatures.find((one) => isSameKey(one.key, key));
  if (own === undefined) throw new Malformed('This key has not signed the proof.');
  return { keyId: own.key.id, signature: own.bytes };
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_BYTES = 10;

/** The first 80 bits of a leaf in sixteen letters, to be read out or compared with a list. */
export function leafCode(leaf: Uint8Array): string {
  let bits = 0n;
  for (const byte of leaf.subarray(0, CODE_BYTES)) bits = (bits << 8n) | BigInt(byte);
  let code = '';
  for (let at = 75n; at >= 0n; at -= 5n) code += CROCKFORD[Number((bits >> at) & 31n)];
  return code.replace(/(.{4})(?=.)/g, '$1-');
}
