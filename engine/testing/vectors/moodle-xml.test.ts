/** The XML files of Moodle (see ../shared/vectors/README.md); what to expect of them was written from the files by hand. */
import { inEnglish } from '../in-english.ts';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { readMoodle } from '../../../question-banks/formats/moodle/read-moodle.ts';
import { describeVectors } from './describe-vectors.ts';
import { summary } from './item-summary.ts';

interface Expected {
  /** Section, topic, and the item in one line. */
  readonly items: readonly string[];
  readonly errors: readonly string[];
  readonly media?: readonly string[];
}

const ESSAY = 'is an essay: nobody but a person can score it';

const EXPECTED: Readonly<Record<string, Expected>> = {
  'broken_cloze_questions.xml': {
    items: [],
    errors: [
      '4 has no gap: nothing is asked',
      '20 has a gap without answers: {1:MULTICHOICE}',
      '36 gap 1 has 1 option(s), needs at least 2',
      '52 has no option that earns 100 %; give the key 100 %',
      '68 has a gap for a number with the answer zero',
    ],
  },
  'categories_reverse_order.xml': { items: ['Sigma  short-text yes'], errors: [`14 ${ESSAY}`] },
  'category_with_description.xml': { items: ['Alpha  true-false true'], errors: [] },
  'deprecated_category.xml': { items: ['Alpha  true-false true'], errors: [] },
  'error_invalid_grades.xml': {
    items: [],
    errors: ['4 has shares of right options that make 99.6666 % and not 100 %'],
  },
  'export_category.xml': { items: ['Alpha  true-false true'], errors: [] },
  'html_chars_in_idnumbers.xml': { items: ['Alpha  true-false true'], errors: [] },
  'multianswer.xml': {
    items: [
      ...['single-choice 0', 'single-choice 1', 'single-choice 0', 'single-choice 1', 'short-text Paris,Marseille'].map(
        (item) => `Default for Test images in backup  ${item}`,
      ),
    ],
    errors: [],
    media: ['media/arizona_2.png', 'media/california-state-flag.png'],
  },
  'nested_categories.xml': { items: ['Delta Epsilon true-false true'], errors: [] },
  'nested_categories_with_questions.xml': {
    items: [
      ...['Iota  true-false true', 'Iota Kappa true-false true', 'Iota Kappa true-false true', 'Iota Mu true-false true'],
    ],
    errors: [`55 ${ESSAY}`],
  },
  'old_format_file.xml': { items: ['Pi  true-false true', 'Pi Rho true-false true'], errors: [] },
  'sample_questions_with_old_image_tag.xml': {
    items: [
      ...['single-choice 0', 'single-choice 1', 'single-choice 0', 'single-choice 1', 'short-text Paris,Marseille', 'single-choice 2'].map(
        (item) => `Default for Test images in backup  ${item}`,
      ),
    ],
    errors: [],
    media: ['media/moodle.png'],
  },
};

describeVectors('Moodle XML', 'moodle/question/format/xml/tests/fixtures', (directory) => {
  test('there is an expectation for every file', () => {
    expect(readdirSync(directory).sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  test.each(Object.entries(EXPECTED))('%s', (name, { errors, items, media = [] }) => {
    const read = readMoodle(readFileSync(path.join(directory, name)), name);
    expect(read.items.map(({ interaction, section, topic }) => `${section} ${topic} ${summary(interaction)}`)).toEqual(items);
    const failed = read.problems.filter(({ severity }) => severity === 'error');
    expect(inEnglish(failed).map(({ what, where }) => `${where.replace(`${name}:`, '')} ${what}`)).toEqual(errors);
    expect([...read.media.keys()].sort()).toEqual(media);
  });

  test('a text with typed and chosen gaps becomes a passage, its pictures in it and its parts numbered', () => {
    const { items, passages } = readMoodle(readFileSync(path.join(directory, 'multianswer.xml')), 'a.xml');
    expect(passages).toHaveLength(1);
    expect(new Set(items.map(({ passage }) => passage))).toEqual(new Set([passages[0]?.id]));
    expect(JSON.stringify(passages[0]?.text)).toContain('media/arizona_2.png');
    expect(JSON.stringify(passages[0]?.text)).toContain('(5) _____');
  });
});
