import fc from 'fast-check';
import { Malformed } from '../malformed.ts';
import { fromHex, toHex } from './hex.ts';

test('any bytes survive the way to hexadecimal and back, in the platform’s spelling', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(toHex(bytes)).toBe(Buffer.from(bytes).toString('hex'));
      expect(fromHex(toHex(bytes))).toEqual(bytes);
    }),
  );
});

test.each(['0', 'AB', '0g', '0x12', ' 12', '12\n'])('%j is refused as hexadecimal', (text) => {
  expect(() => fromHex(text)).toThrow(Malformed);
});
