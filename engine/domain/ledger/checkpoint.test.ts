import fc from 'fast-check';
import { Malformed } from '../malformed.ts';
import { toBase64 } from './base64.ts';
import { checkpointText, parseCheckpoint } from './checkpoint.ts';

const origin = 'cbt.bkn/skd-2026/jakarta-1/latihan-skd';
const root = new Uint8Array(32).fill(0xab);
const root64 = 'q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s=';

test('a checkpoint is three lines: origin, size and root', () => {
  expect(checkpointText({ origin, size: 12, root })).toBe(`${origin}\n12\n${root64}\n`);
});

test('what was written is what is read', () => {
  const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });
  fc.assert(
    fc.property(fc.maxSafeNat(), hash, (size, anyRoot) => {
      const checkpoint = { origin, size, root: anyRoot };
      expect(parseCheckpoint(checkpointText(checkpoint))).toEqual(checkpoint);
    }),
  );
});

test.each([
  ['nothing', ''],
  ['an empty origin', `\n12\n${root64}\n`],
  ['no last line end', `${origin}\n12\n${root64}`],
  ['a line more', `${origin}\n12\n${root64}\nextension\n`],
  ['an empty line more', `${origin}\n12\n${root64}\n\n`],
  ['a size with a zero in front', `${origin}\n012\n${root64}\n`],
  ['a size with a sign', `${origin}\n+12\n${root64}\n`],
  ['a size in hexadecimal', `${origin}\n0x12\n${root64}\n`],
  ['no size', `${origin}\n\n${root64}\n`],
  ['a size beyond 2^53', `${origin}\n9007199254740993\n${root64}\n`],
  ['a root that is not base64', `${origin}\n12\n${root64.slice(1)}\n`],
  ['a root of 31 bytes', `${origin}\n12\n${toBase64(root.slice(1))}\n`],
  ['a root of 12 bytes', `${origin}\n12\nV3JvbmdSb290AAAA\n`],
  ['lines that end like a typewriter’s', `${origin}\r\n12\r\n${root64}\r\n`],
  ['the origin of an acknowledgement', `cbt-transparency/v1/ack\n12\n${root64}\n`],
  ['the origin of a cosignature', `cosignature/v1\n12\n${root64}\n`],
])('a checkpoint with %s is refused', (_, text) => {
  expect(() => parseCheckpoint(text)).toThrow(Malformed);
});

test.each([
  ['an origin of two lines', { origin: 'a\nb', size: 1, root }],
  ['a reserved origin', { origin: 'cbt-transparency/v1/ack', size: 1, root }],
  ['a size that is no count', { origin, size: -1, root }],
  ['a root of another length', { origin, size: 1, root: new Uint8Array(20) }],
])('a checkpoint with %s cannot be written', (_, checkpoint) => {
  expect(() => checkpointText(checkpoint)).toThrow(RangeError);
});
