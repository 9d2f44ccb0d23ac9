/** The three primitives that the ground takes as an argument, so that engine, verifier and browser may each bring their own. */
export interface Hashing {
  /** SHA-256, FIPS 180-4: 32 bytes. */
  sha256(bytes: Uint8Array): Uint8Array;
  /** HMAC-SHA-256, RFC 2104: 32 bytes. */
  hmac(key: Uint8Array, bytes: Uint8Array): Uint8Array;
  /** UTF-8 of a string that holds no lone surrogate. */
  utf8(text: string): Uint8Array;
}
