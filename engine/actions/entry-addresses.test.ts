import type { Instant } from '#domain/time.ts';
import { EntryAddresses } from './entry-addresses.ts';

const at = (ms: number): Instant => ms as Instant;
const shown = { url: 'http://a/enter/n', configKeyHashes: [], browserExamKeyHashes: [] };

test('an address opens once, within two minutes, and is good until a sign-in uses it, and then for that one', () => {
  const entries = new EntryAddresses();
  expect(entries.open('n', shown, at(0))).toBe(false);
  entries.issue('n', 'PC', at(0));
  expect(entries.opened('n', at(0), null)).toBeNull();
  expect(entries.open('n', shown, at(120_000))).toBe(true);
  expect(entries.open('n', shown, at(120_000))).toBe(false);
  expect(entries.opened('n', at(120_001), null)).toBe(shown);
  entries.spend('n', 'seat 1');
  expect(entries.opened('n', at(120_002), 'seat 2')).toBeNull();
  expect(entries.opened('n', at(120_002), 'seat 1')).toBe(shown);
  expect(entries.opened('n', at(120_002), null)).toBeNull();
  expect(entries.open('n', shown, at(120_003))).toBe(false);
});

test('an address that nobody opened is gone after two minutes, an opened page after twelve hours', () => {
  const entries = new EntryAddresses();
  entries.issue('late', 'PC', at(0));
  expect(entries.open('late', shown, at(120_001))).toBe(false);
  entries.issue('n', 'PC', at(0));
  entries.open('n', shown, at(1));
  expect(entries.opened('n', at(12 * 3_600_000 + 1), null)).toBe(shown);
  expect(entries.opened('n', at(12 * 3_600_000 + 2), null)).toBeNull();
});

test('an address that was used twice by one seat is good at its last page alone', () => {
  const entries = new EntryAddresses();
  for (const nonce of ['before', 'after']) {
    entries.issue(nonce, 'PC', at(0));
    entries.open(nonce, shown, at(0));
    entries.spend(nonce, 'seat 1');
  }
  expect(entries.opened('before', at(1), 'seat 1')).toBeNull();
  expect(entries.opened('after', at(1), 'seat 1')).toBe(shown);
});

test('who asks for address after address drives out their own oldest, and nobody else', () => {
  const entries = new EntryAddresses();
  entries.issue('waits', 'PC', at(0));
  entries.open('waits', shown, at(0));
  for (let count = 0; count <= 25_000; count++) entries.issue(`n${count}`, 'other', at(count));
  expect(entries.open('n20000', shown, at(25_000))).toBe(false);
  expect(entries.open('n20001', shown, at(25_000))).toBe(true);
  expect(entries.open('n25000', shown, at(25_000))).toBe(true);
  expect(entries.opened('waits', at(25_000), null)).toBe(shown);
});

test('many machines together drive out the oldest, fill no memory, and take nothing from who has signed in', () => {
  const entries = new EntryAddresses();
  for (const nonce of ['sits', 'waits']) {
    entries.issue(nonce, 'PC', at(0));
    entries.open(nonce, shown, at(0));
  }
  entries.spend('sits', 'seat 1');
  for (let count = 0; count < 20_000; count++) entries.issue(`n${count}`, `machine ${count % 10}`, at(count));
  expect(entries.opened('waits', at(20_000), null)).toBeNull();
  expect(entries.opened('sits', at(20_000), 'seat 1')).toBe(shown);
  expect(entries.open('n0', shown, at(20_000))).toBe(true);
});
