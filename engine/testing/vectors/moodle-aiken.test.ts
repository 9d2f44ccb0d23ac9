/** The Aiken files of Moodle (see ../shared/vectors/README.md); what to expect of them was written from the files by hand. */
import { inEnglish } from '../in-english.ts';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readAiken } from '../../../question-banks/formats/aiken/read-aiken.ts';
import { describeVectors } from './describe-vectors.ts';
import { summary } from './item-summary.ts';

describeVectors('Aiken of Moodle', 'moodle/question/format/aiken/tests/fixtures', (directory) => {
  const read = (name: string): ReturnType<typeof readAiken> => readAiken(readFileSync(path.join(directory, name), 'utf8'), name);

  test('two sound questions', () => {
    const { items, problems } = read('questions.aiken.txt');
    expect(problems).toEqual([]);
    expect(items.map(({ interaction, stem }) => [stem, summary(interaction)])).toEqual([
      ['The Moodle project was started by:', 'single-choice 1'],
      [
        'Moodle\'s abilities include handling user input that includes <html class="cool"> & images:',
        'single-choice 0',
      ],
    ]);
  });

  test('two sound questions among broken ones, each of which is named by its line', () => {
    const { items, problems } = read('aiken_errors.txt');
    expect(items.map(({ interaction, stem }) => [stem, summary(interaction)])).toEqual([
      ['A good question', 'single-choice 0'],
      ['A second good question', 'single-choice 1'],
    ]);
    expect(inEnglish(problems).map(({ what, where }) => `${where.replace('aiken_errors.txt:', '')} ${what}`)).toEqual([
      '1 has 1 option(s), needs at least 2',
      '5 there is an option before any question',
      '7 there is an answer before any question',
      '14 the question is not finished: ANSWER: and its letter is missing',
    ]);
  });
});
