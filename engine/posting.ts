import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import QRCode from 'qrcode';
import { readDefinition } from '#domain/definition/read-definition.ts';
import { postedText } from '#domain/ledger/posted-text.ts';
import { ed25519Signer, parseVkey, signNote } from '#domain/ledger/signed-note.ts';
import { type Sealed, postingPage } from './posting-page.ts';
import { signingKey } from './storage/ed25519.ts';
import { nodeHashing } from './storage/node-hashing.ts';

/** What is put up before the lots: the signed note, and a page to print. SPEC section 4, "Posted". */
export interface Posting {
  readonly note: string;
  readonly page: string;
}

/** A session as it is sealed: its definition as stored, and the bodies of its first two entries. */
export interface SealedSession extends Sealed {
  readonly id: string;
  readonly origin: string;
  readonly definition: unknown;
}

/** It cannot be made here; the message says why. */
export class NoPosting extends Error {
  override name = 'NoPosting';
}

export async function makePosting(dataDir: string, vkey: string, sealed: SealedSession): Promise<Posting> {
  const { definition } = readDefinition(sealed.definition);
  if (definition === null) throw new NoPosting(`The rules of ${sealed.id} cannot be read.`);
  const note = signPosted(dataDir, vkey, sealed);
  const qr = await QRCode.toString(`terang-seed:${sealed.id}:${sealed.commitment}`, { type: 'svg', margin: 0 });
  const page = postingPage({ definition, note, origin: sealed.origin, qr, sealed, vkey });
  return { note, page };
}

function signPosted(dataDir: string, vkey: string, { manifest, origin, seed }: SealedSession): string {
  const file = join(dataDir, 'ledger.key');
  if (!existsSync(file)) throw new NoPosting(`${dataDir} has no ledger.key: only the hall's own folder can sign.`);
  const key = parseVkey(nodeHashing, vkey);
  const { publicKey, sign } = signingKey(new Uint8Array(Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')));
  if (!Buffer.from(publicKey).equals(key.publicKey))
    throw new NoPosting('ledger.key is not the key that signed this data.');
  return signNote(nodeHashing, postedText(origin, manifest, seed), ed25519Signer(key, sign));
}
