import { createHash, createHmac, createPublicKey, verify } from 'node:crypto';
import type { Primitives } from './primitives.ts';

/** RFC 5480: a P-256 public key in DER is this and the point in 65 bytes. */
const P256_HEAD = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex');
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
  verifyP256: (publicKey, bytes, signature) => {
    try {
      const der = Buffer.concat([P256_HEAD, publicKey]);
      const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
      return verify('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }, signature);
    } catch {
      return false;
    }
  },
};
