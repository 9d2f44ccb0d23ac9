import fc from 'fast-check';
import { nodeHashing as h } from '../../storage/node-hashing.ts';
import { EntryError, MAX_ENTRY_BYTES, entryBytes, parseEntry } from './entry-bytes.ts';

const PREFIX = 'cbt-transparency/v1/entry/';

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

test('an entry is its type on a line and its body in canonical JSON', () => {
  const bytes = entryBytes(h, 'ANSWER', { seq: 1, pid: 'ab', commit: 'ff' });
  expect(new TextDecoder().decode(bytes)).toBe(`${PREFIX}ANSWER\n{"commit":"ff","pid":"ab","seq":1}`);
});

test('what was written is what is read', () => {
  const body = fc.dictionary(fc.string({ unit: 'grapheme-ascii' }), fc.oneof(fc.integer(), fc.constant('é€𝟙')));
  fc.assert(
    fc.property(fc.constantFrom('ANSWER', 'SEED_COMMIT', 'FORM1'), body, (type, fields) => {
      const entry = parseEntry(entryBytes(h, type, fields));
      expect(entry.type).toBe(type);
      expect(Object.entries(entry.body).sort()).toEqual(Object.entries(fields).sort());
    }),
  );
});

test('a flipped bit either breaks the entry or makes it a different one, never a second spelling of it', () => {
  const bytes = entryBytes(h, 'INCIDENT', { note: 'listrik padam – 3 menit', atMs: 1_790_000_000_000 });
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.nat(7), (at, bit) => {
      const flipped = bytes.slice();
      flipped[at]! ^= 1 << bit;
      try {
        const { type, body } = parseEntry(flipped);
        expect(entryBytes(h, type, body)).toEqual(flipped);
      } catch (refused) {
        expect(refused).toBeInstanceOf(EntryError);
      }
    }),
    { numRuns: 1000 },
  );
});

test('an entry of 16384 bytes is written and read, one of 16385 is neither', () => {
  const overhead = entryBytes(h, 'NOTE', { text: '' }).length;
  const fits = entryBytes(h, 'NOTE', { text: 'a'.repeat(MAX_ENTRY_BYTES - overhead) });
  expect(fits).toHaveLength(16_384);
  expect(parseEntry(fits).type).toBe('NOTE');
  expect(() => entryBytes(h, 'NOTE', { text: 'a'.repeat(MAX_ENTRY_BYTES - overhead + 1) })).toThrow(EntryError);
  expect(() => parseEntry(new Uint8Array(16_385))).toThrow('at most 16384 bytes');
});

test.each(['', 'answer', 'TWO WORDS', 'A\nB', '1ST', 'É'])('%j cannot be a type', (type) => {
  expect(() => entryBytes(h, type, {})).toThrow(EntryError);
  expect(() => parseEntry(bytesOf(`${PREFIX}${type}\n{}`))).toThrow(EntryError);
});

test.each([
  ['nothing', ''],
  ['another protocol’s text', 'cbt-transparency/v2/entry/ANSWER\n{}'],
  ['no body', `${PREFIX}ANSWER`],
  ['an empty body', `${PREFIX}ANSWER\n`],
  ['an array for a body', `${PREFIX}ANSWER\n[]`],
  ['null for a body', `${PREFIX}ANSWER\nnull`],
  ['a body with blanks', `${PREFIX}ANSWER\n{ }`],
  ['a line end after the body', `${PREFIX}ANSWER\n{}\n`],
])('%s is no entry', (_, text) => {
  expect(() => parseEntry(bytesOf(text))).toThrow(EntryError);
});

test('bytes that are not UTF-8 are no entry', () => {
  expect(() => parseEntry(Uint8Array.of(...bytesOf(`${PREFIX}A\n{"a":"`), 0xff, 0x22, 0x7d))).toThrow(EntryError);
});

test('an array cannot be written as a body', () => {
  expect(() => entryBytes(h, 'ANSWER', [])).toThrow(EntryError);
});
