import { type Bytes, join, u64, utf8 } from './bytes.ts';

/** What a place brings to verify with: a browser without any cryptography of its own brings plain arithmetic. */
export interface Primitives {
  sha256(bytes: Bytes): Bytes;
  hmac(key: Bytes, bytes: Bytes): Bytes;
  /** RFC 8032, strict: no non-canonical point, no signature with S of the group's order or above. */
  verifyEd25519(publicKey: Bytes, bytes: Bytes, signature: Bytes): boolean;
  /** FIPS 186-5 with SHA-256: the key is the point in 65 bytes, the signature r and s in 64. */
  verifyP256(publicKey: Bytes, bytes: Bytes, signature: Bytes): boolean;
}

const TAGS = 'cbt-transparency/v1/';

/** SPEC section 1: `TH(tag, p1, …, pn)`. */
export function tagged(p: Primitives, tag: string, ...parts: readonly (Bytes | string)[]): Bytes {
  const pieces = [utf8(TAGS + tag), ...parts.map((part) => (typeof part === 'string' ? utf8(part) : part))];
  return p.sha256(join(Uint8Array.of(2), ...pieces.flatMap((piece) => [u64(piece.length), piece])));
}

/** HKDF-SHA-256 for 32 bytes, with the protocol's prefix before the label. */
export function derive(p: Primitives, key: Bytes, salt: Bytes, label: string): Bytes {
  const extracted = p.hmac(salt.length === 0 ? new Uint8Array(32) : salt, key);
  return p.hmac(extracted, join(utf8(TAGS + label), Uint8Array.of(1)));
}
