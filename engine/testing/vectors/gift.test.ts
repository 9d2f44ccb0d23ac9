/** The GIFT pairs of GIFT-grammar-PEG.js (see ../shared/vectors/README.md), and the two GIFT files of Moodle. */
import { inEnglish } from '../in-english.ts';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { GiftChoice, GiftNumber, GiftQuestion, GiftText } from '../../../question-banks/formats/gift/gift-question.ts';
import { parseGift } from '../../../question-banks/formats/gift/parse-gift.ts';
import { readGift } from '../../../question-banks/formats/gift/read-gift.ts';
import { splitGift } from '../../../question-banks/formats/gift/split-gift.ts';
import { describeVectors } from './describe-vectors.ts';
import { summary } from './item-summary.ts';

/** Our structure in the words of the vectors: there numbers are floating point, and what is not said is null. */
function inTheirWords(question: GiftQuestion): unknown {
  if (question.type === 'Category') return question;
  const bare = { ...question, tags: question.tags.length === 0 ? null : question.tags };
  if (!('choices' in question)) return bare;
  const { choices } = question;
  if (!Array.isArray(choices)) return { ...bare, choices: theirNumber(choices as GiftNumber) };
  return { ...bare, choices: (choices as GiftChoice<GiftText | GiftNumber>[]).map(theirChoice) };
}

function theirChoice(choice: GiftChoice<GiftText | GiftNumber>): unknown {
  const text = 'type' in choice.text ? theirNumber(choice.text) : choice.text;
  return { ...choice, weight: choice.weight === null ? null : Number(choice.weight), text };
}

function theirNumber(number: GiftNumber): unknown {
  if (number.type === 'any') return number;
  return Object.fromEntries(Object.entries(number).map(([name, value]) => [name, name === 'type' ? value : Number(value)]));
}

describeVectors('GIFT', 'gift', (directory) => {
  const names = readdirSync(directory)
    .filter((name) => name.endsWith('.gift'))
    .map((name) => name.slice(0, -5));
  const textOf = (name: string): string => readFileSync(path.join(directory, name), 'utf8');

  test('there are 22 pairs', () => expect(names).toHaveLength(22));

  test.each(names)('%s has the structure expected of it', (name) => {
    const parsed = splitGift(textOf(`${name}.gift`)).map((block) => parseGift(block));
    expect(parsed.map(inTheirWords)).toEqual(JSON.parse(textOf(`${name}.json`)));
  });

  /** Items, and things not taken, written from the files by hand. */
  test.each<readonly [string, readonly string[], number]>([
    ['category1', [], 0],
    ['categorySpecialCharacter', [], 0],
    ['description1', ['true-false true'], 1],
    ['descriptionTitleEscapedColon', ['true-false true'], 1],
    ['descriptionWithID', ['true-false true'], 1],
    ['escapeAll', ['single-choice 6'], 0],
    ['escapeColon', ['multiple-response 0,1,2,3 max 1'], 0],
    ['escapeEquals', ['single-choice 1'], 0],
    ['essay1', [], 1],
    ['formatExamples', ['single-choice 0'], 0],
    [
      'giftFormatPhpExamples',
      [
        ...['single-choice 2', 'single-choice 1', 'true-false false', 'short-text no one,nobody', 'numeric 1817..1827'],
        ...['matching 0,1,2', 'single-choice 1', 'multiple-response 1,2 max 1'],
        ...['short-text Nazareth,Nazereth,Bethlehem', 'numeric 1822..1822,1820..1824'],
      ],
      0,
    ],
    ['markdown', [], 4],
    ['matching1', ['matching 0,1,2', 'matching 0,1,2,3'], 0],
    ['mc1', ['single-choice 2'], 0],
    ['mc2', ['single-choice 1'], 0],
    ['mc4', ['single-choice 2'], 0],
    ['mc5', ['single-choice 2', 'single-choice 1', 'single-choice 2', 'single-choice 1'], 0],
    ['mcHTMLComment', ['single-choice 2'], 0],
    ['multiLineFeedback1', ['single-choice 2', 'single-choice 4'], 0],
    ['multipleAnswersFloat', ['multiple-response 0,1,3'], 0],
    ['newlineAndLaTeX', [], 1],
    [
      'numerical1',
      [
        ...['numeric 1822..1822', 'numeric -1..-1', 'numeric 3.141..3.142', 'numeric -3.143..-3.141'],
        ...['numeric 3.141..3.142', 'numeric -3.142..-3.141', 'numeric 1..5', 'numeric -5..5'],
        ...['numeric 1822..1822,1820..1824', 'numeric 9..9'],
      ],
      0,
    ],
  ])('%s is read as items', (name, items, errors) => {
    const read = readGift(textOf(`${name}.gift`), name);
    expect(read.items.map(({ interaction }) => summary(interaction))).toEqual(items);
    expect(read.problems.filter(({ severity }) => severity === 'error')).toHaveLength(errors);
  });
});

describeVectors('GIFT of Moodle', 'moodle/question/format/gift/tests/fixtures', (directory) => {
  test.each<readonly [string, readonly string[], readonly string[]]>([
    [
      'questions.gift.txt',
      [
        ...['matching 0,1,2,3', 'single-choice 0', 'multiple-response 0,2', 'numeric 1..5', 'short-text Frog,Cat'],
        ...['true-false false', 'true-false true', 'true-false true'],
      ],
      ['questions.gift.txt:2: is an essay: nobody but a person can score it'],
    ],
    [
      'questions_in_category.gift.txt',
      ['matching 0,1,2,3', 'single-choice 1', 'short-text Moodler', 'true-false true'],
      [],
    ],
  ])('%s', (name, items, errors) => {
    const read = readGift(readFileSync(path.join(directory, name), 'utf8'), name);
    expect(read.items.map(({ interaction }) => summary(interaction))).toEqual(items);
    expect(
      inEnglish(read.problems.filter(({ severity }) => severity === 'error')).map(({ what, where }) => `${where}: ${what}`),
    ).toEqual(errors);
  });
});
