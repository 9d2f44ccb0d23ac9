import { createHash, createHmac, createPublicKey, verify } from 'node:crypto';
import type { Hashing } from '../../engine/domain/draw/hashing.ts';
import type { Verify } from '../../engine/domain/ledger/signed-note.ts';

/** The judge's own primitives: those of the engine stand in engine/storage, which is what is judged. */
export const hashing: Hashing = {
  sha256: (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
  hmac: (key, bytes) => new Uint8Array(createHmac('sha256', key).update(bytes).digest()),
  utf8: (text) => new TextEncoder().encode(text),
};

/** RFC 8410: an Ed25519 public key in DER is this and the 32 raw bytes. */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

export const verifyEd25519: Verify = (publicKey, bytes, signature) => {
  try {
    const der = Buffer.concat([SPKI_HEAD, publicKey]);
    return verify(null, bytes, createPublicKey({ key: der, format: 'der', type: 'spki' }), signature);
  } catch {
    return false;
  }
};
