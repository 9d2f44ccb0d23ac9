import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootWords, wordList } from './root-words.ts';

const docs = join(import.meta.dirname, '..', '..', '..', 'docs');
const root = (start: string) => start.padEnd(64, '0');

test('the first eight bytes are eight words, in both languages the same things', () => {
  expect(rootWords(root('00010203fffefdfc'), 'id')).toEqual(
    [0, 1, 2, 3, 255, 254, 253, 252].map((byte) => wordList('id')[byte]),
  );
  expect(rootWords(root('00'), 'en')[0]).toBe('water');
  expect(rootWords(root('00'), 'id')[0]).toBe('air');
});

test('another byte is another word, and what stands behind the eighth says nothing', () => {
  const one = rootWords(root('0011223344556677'), 'id');
  expect(rootWords(root('0011223344556678'), 'id').slice(0, 7)).toEqual(one.slice(0, 7));
  expect(rootWords(root('0011223344556678'), 'id')[7]).not.toBe(one[7]);
  expect(rootWords(root('0011223344556677ff'), 'id')).toEqual(one);
});

test('what is no root has no words', () => {
  expect(['', 'ab', root('').toUpperCase().replace(/0/g, 'A')].map((text) => rootWords(text, 'en'))).toEqual([
    [],
    [],
    [],
  ]);
});

test.each(['id', 'en'] as const)('256 words in %s, none taken for another when it is heard', (language) => {
  const list = wordList(language);
  expect([list.length, new Set(list).size]).toEqual([256, 256]);
  expect(list.filter((word) => !/^[a-z]{3,9}$/.test(word))).toEqual([]);
  const near = list.flatMap((one, place) => list.slice(place + 1).filter((other) => isOneLetterApart(one, other)));
  expect(near).toEqual([]);
});

/** One letter changed, put in or left out. */
function isOneLetterApart(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  return Math.max(one.length, other.length) - start - end <= 1;
}

test('the document lists them as they are', () => {
  const text = readFileSync(join(docs, 'root-words.md'), 'utf8');
  const told = [...text.matchAll(/^\| `([0-9a-f]{2})` \| (\w+) \| (\w+) \|$/gm)].map(([, byte, id, en]) => [
    byte,
    id,
    en,
  ]);
  const [id, en] = [wordList('id'), wordList('en')];
  expect(told).toEqual(id.map((word, byte) => [byte.toString(16).padStart(2, '0'), word, en[byte]]));
});
