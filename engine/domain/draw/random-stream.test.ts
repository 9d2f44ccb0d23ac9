import fc from 'fast-check';
import { createHmac } from 'node:crypto';
import { nodeHashing as h } from '../../storage/node-hashing.ts';
import type { Hashing } from './hashing.ts';
import { RandomStream, shuffle } from './random-stream.ts';

const key = new Uint8Array(32).fill(5);
const keys = fc.uint8Array({ minLength: 32, maxLength: 32 });

/** A stream whose numbers are given: eight to a block. */
function streamOf(...numbers: readonly number[]): RandomStream {
  const blocks = Buffer.alloc(Math.ceil(numbers.length / 8) * 32);
  numbers.forEach((number, i) => blocks.writeUInt32BE(number, 4 * i));
  const hmac: Hashing['hmac'] = (_, counter) => {
    const at = 32 * Number(Buffer.from(counter).readBigUInt64BE());
    return Uint8Array.from(blocks.subarray(at, at + 32));
  };
  return new RandomStream({ ...h, hmac }, key);
}

test('the numbers are the HMACs of 0, 1, 2, … cut into four bytes each', () => {
  const stream = new RandomStream(h, key);
  const expected = [0n, 1n, 2n].flatMap((counter) => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64BE(counter);
    const block = createHmac('sha256', key).update(bytes).digest();
    return Array.from({ length: 8 }, (_, i) => block.readUInt32BE(4 * i));
  });
  expect(expected.map(() => stream.u32())).toEqual(expected);
});

test('a number is the remainder of the first draw that is not beyond the last whole multiple', () => {
  const limit = 2 ** 32 - (2 ** 32 % 10);
  expect(streamOf(limit - 1).below(10)).toBe((limit - 1) % 10);
  expect(streamOf(limit, 2 ** 32 - 1, 37).below(10)).toBe(7);
});

test('one choice and all choices are allowed; none, or more than a draw can tell apart, are not', () => {
  expect(streamOf(2 ** 32 - 1).below(1)).toBe(0);
  expect(streamOf(2 ** 32 - 1).below(2 ** 32)).toBe(2 ** 32 - 1);
  for (const n of [0, -1, 1.5, 2 ** 32 + 1]) expect(() => streamOf(0).below(n)).toThrow(RangeError);
});

test('drawing below one still uses a number up, so that implementations stay in step', () => {
  const stream = streamOf(11, 22);
  stream.below(1);
  expect(stream.u32()).toBe(22);
});

test('a shuffle goes from the last place down and swaps with the drawn place', () => {
  expect(shuffle(['a', 'b', 'c', 'd'], streamOf(0, 2, 1))).toEqual(['d', 'b', 'c', 'a']);
});

test('a shuffle is a permutation, leaves its input alone, and is the same for the same key', () => {
  fc.assert(
    fc.property(keys, fc.array(fc.integer()), (anyKey, items) => {
      const before = [...items];
      const order = shuffle(items, new RandomStream(h, anyKey));
      expect(items).toEqual(before);
      expect([...order].sort((a, b) => a - b)).toEqual([...items].sort((a, b) => a - b));
      expect(shuffle(items, new RandomStream(h, anyKey))).toEqual(order);
    }),
  );
});

test('over many keys every option comes to every place about equally often', () => {
  const draws = 5000;
  const counts = Array.from({ length: 25 }, () => 0);
  for (let i = 0; i < draws; i++) {
    const order = shuffle([0, 1, 2, 3, 4], new RandomStream(h, h.sha256(h.utf8(`candidate ${i}`))));
    order.forEach((option, place) => (counts[option * 5 + place]! += 1));
  }
  const expected = draws / 5;
  const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  // 16 degrees of freedom: a fair shuffle exceeds 39.25 once in a thousand, and these keys are fixed.
  expect(chiSquare).toBeLessThan(39.25);
});
