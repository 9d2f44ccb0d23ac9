import fc from 'fast-check';
import QRCode from 'qrcode';
import { nodeHashing as h } from '../../storage/node-hashing.ts';
import type { Pid } from '../ids.ts';
import { Malformed } from '../malformed.ts';
import { fromBase45, toBase45 } from './base45.ts';
import { type ReceiptPayload, readReceipt, receiptSession, writeReceipt } from './receipt-payload.ts';

/** The golden receipt of SPEC section 7. */
const golden: ReceiptPayload = {
  session: receiptSession(h, 'terang/00112233/small'),
  index: 17_904,
  size: 18_000,
  root: new Uint8Array(32).fill(1),
  pid: 'fd4b802aa04905a6df13' as Pid,
  leaf: new Uint8Array(32).fill(2),
  ownKey: new Uint8Array(16).fill(5),
  keyId: Uint8Array.of(0, 1, 2, 3),
  signature: new Uint8Array(64).fill(7),
};
const GOLDEN_TEXT =
  'VTAQHA/-P0H2DGJRYQ000*$80000+8W50W50W50W50W50W50W50W50W50W50W50W50W50W50W50W50/0W59G%BK6W029SJB0JB0JB0JB0JB0JB0JB0JB0JB0JB0JB0JB0JB0JB0JB0JB0PS0PS0PS0PS0PS0PS0PS0PS0100KB0:*0:*0:*0:*0:*0:*0:*0:*0:*0:*0:*0:*0:*0:*0:*0:*0:*0:*0:*0:*0:*0:*0:*0:*0:*0:*0:*0:*0:*0:*0:*0:*0';

test('base45 is that of RFC 9285, section 4.3', () => {
  expect(toBase45(h.utf8('AB'))).toBe('BB8');
  expect(toBase45(h.utf8('Hello!!'))).toBe('%69 VD92EX0');
  expect(toBase45(h.utf8('base-45'))).toBe('UJCLQE7W581');
  expect(new TextDecoder().decode(fromBase45('QED8WEX0'))).toBe('ietf!');
  for (const wrong of ['GGW', ':::', 'A', 'AAAA', 'aB8', '::', 'ÄB8'])
    expect(() => fromBase45(wrong)).toThrow(Malformed);
});

test('any bytes come back, and no other text gives them', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(fromBase45(toBase45(bytes))).toEqual(bytes);
    }),
  );
});

test('the golden receipt is that of SPEC', () => {
  expect(writeReceipt(golden)).toBe(GOLDEN_TEXT);
  expect(readReceipt(`\n${GOLDEN_TEXT} \r\n`)).toEqual(golden);
});

test('fits a QR code of version 10 at level M', () => {
  expect(QRCode.create(GOLDEN_TEXT, { errorCorrectionLevel: 'M' }).version).toBe(10);
});

test('every receipt comes back, neither end is a blank, and a shortened or longer one is refused', () => {
  const of = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
  const receipts = fc.record({
    ...{ session: of(8), index: fc.nat(0xffff_ffff), size: fc.nat(0xffff_ffff), root: of(32) },
    pid: of(10).map((bytes) => Buffer.from(bytes).toString('hex') as Pid),
    ...{ leaf: of(32), ownKey: of(16), keyId: of(4), signature: of(64) },
  });
  fc.assert(
    fc.property(receipts, (receipt) => {
      const text = writeReceipt(receipt);
      expect(text.trim()).toHaveLength(267);
      expect(readReceipt(text)).toEqual(receipt);
      for (const wrong of [text.slice(3), `${text}000`, `000${text.slice(3)}`])
        expect(() => readReceipt(wrong)).toThrow(Malformed);
    }),
  );
});

test('what has no place in the form is a fault', () => {
  expect(() => writeReceipt({ ...golden, size: 2 ** 32 })).toThrow(RangeError);
  expect(() => writeReceipt({ ...golden, ownKey: new Uint8Array(15) })).toThrow(RangeError);
});
