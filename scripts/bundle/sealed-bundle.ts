import {
  type KeyObject,
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
} from 'node:crypto';

/** SPEC section 13: an auditor's bundle that only the holder of one X25519 key opens. */
const MAGIC = Buffer.from('TRGSEAL1');
const INFO = 'cbt-transparency/v1/sealed-bundle';
const KEY_BYTES = 32;
const HEAD = MAGIC.length + KEY_BYTES;
const TAG_BYTES = 16;
/** Each key is drawn for one file and closes it once, so its nonce may be the same always. */
const NONCE = Buffer.alloc(12);

const PUBLIC_HEAD = Buffer.from('302a300506032b656e032100', 'hex');
const SECRET_HEAD = Buffer.from('302e020100300506032b656e04220420', 'hex');
const PUBLIC_LINE = /^terang-auditor-1:([A-Za-z0-9+/]{43}=)$/;
const SECRET_LINE = /^terang-auditor-secret-1:([A-Za-z0-9+/]{43}=)$/;

/** A new pair: what is given to whoever makes bundles, and what never leaves the auditor. */
export function newAuditorKey(): { readonly recipient: string; readonly secret: string } {
  const { privateKey } = generateKeyPairSync('x25519');
  const der = privateKey.export({ format: 'der', type: 'pkcs8' });
  const secret = `terang-auditor-secret-1:${der.subarray(SECRET_HEAD.length).toString('base64')}`;
  return { recipient: recipientOf(secret)!, secret };
}

/** The line to give away; null for what is no secret line. */
export function recipientOf(secret: string): string | null {
  const key = readSecret(secret);
  return key === null ? null : `terang-auditor-1:${rawPublic(key).toString('base64')}`;
}

export function isSealed(bytes: Uint8Array): boolean {
  return bytes.length > HEAD + TAG_BYTES && MAGIC.equals(bytes.subarray(0, MAGIC.length));
}

/** Null for what is no recipient's line. */
export function sealBundle(bytes: Uint8Array, recipient: string): Uint8Array | null {
  const raw = PUBLIC_LINE.exec(recipient.trim())?.[1];
  if (raw === undefined) return null;
  const to = Buffer.from(raw, 'base64');
  const { privateKey } = generateKeyPairSync('x25519');
  const head = Buffer.concat([MAGIC, rawPublic(privateKey)]);
  const key = agreed(privateKey, publicKey(to), head, to);
  if (key === null) return null;
  const cipher = createCipheriv('aes-256-gcm', key, NONCE).setAAD(head);
  return Buffer.concat([head, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

/** Null for another key, and for a file of which any byte is another. */
export function openBundle(sealed: Uint8Array, secret: string): Uint8Array | null {
  const own = readSecret(secret);
  if (own === null || !isSealed(sealed)) return null;
  const head = sealed.subarray(0, HEAD);
  const key = agreed(own, publicKey(sealed.subarray(MAGIC.length, HEAD)), head, rawPublic(own));
  if (key === null) return null;
  const end = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', key, NONCE).setAAD(head).setAuthTag(sealed.subarray(end));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(HEAD, end)), decipher.final()]);
  } catch {
    return null;
  }
}

/** Null where the other side's point leads to nothing but zeroes, as a made-up one may. */
function agreed(own: KeyObject, other: KeyObject, head: Uint8Array, to: Uint8Array): Buffer | null {
  try {
    const secret = diffieHellman({ privateKey: own, publicKey: other });
    return Buffer.from(hkdfSync('sha256', secret, Buffer.concat([head.subarray(MAGIC.length), to]), INFO, KEY_BYTES));
  } catch {
    return null;
  }
}

function readSecret(line: string): KeyObject | null {
  const raw = SECRET_LINE.exec(line.trim())?.[1];
  if (raw === undefined) return null;
  const der = Buffer.concat([SECRET_HEAD, Buffer.from(raw, 'base64')]);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}

function publicKey(raw: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([PUBLIC_HEAD, raw]), format: 'der', type: 'spki' });
}

function rawPublic(key: KeyObject): Buffer {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(PUBLIC_HEAD.length);
}
