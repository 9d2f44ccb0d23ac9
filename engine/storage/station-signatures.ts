import * as crypto from 'node:crypto';
import type { StationKey } from '#domain/ledger/answer-chain.ts';
import { verifySignature } from './ed25519.ts';

/** RFC 5480: a P-256 public key in DER is this and the point in 65 bytes. */
const P256_HEAD = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex');

/** Whether a signature is that of a workstation's key; anything of a wrong form is a no, never a throw. */
export function verifyStation({ kind, publicKey }: StationKey, bytes: Uint8Array, signature: Uint8Array): boolean {
  if (kind === 'ed25519') return verifySignature(publicKey, bytes, signature);
  try {
    const der = Buffer.concat([P256_HEAD, publicKey]);
    const key = crypto.createPublicKey({ key: der, format: 'der', type: 'spki' });
    return crypto.verify('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }, signature);
  } catch {
    return false;
  }
}
