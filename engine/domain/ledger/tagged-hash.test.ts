import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { nodeHashing as h } from '../../storage/node-hashing.ts';
import { toHex } from './hex.ts';
import { taggedHash } from './tagged-hash.ts';

/** The definition, written with the platform's own means. */
function reference(tag: string, parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256').update(Buffer.of(2));
  for (const part of [`cbt-transparency/v1/${tag}`, ...parts]) {
    const bytes = Buffer.from(part as string);
    const length = Buffer.alloc(8);
    length.writeBigUInt64BE(BigInt(bytes.length));
    hash.update(length).update(bytes);
  }
  return hash.digest('hex');
}

test('strings and bytes in any number are hashed as the definition says', () => {
  const part = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.uint8Array());
  fc.assert(
    fc.property(fc.constantFrom('answer', 'ack', 'chain0'), fc.array(part, { maxLength: 7 }), (tag, parts) => {
      expect(toHex(taggedHash(h, tag, ...parts))).toBe(reference(tag, parts));
    }),
  );
});

test('a string stands for its UTF-8', () => {
  expect(taggedHash(h, 'pid', 'é')).toEqual(taggedHash(h, 'pid', Uint8Array.of(0xc3, 0xa9)));
});

test('moving a letter from one part to the next changes the hash', () => {
  expect(taggedHash(h, 'pid', 'ab', 'c')).not.toEqual(taggedHash(h, 'pid', 'a', 'bc'));
});

test('half a surrogate pair is refused, since an encoder would make it the same as another', () => {
  expect(() => taggedHash(h, 'pid', '\ud800')).toThrow(RangeError);
});
