import { inEnglish } from '../../../engine/testing/in-english.ts';
import { readCsv } from './read-csv.ts';

const told = (bytes: Uint8Array | string): string[] =>
  inEnglish(readCsv(Buffer.from(bytes as string), 'a.csv').problems).map(({ severity, what }) => `${severity} ${what}`);

test.each([
  ['UTF-8', Buffer.from('soal,é\nß,漢')],
  ['UTF-8 with a mark', Buffer.from('\ufeffsoal,é\nß,漢')],
  ['UTF-16, little end first', Buffer.from('\ufeffsoal,é\nß,漢', 'utf16le')],
  ['UTF-16, big end first', Buffer.from('\ufeffsoal,é\nß,漢', 'utf16le').swap16()],
])('%s is read', (_, bytes) => {
  const { problems, rows } = readCsv(bytes, 'a');
  expect(problems).toEqual([]);
  expect(rows.map(({ cells, number }) => [number, ...cells])).toEqual([
    [1, 'soal', 'é'],
    [2, 'ß', '漢'],
  ]);
});

test('Windows-1252 is read, and told', () => {
  const { problems, rows } = readCsv(Uint8Array.of(0x93, 0x61, 0x94, 0x2c, 0xbd, 0x2c, 0x80, 0x9f), 'a');
  expect(rows[0]?.cells).toEqual(['“a”', '½', '€Ÿ']);
  expect(problems.map(({ severity }) => severity)).toEqual(['loss']);
});

test.each([
  [
    'a quotation mark that is never closed',
    'a,b\n"c,d\n',
    'error has a quotation mark that opens a cell and is never closed',
  ],
  [
    'text after a quotation mark',
    'a,b\n"c"d,e',
    'error has text after the quotation mark that closes a cell (line 2); a mark inside a cell is written twice',
  ],
  [
    'a quotation mark inside a cell',
    'a,b\nc"d,e',
    'error has a quotation mark inside a cell that does not begin with one (line 2); write the cell in quotation marks and each mark in it twice',
  ],
  ['NUL bytes', 'a,\0', 'error holds NUL bytes: this is no text, or UTF-16 without its mark'],
  [
    'a picture',
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0),
    'error holds NUL bytes: this is no text, or UTF-16 without its mark',
  ],
  ['half a character of UTF-16', Uint8Array.of(0xff, 0xfe, 0x61), 'error holds bytes that are not UTF-16'],
  ['33 MB', new Uint8Array(33 * 1024 * 1024).fill(97), 'error is larger than 32 MB; split it into several files'],
  [
    'a quotation mark before 30 MB',
    Buffer.concat([Buffer.from('a\n"'), Buffer.alloc(30_000_000, 'x')]),
    'error has a row that does not end (line 2): is a quotation mark not closed?',
  ],
])('%s is refused', (_, bytes, what) => {
  expect(told(bytes)).toEqual([what]);
});

test('a row with a huge cell or too many cells is named, and the others are read', () => {
  const { rows } = readCsv(Buffer.from(`a\n${'x'.repeat(40_001)}\n${','.repeat(300)}y\nb`), 'a');
  expect(inEnglish(rows.map(({ cells, faults }) => [cells.length, ...faults]))).toEqual([
    [1],
    [0, 'has a cell with more than 40000 characters'],
    [0, 'has 301 cells, at most 200 are read'],
    [1],
  ]);
});

test('a file with more rows than a bank has is read to its limit', () => {
  const { problems, rows } = readCsv(Buffer.from('x\n'.repeat(70_000)), 'a');
  expect(rows).toHaveLength(60_000);
  expect(problems.map(({ where }) => where)).toEqual(['a row 60001']);
});

test('rows are counted as a spreadsheet does, empty ones and those of several lines too', () => {
  const { rows } = readCsv(Buffer.from('soal,kunci\n\n\n"dua\nbaris",A\n,\n\nQ,B\n'), 'a.csv');
  expect(rows.map(({ cells, number }) => [number, cells[0]])).toEqual([
    [1, 'soal'],
    [4, 'dua\nbaris'],
    [7, 'Q'],
  ]);
});
