import { createHash, createHmac, createPublicKey, verify } from 'node:crypto';
import type { Primitives } from './primitives.ts';

/** RFC 8410: an Ed25519 public key in DER is this and the 32 raw bytes. */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

export const nodePrimitives: Primitives = {
  sha256: (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
  hmac: (key, bytes) => new Uint8Array(createHmac('sha256', key).update(bytes).digest()),
  verifyEd25519: (publicKey, bytes, signature) => {
    try {
      const der = Buffer.concat([SPKI_HEAD, publicKey]);
      return verify(null, bytes, createPublicKey({ key: der, format: 'der', type: 'spki' }), signature);
    } catch {
      return false;
    }
  },
};
