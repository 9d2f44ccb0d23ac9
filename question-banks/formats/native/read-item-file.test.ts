import { say } from '#domain/sentences/say.ts';
import { inEnglish } from '../../../engine/testing/in-english.ts';
import fc from 'fast-check';
import { readItemFile } from './read-item-file.ts';

const GOOD = `section: TWK
topic: nasionalisme

## TWK-NAS-001
difficulty: easy

Alinea pertama,
masih alinea pertama.

![peta](media/peta.svg)

Alinea kedua: 3 × 2² ≤ 12?

[ ] pilihan pertama
[x] pilihan yang benar
[ ] pilihan ketiga

> Alasan: satu kalimat
> dan satu lagi.

## TWK-NAS-002
difficulty: hard
pin: last

Apa sikap Anda?
[5] satu
[0] dua

[100] semua benar
`;

function read(text: string) {
  return readItemFile({ path: 'items/twk.md', text });
}

/** Problems as `line what`. */
function problems(text: string): string[] {
  return inEnglish(read(text).problems).map(({ where, what }) => `${where.replace('items/twk.md:', '')} ${what}`);
}

/** The good file with one line replaced, by its number from 1; null takes the line out. */
function withLine(number: number, ...lines: readonly string[]): string {
  const all = GOOD.split('\n');
  all.splice(number - 1, 1, ...lines);
  return all.join('\n');
}

test('a file in order gives its items with stem, options, key or weights, reason and source', () => {
  const { items, problems } = read(GOOD);
  expect(problems).toEqual([]);
  const shared = { section: 'TWK', topic: 'nasionalisme' };
  expect(items).toEqual([
    {
      kind: 'single-choice',
      id: 'TWK-NAS-001',
      ...shared,
      difficulty: 'easy',
      pinsLast: false,
      stem: [
        { kind: 'paragraph', text: 'Alinea pertama, masih alinea pertama.' },
        { kind: 'image', source: 'media/peta.svg', alt: 'peta' },
        { kind: 'paragraph', text: 'Alinea kedua: 3 × 2² ≤ 12?' },
      ],
      options: ['pilihan pertama', 'pilihan yang benar', 'pilihan ketiga'],
      key: [1],
      rationale: 'Alasan: satu kalimat dan satu lagi.',
      source: 'items/twk.md:4',
    },
    {
      kind: 'weighted-choice',
      id: 'TWK-NAS-002',
      ...shared,
      difficulty: 'hard',
      pinsLast: true,
      stem: [{ kind: 'paragraph', text: 'Apa sikap Anda?' }],
      options: ['satu', 'dua', 'semua benar'],
      weights: [5, 0, 100],
      rationale: '',
      source: 'items/twk.md:21',
    },
  ]);
});

test.each([
  ['line ends of Windows', GOOD.replaceAll('\n', '\r\n')],
  ['a byte order mark', `\ufeff${GOOD}`],
  ['both', `\ufeff${GOOD.replaceAll('\n', '\r\n')}`],
  ['no line end at the end', GOOD.trimEnd()],
  ['blanks at the ends of lines', GOOD.replaceAll('\n', ' \t\n')],
  ['many empty lines', GOOD.replaceAll('\n\n', '\n\n\n\n')],
])('%s changes nothing that is read', (_, text) => {
  const bare = (items: readonly { source: string }[]) => items.map((item) => ({ ...item, source: '' }));
  expect(problems(text)).toEqual([]);
  expect(bare(read(text).items)).toEqual(bare(read(GOOD).items));
});

test('an empty file has no items and nothing wrong', () => {
  expect(read('')).toEqual({ items: [], passages: [], problems: [] });
});

describe('what is not in order is named by its line', () => {
  test.each<readonly [string, string, readonly string[]]>([
    [
      'a misspelt section',
      withLine(1, 'sektion: TWK'),
      [
        '1 expected "section: …", "topic: …" or "## ID", found "sektion: TWK"',
        '4 the file does not say "section: …" before its first item',
        '21 the file does not say "section: …" before its first item',
      ],
    ],
    [
      'no topic',
      withLine(2),
      [
        '3 the file does not say "topic: …" before its first item',
        '20 the file does not say "topic: …" before its first item',
      ],
    ],
    ['a second topic', withLine(3, 'topic: integritas'), ['3 says "topic: …" again; a file has one']],
    [
      'a topic of two words',
      withLine(2, 'topic: bela negara'),
      [
        '2 expected "section: …", "topic: …" or "## ID", found "topic: bela negara"',
        '4 the file does not say "topic: …" before its first item',
        '21 the file does not say "topic: …" before its first item',
      ],
    ],
    [
      'an id in small letters',
      withLine(4, '## twk-1'),
      ['4 "twk-1" is no item id: capital letters, digits and hyphens, 3 to 32'],
    ],
    [
      'an id of two letters',
      withLine(4, '## TW'),
      ['4 "TW" is no item id: capital letters, digits and hyphens, 3 to 32'],
    ],
    [
      'an id of 33 letters',
      withLine(4, `## ${'T'.repeat(33)}`),
      [`4 "${'T'.repeat(33)}" is no item id: capital letters, digits and hyphens, 3 to 32`],
    ],
    [
      'an id that leaves its folder',
      withLine(4, '## ../../ETC'),
      ['4 "../../ETC" is no item id: capital letters, digits and hyphens, 3 to 32'],
    ],
    [
      'an item without a blank after its marks',
      withLine(21, '##TWK-NAS-002'),
      [
        '21 "##TWK-NAS-002" is no item: write "## ID"',
        '22 text after the options: "difficulty: hard"',
        '23 text after the options: "pin: last"',
        '25 text after the options: "Apa sikap Anda?"',
        '4 TWK-NAS-001 mixes options with points and options without',
      ],
    ],
    ['no difficulty', withLine(5), ['4 TWK-NAS-001 has no "difficulty: …"']],
    [
      'an unknown difficulty',
      withLine(5, 'difficulty: brutal'),
      ['5 difficulty is easy, medium or hard, found "brutal"', '4 TWK-NAS-001 has no "difficulty: …"'],
    ],
    ['a difficulty twice', withLine(6, 'difficulty: hard'), ['6 says "difficulty: …" again; an item has one']],
    [
      'a misspelt field',
      withLine(23, 'pins: last'),
      ['23 an item has "difficulty: …", "passage: …" and "pin: last", found "pins: last"'],
    ],
    ['a pin of the first', withLine(23, 'pin: first'), ['23 pin: knows only "last", found "first"']],
    [
      'a topic inside an item',
      withLine(6, 'topic: integritas'),
      ['6 an item has "difficulty: …", "passage: …" and "pin: last", found "topic: integritas"'],
    ],
    [
      'an indented option, which candidates would read in the question',
      withLine(15, ' [x] pilihan yang benar'),
      ['15 " [x] pilihan yang benar" begins with a blank: write every line from its first column'],
    ],
    [
      'a reason without a blank, which candidates would read in the question',
      withLine(8, '>Alasan: B'),
      ['8 ">Alasan: B" is no reason: write "> " and a text'],
    ],
    [
      'a capital mark',
      withLine(15, '[X] benar'),
      ['15 "[X] benar" is no option: write [x], [ ] or [points] and a text'],
    ],
    [
      'a mark without a blank',
      withLine(15, '[x]benar'),
      ['15 "[x]benar" is no option: write [x], [ ] or [points] and a text'],
    ],
    [
      'half a point',
      withLine(26, '[2.5] satu'),
      ['26 "[2.5] satu" is no option: write [x], [ ] or [points] and a text'],
    ],
    [
      'negative points',
      withLine(26, '[-1] satu'),
      ['26 "[-1] satu" is no option: write [x], [ ] or [points] and a text'],
    ],
    ['101 points', withLine(26, '[101] satu'), ['26 at most 100 points, found 101']],
    ['an option without a text', withLine(14, '[ ]'), ['14 "[ ]" is no option: write [x], [ ] or [points] and a text']],
    ['points beside marks', withLine(26, '[ ] satu'), ['21 TWK-NAS-002 mixes options with points and options without']],
    ['a text after the options', withLine(17, 'Jadi?'), ['17 text after the options: "Jadi?"']],
    ['an option of two lines', withLine(15, '[x] pilihan', 'yang benar'), ['16 text after the options: "yang benar"']],
    [
      'a picture without words',
      withLine(10, '![](media/peta.svg)'),
      ['10 the picture has no alternative text; say in words what it shows'],
    ],
    [
      'a picture with a title',
      withLine(10, '![peta](media/peta.svg "x")'),
      ['10 a picture is written ![alt](media/file.svg)'],
    ],
    [
      'several at once: all are listed',
      withLine(5, '[y] x', '# x', 'pin: x'),
      [
        '5 "[y] x" is no option: write [x], [ ] or [points] and a text',
        '6 "# x" is no item: write "## ID"',
        '7 pin: knows only "last", found "x"',
        '4 TWK-NAS-001 has no "difficulty: …"',
      ],
    ],
  ])('%s', (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  test.each([
    'media/../bank.json',
    'media/..',
    'media/.',
    '../media/x.svg',
    '/etc/passwd',
    'media//x.svg',
    'media\\x.svg',
    'media/%2e%2e/x.svg',
    'https://example.com/x.svg',
    'data:image/svg+xml,x',
    'javascript:alert(1)',
    'media/.htaccess',
  ])('a picture at %s is refused', (source) => {
    expect(problems(withLine(10, `![peta](${source})`))).toEqual(['10 a picture is written ![alt](media/file.svg)']);
  });
});

describe('hostile text is refused in a short sentence', () => {
  test.each([
    ['NUL', '\0', 'U+0000'],
    ['a carriage return inside a line', '\r', 'U+000D'],
    ['an escape sequence', '\u001b[2J', 'U+001B'],
    ['a direction override', '\u202e', 'U+202E'],
    ['a zero width space', '\u200b', 'U+200B'],
    ['a byte order mark that is not at the beginning', '\ufeff', 'U+FEFF'],
    ['a line separator', '\u2028', 'U+2028'],
    ['half a surrogate pair', '\ud83d', 'U+D83D'],
  ])('%s', (_, character, point) => {
    const expected = (line: number) => `${line} holds a character that cannot be seen, ${point}; remove it`;
    expect(problems(withLine(7, `Alinea${character}pertama,`))).toEqual([expected(7)]);
    expect(problems(withLine(14, `[ ] pilihan${character}pertama`))).toEqual([expected(14)]);
  });

  test('an unseen character at the end of a line is not trimmed away in silence', () => {
    for (const end of ['\ufeff', '\u2028', '\r']) {
      expect(problems(withLine(14, `[ ] pilihan pertama${end}\r`)).length).toBe(1);
    }
  });

  test('a letter and its accent apart are named by their own line', () => {
    expect(problems(withLine(7, 'Ale\u0301nia'))).toEqual(['7 is not in Unicode NFC']);
  });

  test('8,000 characters are a line, one more is not', () => {
    expect(problems(withLine(7, 'x'.repeat(8_000)))).toEqual([]);
    expect(problems(withLine(7, 'x'.repeat(8_001)))).toEqual(['7 has 8001 characters, at most 8000 are allowed']);
  });

  test.each([
    ['letters', 'x'],
    ['blanks', ' '],
    ['brackets', '['],
    ['halves of pictures', '![x](media/'],
    ['ends of pictures', ')'],
  ])('ten million %s are answered at once and shortly', (_, unit) => {
    const [problem, ...others] = problems(withLine(7, unit.repeat(10_000_000 / unit.length)));
    expect(others).toEqual([]);
    expect(problem).toMatch(/^7 has \d+ characters, at most 8000 are allowed$/);
  });

  test('a problem never repeats more of the text than a glance', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 200, maxLength: 500 }), (noise) => {
        for (const { what } of read(`${noise}\n## ${noise}\n[${noise}\npin: ${noise}`).problems) {
          // Sixty quoted characters, each at most as long as U+10FFFF, and the sentence around them.
          expect(say(what, 'id').length).toBeLessThan(60 * 8 + 120);
        }
      }),
      { numRuns: 50, endOnFailure: true },
    );
  });
});

test('whatever the text, reading never throws and every problem has a line of the file', () => {
  const line = fc.oneof(
    fc.constantFrom(...GOOD.split('\n')),
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^[[\]!(){}#> x0-9:a-z]{0,20}$/),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
      const text = lines.join('\n');
      const count = text.split('\n').length;
      for (const { where } of read(text).problems) {
        const number = Number(/^items\/twk\.md:(\d+)$/.exec(where)?.[1]);
        expect(number >= 1 && number <= count).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});
