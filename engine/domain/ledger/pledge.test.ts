import fc from 'fast-check';
import { nodeHashing as h } from '../../storage/node-hashing.ts';
import { signingKey, verifySignature } from '../../storage/ed25519.ts';
import type { Pid } from '../ids.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { toHex } from './hex.ts';
import { MOST_TOGETHER, type Pledged, ackHash, acksText, pledgeBytes, readPledge, rowsOf } from './pledge.ts';

const ORIGIN = 'terang/7d2f5a01/latihan-skd';
const KEY = signingKey(new Uint8Array(32).fill(1));

function change(n: number): Pledged {
  const pid = toHex(h.sha256(h.utf8(`pid ${n}`))).slice(0, 20) as Pid;
  return {
    pid,
    epoch: 1 + n,
    seq: 7 + n,
    said: toHex(h.sha256(h.utf8(`said ${n}`))),
    index: 40 + n,
    at: 1_790_000_000_000,
  };
}

function pledgesOf(count: number): string[] {
  const rows = rowsOf(
    h,
    Array.from({ length: count }, (_, n) => ackHash(h, ORIGIN, change(n))),
  );
  const signature = KEY.sign(h.utf8(acksText(ORIGIN, count, rows.at(-1)![0]!)));
  return rows[0]!.map((_, place) => toBase64(pledgeBytes(rows, place, signature)));
}

function holds(pledged: Pledged, pledge: string, origin = ORIGIN): boolean {
  const claim = readPledge(h, origin, pledged, pledge);
  return claim !== null && verifySignature(KEY.publicKey, h.utf8(claim.text), claim.signature);
}

it('holds for each of those that were signed together, and for nothing else', () => {
  for (let count = 1; count <= MOST_TOGETHER; count++) {
    const pledges = pledgesOf(count);
    expect(pledges.map((pledge, n) => holds(change(n), pledge))).toEqual(pledges.map(() => true));
    if (count > 1) expect(pledges.map((pledge, n) => holds(change((n + 1) % count), pledge))).not.toContain(true);
  }
});

it('says nothing of a change with another word, number, place, time, person or ledger', () => {
  const pledge = pledgesOf(5)[3]!;
  const mine = change(3);
  const others: Pledged[] = [
    { ...mine, said: change(4).said },
    { ...mine, seq: mine.seq + 1 },
    { ...mine, epoch: mine.epoch + 1 },
    { ...mine, index: mine.index + 1 },
    { ...mine, at: mine.at + 1 },
    { ...mine, pid: change(4).pid },
  ];
  expect(others.map((other) => holds(other, pledge))).not.toContain(true);
  expect([holds(mine, pledge), holds(mine, pledge, `${ORIGIN}-2`)]).toEqual([true, false]);
});

it('holds no more with any bit of it changed, or with another length', () => {
  const bytes = fromBase64(pledgesOf(6)[2]!);
  fc.assert(
    fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
      const changed = Uint8Array.from(bytes);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(holds(change(2), toBase64(changed))).toBe(false);
    }),
    { numRuns: 200 },
  );
  for (let length = 0; length < bytes.length; length++)
    expect(holds(change(2), toBase64(bytes.slice(0, length)))).toBe(false);
  expect(readPledge(h, ORIGIN, change(2), 'no base64')).toBeNull();
  expect(readPledge(h, ORIGIN, { ...change(2), said: 'zz' }, toBase64(bytes))).toBeNull();
});

it('has the golden value of SPEC section 6', () => {
  expect(toHex(ackHash(h, ORIGIN, change(0)))).toBe('6eb866f9481db15f1b21edc9f63b65a7ead40aa165afc017043c5e6c69104164');
  expect(toHex(h.sha256(fromBase64(pledgesOf(3)[2]!)))).toBe(
    '111e585a22a33486d3e96583232ebf8726c3e5254e0940b1bad0fa34a7c473d9',
  );
});
