import * as crypto from 'node:crypto';

const RAW_BYTES = 32;
/** Everything of a DER key but its last 32 bytes, RFC 8410. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

export interface SigningKey {
  /** Raw, 32 bytes. */
  readonly publicKey: Uint8Array;
  /** 64 bytes, RFC 8032. */
  sign(bytes: Uint8Array): Uint8Array;
}

/** A new private key as RFC 8032 has it: 32 random bytes. */
export function generatePrivateKey(): Uint8Array {
  return new Uint8Array(crypto.randomBytes(RAW_BYTES));
}

export function signingKey(privateKey: Uint8Array): SigningKey {
  if (privateKey.length !== RAW_BYTES) throw new RangeError(`an Ed25519 private key has ${RAW_BYTES} bytes`);
  const der = Buffer.concat([PKCS8_HEAD, privateKey]);
  const key = crypto.createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const spki = crypto.createPublicKey(key).export({ format: 'der', type: 'spki' });
  return {
    publicKey: new Uint8Array(spki.subarray(SPKI_HEAD.length)),
    sign: (bytes) => new Uint8Array(crypto.sign(null, bytes, key)),
  };
}

/** Whether the signature is that of a raw 32-byte public key; a key or signature of a wrong form is a no, never a throw. */
export function verifySignature(publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== RAW_BYTES) return false;
  try {
    return crypto.verify(null, bytes, keyObject(publicKey), signature);
  } catch {
    return false;
  }
}

/** Reading a key costs as much as verifying with it, and a session's stations come back with every answer. */
const KEPT_KEYS = 4096;
const keyObjects = new Map<string, crypto.KeyObject>();

function keyObject(publicKey: Uint8Array): crypto.KeyObject {
  const name = Buffer.from(publicKey).toString('latin1');
  const known = keyObjects.get(name);
  if (known !== undefined) return known;
  const der = Buffer.concat([SPKI_HEAD, publicKey]);
  const key = crypto.createPublicKey({ key: der, format: 'der', type: 'spki' });
  if (keyObjects.size >= KEPT_KEYS) keyObjects.delete(keyObjects.keys().next().value!);
  keyObjects.set(name, key);
  return key;
}
