import { nodeHashing as h } from '../../storage/node-hashing.ts';
import { toHex } from '../ledger/hex.ts';
import { taggedHash } from '../ledger/tagged-hash.ts';
import { candidateKey, drawKey, seedCommit, sessionSeed, subKey } from './draw-keys.ts';
import { RandomStream, shuffle } from './random-stream.ts';

// The golden values of the protocol's section 2.4, which two programs in two languages reached independently.
const secret = new Uint8Array(32).fill(7);
const manifestHash = taggedHash(h, 'manifest', 'demo');
const seed = sessionSeed(h, secret, '4 2 6 1 3 5 5 2', manifestHash);

function places(count: number): number[] {
  return Array.from({ length: count }, (_, place) => place);
}

function shuffledBy(label: string, items: readonly number[], pid = 'P0001'): number[] {
  const candidate = candidateKey(h, seed, manifestHash, pid);
  return shuffle(items, new RandomStream(h, subKey(h, candidate, label)));
}

test('the golden secret, digits and manifest give the golden seed', () => {
  expect(toHex(seed)).toBe('5c976fc09ecd1e78afeef81fd15050a009301ce6befa099f2aa9f4b14516eb3e');
});

test('the golden secret gives the golden commitment', () => {
  expect(toHex(seedCommit(h, secret, new Uint8Array(32).fill(9)))).toBe(
    'd56eb685d297b949b6ff37f3c24e38e1feda625410f4bcd7b1e00227b04f1610',
  );
});

test('candidate P0001 draws the golden first three items with their orders of options', () => {
  const picked = shuffledBy('select|TWK|easy', places(200)).slice(0, 30);
  const order = shuffledBy('order|TWK', picked);
  const paper = order.slice(0, 3).map((item) => [item, shuffledBy(`options|${item}`, places(5))]);
  expect(paper).toEqual([
    [16, [1, 0, 4, 3, 2]],
    [172, [1, 3, 0, 2, 4]],
    [146, [2, 0, 4, 1, 3]],
  ]);
});

test('another digit drawn in the room gives another seed', () => {
  expect(sessionSeed(h, secret, '4 2 6 1 3 5 5 3', manifestHash)).not.toEqual(seed);
});

test('each use and each candidate has a key of its own', () => {
  const keys = [
    drawKey(h, seed, manifestHash, 'seat'),
    drawKey(h, seed, manifestHash, 'tie'),
    candidateKey(h, seed, manifestHash, 'P0001'),
    candidateKey(h, seed, manifestHash, 'P0002'),
    subKey(h, candidateKey(h, seed, manifestHash, 'P0001'), 'order|TWK'),
  ];
  expect(new Set(keys.map(toHex)).size).toBe(keys.length);
});

test('a secret, seed or key of another length than 32 bytes is refused', () => {
  const short = new Uint8Array(31);
  expect(() => seedCommit(h, short, manifestHash)).toThrow(RangeError);
  expect(() => sessionSeed(h, secret, '1 2', short)).toThrow(RangeError);
  expect(() => drawKey(h, short, manifestHash, 'seat')).toThrow(RangeError);
  expect(() => subKey(h, short, 'order|TWK')).toThrow(RangeError);
});
