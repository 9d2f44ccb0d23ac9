import { inEnglish } from '../../../engine/testing/in-english.ts';
import type { ReadItems } from '#domain/item/authored-item.ts';
import { readMoodle } from './read-moodle.ts';

function read(questions: string): ReadItems {
  return readMoodle(Buffer.from(`<quiz>\n${questions}</quiz>`), 'a.xml');
}

function question(type: string, inside: string, text = 'Q'): string {
  return `<question type="${type}"><name><text>N</text></name><questiontext format="html"><text><![CDATA[${text}]]></text></questiontext>${inside}</question>`;
}

const answer = (fraction: number | string, text: string, more = ''): string =>
  `<answer fraction="${fraction}"><text>${text}</text>${more}</answer>`;
const told = ({ problems }: ReadItems): string[] =>
  inEnglish(problems).map(({ severity, what }) => `${severity} ${what}`);

test.each<readonly [string, string, unknown]>([
  [
    'a choice with partial grades',
    question('multichoice', `<single>true</single>${answer(100, 'a')}${answer(50, 'b')}${answer(0, 'c')}`),
    {
      kind: 'multiple-response',
      options: ['a', 'b', 'c'],
      key: [0, 1],
      least: 1,
      most: 1,
      credit: 'per-part',
      shares: [1_000_000, 500_000, 0],
    },
  ],
  [
    'thirds that Moodle rounds',
    question(
      'multichoice',
      `<single>0</single>${answer('33.33333', 'a')}${answer('33.33333', 'b')}${answer('33.33333', 'c')}${answer(-100, 'd')}`,
    ),
    {
      ...{
        kind: 'multiple-response',
        options: ['a', 'b', 'c', 'd'],
        key: [0, 1, 2],
        least: 1,
        most: null,
        credit: 'per-part',
      },
      shares: [333_334, 333_333, 333_333, -1_000_000],
    },
  ],
  [
    'a number with a tolerance and units',
    question(
      'numerical',
      `${answer(100, '1.5', '<tolerance>0.05</tolerance>')}<unitgradingtype>1</unitgradingtype><unitpenalty>1.0</unitpenalty>` +
        '<units><unit><multiplier>1</multiplier><unit_name>m</unit_name></unit><unit><multiplier>100</multiplier><unit_name>cm</unit_name></unit></units>',
    ),
    {
      kind: 'numeric',
      accepted: [{ least: '1.45', greatest: '1.55', credit: 1_000_000 }],
      units: [
        { name: 'm', factor: '1' },
        { name: 'cm', factor: '0.01' },
      ],
      unit: 'required',
    },
  ],
  [
    'gaps with lists of their own',
    question(
      'gapselect',
      ['merah', 'biru', 'satu', 'dua']
        .map((text, n) => `<selectoption><text>${text}</text><group>${n < 2 ? 1 : 2}</group></selectoption>`)
        .join(''),
      'Warna [[2]], angka [[3]].',
    ),
    {
      kind: 'gap-choice',
      text: [
        'Warna ',
        { tag: 'span', attributes: { title: 'gap-0' } },
        ', angka ',
        { tag: 'span', attributes: { title: 'gap-1' } },
        '.',
      ],
      gaps: [
        { options: ['merah', 'biru'], key: 1 },
        { options: ['satu', 'dua'], key: 0 },
      ],
      credit: 'per-part',
    },
  ],
  [
    'pairs, and a target without a source',
    question(
      'matching',
      '<subquestion><text>a</text><answer><text>1</text></answer></subquestion><subquestion><text>b</text><answer><text>1</text></answer></subquestion><subquestion><text></text><answer><text>2</text></answer></subquestion>',
    ),
    { kind: 'matching', sources: ['a', 'b'], targets: ['1', '2'], key: [[0], [0]], credit: 'per-part' },
  ],
  [
    'an order, whatever the order of the file',
    question('ordering', `<gradingtype>ALL_OR_NOTHING</gradingtype>${answer(2, 'dua')}${answer(1, 'satu')}`),
    { kind: 'ordering', entries: ['satu', 'dua'], credit: 'all-or-nothing' },
  ],
  [
    'one typed gap',
    question('cloze', '', 'Ibu kota: {1:SHORTANSWER:=Jakarta~%50%Batavia}'),
    {
      kind: 'short-text',
      accepted: [
        { text: 'Jakarta', credit: 1_000_000, wildcard: false },
        { text: 'Batavia', credit: 500_000, wildcard: false },
      ],
      sameness: { ignoresCase: true, ignoresAccents: false, ignoresPunctuation: false },
      longest: 100,
    },
  ],
])('%s', (_, xml, interaction) => {
  expect(read(xml).items.map((item) => item.interaction)).toEqual([interaction]);
});

test.each([
  ['an essay', question('essay', ''), 'error is an essay: nobody but a person can score it'],
  [
    'a calculated one',
    question('calculated', ''),
    'error is calculated: its numbers are drawn anew for everybody, which is not known here',
  ],
  ['an unknown type', question('stack', ''), 'error is of the type "stack", which is not known'],
  [
    'a gap without a choice',
    question('ddwtos', '<dragbox><text>a</text><group>1</group><infinite/></dragbox>', '[[7]]'),
    'error has a gap [[7]] without a choice of that number',
  ],
  [
    'a gap in an attribute',
    question('cloze', '', '<p title="{1:MC:=a~b}">x</p>'),
    'error has a gap where markup does not show it, in an attribute or a comment',
  ],
  [
    'an unknown kind of gap',
    question('cloze', '', '{1:ESSAY:=a}'),
    'error has a gap of the kind ESSAY, which is not known',
  ],
  ['a gap that does not end', question('cloze', '', '{1:MC:=a~b'), 'error has a gap that does not end: "{1:MC:"'],
  [
    'a truth that is none',
    question('truefalse', answer(50, 'true')),
    'error does not say whether it is true: one of its answers "true" and "false" must have 100',
  ],
  [
    'a number that is none',
    question('numerical', answer(100, 'lima')),
    'error has the answer lima, which is no number with a tolerance',
  ],
  [
    'another mark',
    question('truefalse', `${answer(100, 'true')}${answer(0, 'false')}<defaultgrade>2.0</defaultgrade>`),
    'loss is worth 2.0 in Moodle; here the exam says what an item is worth',
  ],
  [
    'a hint',
    question('truefalse', `${answer(100, 'true')}${answer(0, 'false')}<hint format="html"><text>x</text></hint>`),
    'loss hints are not kept',
  ],
  [
    'a file shown nowhere',
    question('truefalse', `${answer(100, 'true')}${answer(0, 'false')}`).replace(
      '</questiontext>',
      '<file name="x.png" encoding="base64">AA</file></questiontext>',
    ),
    'note the file x.png is not shown anywhere and is left out',
  ],
  ['something else', '<answer/>', 'loss <answer> is not known and left out'],
])('%s is told', (_, xml, what) => {
  expect(told(read(xml))).toContain(what);
});

test('a file that is not XML to its end gives nothing, not even what was read', () => {
  const { items, problems } = readMoodle(
    Buffer.from(`<quiz>${question('truefalse', answer(100, 'true') + answer(0, 'false'))}<question`),
    'a.xml',
  );
  expect(items).toEqual([]);
  expect(problems).toHaveLength(1);
});

test('ids come from the id number, else the name, and none is there twice', () => {
  const one = (id: string): string =>
    question('truefalse', `${answer(100, 'true')}${answer(0, 'false')}<idnumber>${id}</idnumber>`);
  expect(read(one('tiu 01') + one('') + one('') + one('TIU-01')).items.map(({ id }) => id)).toEqual([
    'TIU-01',
    'SOAL-N',
    'SOAL-N-2',
    'TIU-01-2',
  ]);
});
