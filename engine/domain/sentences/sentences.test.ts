import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { SentenceCode } from './sentence.ts';
import { sentence } from './sentence.ts';
import { say, sayPlace, sayProblem } from './say.ts';
import { SENTENCES } from './sentences.ts';
import { BANK_SENTENCES } from './bank-sentences.ts';
import { EXAM_SENTENCES } from './exam-sentences.ts';
import { FIELD_SENTENCES } from './field-sentences.ts';
import { FILE_SENTENCES } from './file-sentences.ts';
import { ITEM_SENTENCES } from './item-sentences.ts';
import { MARKUP_SENTENCES } from './markup-sentences.ts';
import { MOODLE_SENTENCES } from './moodle-sentences.ts';
import { NATIVE_SENTENCES } from './native-sentences.ts';
import { QTI_ITEM_SENTENCES } from './qti-item-sentences.ts';
import { QTI_PACKAGE_SENTENCES } from './qti-package-sentences.ts';
import { QTI_RULE_SENTENCES } from './qti-rule-sentences.ts';
import { QUIZ_SENTENCES } from './quiz-sentences.ts';
import { PHOTO_SENTENCES } from './photo-sentences.ts';
import { SHEET_SENTENCES } from './sheet-sentences.ts';

const CODES = Object.keys(SENTENCES) as SentenceCode[];
const blanks = (text: string): string[] => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort();

test.each(CODES)('%s is said in both languages, with the same blanks', (code) => {
  const { en, id } = SENTENCES[code];
  expect(id.trim()).not.toBe('');
  expect(en.trim()).not.toBe('');
  expect(blanks(id)).toEqual(blanks(en));
  // Nothing was left as it was in the other language; sentences that are all blanks and marks say the same in both.
  if (/[a-z]{4,} [a-z]{3,} [a-z]/i.test(en.replace(/\{\{\w+\}\}/g, ''))) expect(id).not.toBe(en);
});

test('no code stands in two catalogues, where one sentence would hide the other', () => {
  const all = [
    ...[BANK_SENTENCES, EXAM_SENTENCES, FIELD_SENTENCES, FILE_SENTENCES, ITEM_SENTENCES, MARKUP_SENTENCES],
    ...[MOODLE_SENTENCES, NATIVE_SENTENCES, QTI_ITEM_SENTENCES, QTI_PACKAGE_SENTENCES, QTI_RULE_SENTENCES],
    ...[PHOTO_SENTENCES, QUIZ_SENTENCES, SHEET_SENTENCES],
  ].flatMap((catalogue) => Object.keys(catalogue));
  expect(all.filter((code, place) => all.indexOf(code) < place)).toEqual([]);
  expect([...all].sort()).toEqual([...CODES].sort());
});

test('every sentence is said somewhere', () => {
  const root = resolve(__dirname, '../../..');
  const sources = ['engine', 'question-banks']
    .flatMap((folder) =>
      readdirSync(resolve(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`),
    )
    .filter((path) => /[.]ts$/.test(path) && !/[.]test[.]ts$|-sentences[.]ts$/.test(path))
    .map((path) => readFileSync(resolve(root, path), 'utf8'))
    .join('\n');
  // A code may be put together from a word of a closed list: sentence(`${part}-word`).
  const patterns = [...sources.matchAll(/`([\w-]*\$\{\w+\}[\w-]*)`/g)].map(
    ([, code = '']) => new RegExp(`^${code.replace(/\$\{\w+\}/, '[a-z]+')}$`),
  );
  const unsaid = CODES.filter((code) => !sources.includes(`'${code}'`) && !patterns.some((one) => one.test(code)));
  expect(unsaid).toEqual([]);
});

test('a sentence inside another is said in the same language, and words of places too', () => {
  const what = sentence('has-s-needs-at-least', { count: 1, part: sentence('option-word'), least: 2 });
  expect(say(what, 'id')).toBe('memiliki 1 opsi, padahal perlu sedikitnya 2');
  expect(sayProblem({ where: 'a.csv row 4', what, times: 2 }, 'en')).toBe(
    'a.csv row 4: has 1 option(s), needs at least 2 (2 times)',
  );
  expect(sayProblem({ where: 'a.csv row 4 TWK-1', what, times: 2 }, 'id')).toBe(
    'a.csv baris 4 TWK-1: memiliki 1 opsi, padahal perlu sedikitnya 2 (2 kali)',
  );
  expect(sayPlace('items/row 4th.md:3', 'id')).toBe('items/row 4th.md:3');
  const twin = sentence('the-number-is-there-already', { twin: 'a.csv row 2' });
  expect(say(twin, 'id')).toBe('nomor ini sudah ada, di a.csv baris 2');
});

test('a value is not read as a blank', () => {
  expect(say(sentence('has-answers-at-most-are-taken', { count: '{{most}}', most: 5 }), 'en')).toBe(
    'has {{most}} answers, at most 5 are taken',
  );
});
