import { createHash, createHmac, randomBytes } from 'node:crypto';
import { nodeHashing } from './node-hashing.ts';

const LENGTHS = [0, 1, 8, 55, 56, 63, 64, 65, 128, 300];

test.each(LENGTHS)('sha256 of %i bytes is the library’s', (length) => {
  const bytes = new Uint8Array(randomBytes(length));
  expect(nodeHashing.sha256(bytes)).toEqual(new Uint8Array(createHash('sha256').update(bytes).digest()));
});

test.each(LENGTHS)('hmac under a key of %i bytes is the library’s', (length) => {
  const key = new Uint8Array(randomBytes(length));
  for (const message of [new Uint8Array(0), new Uint8Array(randomBytes(8)), new Uint8Array(randomBytes(200))]) {
    expect(nodeHashing.hmac(key, message)).toEqual(new Uint8Array(createHmac('sha256', key).update(message).digest()));
  }
});

test('what comes out is a plain array whose slice is a copy', () => {
  const bytes = nodeHashing.utf8('jawaban é 😀');
  expect(bytes).toEqual(new TextEncoder().encode('jawaban é 😀'));
  const slice = bytes.slice(0, 1);
  slice[0] = 0;
  expect(bytes[0]).not.toBe(0);
});
