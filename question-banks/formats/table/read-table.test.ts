import { inEnglish } from '../../../engine/testing/in-english.ts';
import type { AuthoredItem, ReadItems } from '#domain/item/authored-item.ts';
import { readCsv } from '../csv/read-csv.ts';
import { type ColumnMapping, readColumnMapping } from './column-mapping.ts';
import { readTable } from './read-table.ts';

function read(csv: string, mapping: ColumnMapping | null = null): ReadItems {
  return readTable(readCsv(Buffer.from(csv), 'a.csv'), 'a.csv', { mapping, pictures: new Map() });
}

function told(csv: string, mapping: ColumnMapping | null = null): string[] {
  return inEnglish(read(csv, mapping).problems).map(
    ({ severity, what, where }) => `${severity} ${where.replace('a.csv ', '')}: ${what}`,
  );
}

function only(csv: string): AuthoredItem['interaction'] | undefined {
  return read(csv).items[0]?.interaction;
}

test('a row of the Indonesian template', () => {
  const csv = [
    'No;Kode;Bagian;Topik;Tingkat;Soal;Opsi A;Opsi B;Opsi C;Kunci;Pembahasan;Label',
    '1;TIU-001;TIU;deret;mudah;"2, 4, 8, …";10;16;12;B;dikali dua;a, b',
  ].join('\r\n');
  expect(read(csv)).toEqual({
    items: [
      {
        id: 'TIU-001',
        title: '',
        section: 'TIU',
        topic: 'deret',
        difficulty: 'easy',
        language: '',
        passage: null,
        stem: '2, 4, 8, …',
        sounds: [],
        interaction: { kind: 'single-choice', options: ['10', '16', '12'], key: [1] },
        shuffles: true,
        pinsLast: false,
        tags: ['a', 'b'],
        rationale: 'dikali dua',
        source: 'a.csv row 2',
      },
    ],
    passages: [],
    media: new Map(),
    problems: [],
  });
});

test.each([
  ['English headings', 'question,A,B,key\nQ,x,y,a', { kind: 'single-choice', options: ['x', 'y'], key: [0] }],
  ['a tab between cells', 'soal\tA\tB\tkunci\nQ\tx\ty\tB', { kind: 'single-choice', options: ['x', 'y'], key: [1] }],
  [
    'what Excel says of its sign',
    'sep=;\nsoal;A;B;kunci\nQ,1;x;y;B',
    { kind: 'single-choice', options: ['x', 'y'], key: [1] },
  ],
  [
    'a key that repeats an option',
    'soal,A,B,kunci\nQ,red,green,green',
    { kind: 'single-choice', options: ['red', 'green'], key: [1] },
  ],
  [
    'weights of their own columns',
    'soal,A,B,bobot a,bobot b\nQ,x,y,5,0',
    { kind: 'weighted-choice', options: ['x', 'y'], weights: [5, 0] },
  ],
  [
    'weights in one column',
    'soal,A,B,bobot\nQ,x,y,3 5',
    { kind: 'weighted-choice', options: ['x', 'y'], weights: [3, 5] },
  ],
  [
    'several letters',
    'soal,A,B,C,kunci\nQ,x,y,z,"C, A"',
    {
      kind: 'multiple-response',
      options: ['x', 'y', 'z'],
      key: [0, 2],
      least: 1,
      most: null,
      credit: 'all-or-nothing',
    },
  ],
  ['Benar', 'soal,kunci\nQ,Benar', { kind: 'true-false', key: true }],
  ['S', 'soal,kunci\nQ,S', { kind: 'true-false', key: false }],
  [
    'a number with a comma',
    'soal;jenis;kunci\nQ;angka;3,14:0,01',
    { kind: 'numeric', accepted: [{ least: '3.13', greatest: '3.15', credit: 1_000_000 }], units: [], unit: 'none' },
  ],
  [
    'a range',
    'soal;jenis;kunci\nQ;angka;-1..2.5',
    { kind: 'numeric', accepted: [{ least: '-1', greatest: '2.5', credit: 1_000_000 }], units: [], unit: 'none' },
  ],
  [
    'typed answers',
    'soal,jenis,kunci\nQ,isian,Jakarta|DKI*',
    {
      kind: 'short-text',
      accepted: [
        { text: 'Jakarta', credit: 1_000_000, wildcard: false },
        { text: 'DKI*', credit: 1_000_000, wildcard: true },
      ],
      sameness: { ignoresCase: true, ignoresAccents: false, ignoresPunctuation: false },
      longest: 100,
    },
  ],
  [
    'pairs',
    'soal,jenis,A,B,C\nQ,menjodohkan,a -> 1,b -> 2,-> 3',
    { kind: 'matching', sources: ['a', 'b'], targets: ['1', '2', '3'], key: [[0], [1]], credit: 'per-part' },
  ],
  ['an order', 'soal,jenis,A,B,C\nQ,urutan,1,2,3', { kind: 'ordering', entries: ['1', '2', '3'], credit: 'per-part' }],
  [
    'fewer options than columns',
    'soal,A,B,C,D,E,kunci\nQ,x,y,,,,A',
    { kind: 'single-choice', options: ['x', 'y'], key: [0] },
  ],
  [
    'what a spreadsheet would run',
    "soal,A,B,kunci\nQ,=1+1,'=1+1,A",
    { kind: 'single-choice', options: ['=1+1', '=1+1'], key: [0] },
  ],
])('%s is understood', (name, csv, interaction) => {
  if (name.startsWith('what a spreadsheet')) expect(told(csv)).toEqual(['error row 2: says the same twice: "=1+1"']);
  else expect(only(csv)).toEqual(interaction);
});

test.each([
  [
    'no heading',
    '1,2,3\n4,5,6',
    [
      'loss row 1: the column "1" is not known and not read',
      'loss row 1: the column "2" is not known and not read',
      'loss row 1: the column "3" is not known and not read',
      'error row 1: is no heading of a question bank: it has no column "soal" or "question"',
    ],
  ],
  [
    'a heading twice',
    'soal,question\nQ,R',
    ['error row 1: has the column "question" twice, or two that mean the same'],
  ],
  ['an unknown column', 'soal,kunci,warna\nQ,B,x', ['loss row 1: the column "warna" is not known and not read']],
  ['no key', 'soal,A,B,kunci\nQ,x,y,', ['error row 2: has no key']],
  [
    'a key that is no option',
    'soal,A,B,kunci\nQ,x,y,C',
    ['error row 2: has the key "C", which is none of its 2 options'],
  ],
  ['a number as key', 'soal,A,B,kunci\nQ,x,y,1', ['error row 2: has the key "1", which is none of its 2 options']],
  ['an empty option', 'soal,A,B,C,kunci\nQ,x,,z,A', ['error row 2: has an empty option, the 2.']],
  ['an unknown kind', 'soal,jenis\nQ,essay', ['error row 2: has the kind "essay", which is not known']],
  [
    'an unknown difficulty',
    'soal,kunci,tingkat\nQ,B,brutal',
    ['error row 2: has the difficulty "brutal": mudah, sedang, sulit or easy, medium, hard are known'],
  ],
  [
    'a weight that is none',
    'soal,A,B,bobot\nQ,x,y,1 x',
    ['error row 2: has the weight "x" for option B; it must be a whole number from 0 to 100'],
  ],
  ['too few weights', 'soal,A,B,bobot\nQ,x,y,1', ['error row 2: has 1 weights for 2 options']],
  [
    'a key beside weights that say another',
    'soal,A,B,bobot,kunci\nQ,x,y,1 5,A',
    ['error row 2: has the key "A", but its weights say another; make them agree'],
  ],
  [
    'a number in two ways',
    'soal;jenis;kunci\nQ;angka;1,500',
    ['error row 2: has the key "1,500", which is no number such as 5, 5:0.1 or 4.9..5.1'],
  ],
  [
    'a picture that is not there',
    'soal,kunci,gambar\nQ,B,a.png',
    [
      'error row 2: names the picture "a.png", which does not lie beside the sheet; import a zip of the sheet and its pictures',
    ],
  ],
  [
    'only a question',
    'soal\nQ',
    ['error row 2: has neither options nor a kind: fill in the options, or the column "jenis" ("kind")'],
  ],
  [
    'tags of HTML',
    'soal,kunci\n<b>Q</b>,B',
    ['note row 2: tags of HTML stay as they are written; "text": "html" in a column mapping reads them'],
  ],
  ['an empty file', '', ['error a.csv: holds no rows']],
])('%s is told', (_, csv, expected) => {
  expect(told(csv)).toEqual(expected);
});

test('rows are counted as a spreadsheet counts them, lines of a cell and empty rows too', () => {
  expect(told('soal,A,B,kunci\n"Q\nR",x,y,A\n,,,\nS,x,y,Z').at(-1)).toBe(
    'error row 4: has the key "Z", which is none of its 2 options',
  );
});

describe('a sheet with headings of its own', () => {
  const { mapping } = readColumnMapping({
    format: 'terang-columns/1',
    columns: { question: 'Butir', key: 'Jwb', options: ['Pil 1', 'Pil 2'], optionWeights: ['N1', 'N2'] },
    key: 'number',
    text: 'html',
    otherwise: { section: 'TKP', topic: 'jejaring', difficulty: 'hard', language: 'id' },
  });

  test('is read by its mapping', () => {
    const { items, problems } = read('Jwb,Pil 2,Pil 1,Butir,N1,N2\n2,<b>y</b>,x,Q<br>R,,', mapping);
    expect(problems).toEqual([]);
    expect(items[0]).toMatchObject({
      ...{ section: 'TKP', topic: 'jejaring', difficulty: 'hard', language: 'id' },
      stem: ['Q', { tag: 'br' }, 'R'],
      interaction: { kind: 'single-choice', options: ['x', [{ tag: 'b', children: ['y'] }]], key: [1] },
    });
  });

  test('must have every heading that the mapping names', () => {
    expect(told('Butir,Jwb,Pil 1,N1,N2,Lain', mapping)).toEqual([
      'error row 1: has no column "Pil 2", which the column mapping names',
      'loss row 1: the column "Lain" is not in the column mapping and not read',
    ]);
  });

  test('the mapping itself is read strictly', () => {
    const json = {
      format: 'terang-columns/1',
      columns: { stem: 'Q' },
      key: 'word',
      extra: 1,
      otherwise: { difficulty: 'x' },
    };
    expect(inEnglish(readColumnMapping(json).problems).map(({ what, where }) => `${where} ${what}`)).toEqual([
      'columns.stem is not a field of this format',
      'columns.question is missing: no column holds the questions',
      'key must be one of letter, number, text, is "word"',
      'otherwise.difficulty must be one of easy, medium, hard, is "x"',
      'extra is not a field of this format',
    ]);
  });
});
