import { inEnglish } from '../../../engine/testing/in-english.ts';
import { readAiken } from './read-aiken.ts';

test('questions are read as plain text, whatever line ends and marks of the file', () => {
  const text =
    '\ufeffIbu kota Jepang?\r\nA) Kyoto\r\nB. Tokyo\r\nANSWER: b\r\n\r\nx < y & <b>z</b>?\r\n\r\nA)1\r\nB)2\r\nanswer:A';
  const { items, problems } = readAiken(text, 'a.txt');
  expect(problems).toEqual([]);
  expect(items.map(({ interaction, source, stem }) => ({ interaction, source, stem }))).toEqual([
    {
      stem: 'Ibu kota Jepang?',
      interaction: { kind: 'single-choice', options: ['Kyoto', 'Tokyo'], key: [1] },
      source: 'a.txt:1',
    },
    {
      stem: 'x < y & <b>z</b>?',
      interaction: { kind: 'single-choice', options: ['1', '2'], key: [0] },
      source: 'a.txt:6',
    },
  ]);
});

test.each([
  ['an option before any question', 'A) x', ['a:1 there is an option before any question']],
  ['an answer before any question', 'ANSWER: A', ['a:1 there is an answer before any question']],
  ['no answer at the end', 'Q\nA) x\nB) y', ['a:1 the question is not finished: ANSWER: and its letter is missing']],
  ['no options', 'Q\nANSWER: A', ['a:1 line 2: the answer is none of its options: A']],
  ['an answer that is no option', 'Q\nA) x\nB) y\nANSWER: C', ['a:1 line 4: the answer is none of its options: C']],
  ['two answers', 'Q\nA) x\nB) y\nANSWER: A, B', ['a:1 line 4: the answer is none of its options: A, B']],
  ['letters out of order', 'Q\nA) x\nC) y\nANSWER: A', ['a:1 line 3: option C stands where B belongs']],
  ['an option without text', 'Q\nA)\nB) y\nANSWER: B', ['a:1 has an empty option, the 1.']],
  [
    'text after the options',
    'Q\nA) x\nB) y\nand\nANSWER: A',
    [
      'a:1 the question is not finished: ANSWER: and its letter is missing',
      'a:4 line 5: the answer is none of its options: A',
    ],
  ],
])('%s is told with its line', (_, text, expected) => {
  const { items, problems } = readAiken(text, 'a');
  expect(items).toEqual([]);
  expect(inEnglish(problems).map(({ what, where }) => `${where} ${what}`)).toEqual(expected);
});
