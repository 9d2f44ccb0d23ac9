import { createHmac, hash } from 'node:crypto';
import type { Hashing } from '#domain/draw/hashing.ts';

const encoder = new TextEncoder();

/** The ground's primitives over node:crypto. Plain arrays come out: a Buffer's slice shares its memory. */
export const nodeHashing: Hashing = {
  sha256: (bytes) => plain(hash('sha256', bytes, 'buffer')),
  hmac: (key, bytes) => plain(createHmac('sha256', key).update(bytes).digest()),
  utf8: (text) => encoder.encode(text),
};

function plain(buffer: Buffer): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length);
}
