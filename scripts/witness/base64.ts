import type { Bytes } from '../verify/bytes.ts';

/** RFC 4648 section 4 with padding. */
export function toBase64(bytes: Bytes): string {
  return btoa(String.fromCharCode(...bytes));
}
