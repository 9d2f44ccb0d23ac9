import { concatBytes } from '#domain/bytes.ts';
import { fromBase64, toBase64 } from '#domain/ledger/base64.ts';
import { publicKeyOf, signPlainly } from './ed25519.ts';

/** What is kept of a key: one that the browser holds and shows to nobody, or, where it has no cryptography, 32 plain bytes. */
export type KeptKey = {
  readonly kind: 'ed25519' | 'p256' | 'plain';
  /** As it goes into the ledger. */
  readonly text: string;
  readonly secret: CryptoKey | Uint8Array;
};

const ED25519 = 1;
const P256 = 2;
const SEED_BYTES = 32;
const ECDSA = { name: 'ECDSA', namedCurve: 'P-256' };

interface Source {
  /** Absent on a page that came over plain http. */
  readonly subtle?: SubtleCrypto | undefined;
  readonly getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array;
}

/** A new key of the best kind that this browser has; whether it can be kept, only the database tells. */
export async function makeKey(source: Source, isKept: (key: KeptKey) => Promise<boolean>): Promise<KeptKey> {
  for (const make of [ownEd25519, ownP256]) {
    const key = source.subtle === undefined ? null : await make(source.subtle).catch(() => null);
    if (key !== null && (await isKept(key))) return key;
  }
  const secret = source.getRandomValues(new Uint8Array(SEED_BYTES));
  const key: KeptKey = { kind: 'plain', text: textOf(ED25519, publicKeyOf(secret)), secret };
  await isKept(key);
  return key;
}

async function ownEd25519(subtle: SubtleCrypto): Promise<KeptKey> {
  const pair = (await subtle.generateKey({ name: 'Ed25519' }, false, ['sign', 'verify'])) as CryptoKeyPair;
  const raw = new Uint8Array(await subtle.exportKey('raw', pair.publicKey));
  return { kind: 'ed25519', text: textOf(ED25519, raw), secret: pair.privateKey };
}

async function ownP256(subtle: SubtleCrypto): Promise<KeptKey> {
  const pair = await subtle.generateKey(ECDSA, false, ['sign', 'verify']);
  const raw = new Uint8Array(await subtle.exportKey('raw', pair.publicKey));
  return { kind: 'p256', text: textOf(P256, raw), secret: pair.privateKey };
}

function textOf(kind: number, publicKey: Uint8Array): string {
  return toBase64(concatBytes(Uint8Array.of(kind), publicKey));
}

/** 64 bytes in base64. */
export async function signWith(
  { kind, secret, text }: KeptKey,
  bytes: Uint8Array<ArrayBuffer>,
  source: Source,
): Promise<string> {
  if (secret instanceof Uint8Array) return toBase64(signPlainly(secret, fromBase64(text).slice(1), bytes));
  const how = kind === 'p256' ? { name: 'ECDSA', hash: 'SHA-256' } : { name: 'Ed25519' };
  return toBase64(new Uint8Array(await source.subtle!.sign(how, secret, bytes)));
}
