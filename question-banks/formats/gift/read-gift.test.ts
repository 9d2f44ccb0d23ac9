import { inEnglish } from '../../../engine/testing/in-english.ts';
import fc from 'fast-check';
import { readGift } from './read-gift.ts';

function told(text: string): string[] {
  return inEnglish(readGift(text, 'a.gift').problems).map(
    ({ severity, what, where }) => `${severity} ${where} ${what}`,
  );
}

test('category, id, tags, title, weights and reason are kept', () => {
  const text = [
    '$CATEGORY: $course$/top/TWK/Nasionalisme',
    '',
    '// [id:TWK-1] [tag:sulit] [tag:2024]',
    '::Judul:: Mana yang benar? {',
    '  =%100%Satu ~%-50%Dua ~Tiga',
    '  ####Karena \\{satu\\}.',
    '}',
  ].join('\n');
  expect(inEnglish(readGift(text, 'a.gift'))).toEqual({
    items: [
      {
        id: 'TWK-1',
        title: 'Judul',
        section: 'TWK',
        topic: 'Nasionalisme',
        difficulty: null,
        language: '',
        passage: null,
        stem: 'Mana yang benar?',
        sounds: [],
        interaction: {
          kind: 'multiple-response',
          options: ['Satu', 'Dua', 'Tiga'],
          key: [0],
          least: 1,
          most: 1,
          credit: 'per-part',
          shares: [1_000_000, -500_000, 0],
        },
        shuffles: true,
        pinsLast: false,
        tags: ['sulit', '2024'],
        rationale: 'Karena {satu}.',
        source: 'a.gift:4',
      },
    ],
    passages: [],
    media: new Map(),
    problems: [
      {
        severity: 'note',
        where: 'a.gift:4',
        what: 'one option may be chosen, and options earn shares: it becomes a multiple response with at most one choice',
      },
    ],
  });
});

test.each([
  [
    'an answer that does not end',
    'Q {=a ~b\n\nR {T}',
    'error a.gift:1 has answers that do not end: "}" is missing before the empty line',
  ],
  ['an end without a beginning', 'Q =a}', 'error a.gift:1 has a "}" without a "{"; the sign itself is "\\}"'],
  ['a title that does not end', '::Q {T}', 'error a.gift:1 has a title that does not end: "::" is missing'],
  ['no right answer', 'Q {~a ~b}', 'error a.gift:1 has no right option; mark the key'],
  [
    'shares that are not all',
    'Q {~%50%a ~%40%b ~c}',
    'error a.gift:1 has shares of right options that make 90 % and not 100 %',
  ],
  ['a weight above 100', 'Q {~%101%a ~b}', 'error a.gift:1 has a weight that is no percentage from -100 to 100'],
  ['the same option twice', 'Q {=a ~a}', 'error a.gift:1 says the same twice: "a"'],
  ['a pair without an arrow', 'Q {=a -> b =c}', 'error a.gift:1 has a pair without "->": "c"'],
  ['a word for a number', 'Q {#five}', 'error a.gift:1 has "five" where a number belongs: 5, 5:0.1 or 4.9..5.1'],
  ['no question', '{T}', 'error a.gift:1 has no question'],
  ['one option', 'Q {~%100%a}', 'error a.gift:1 has 1 option(s), needs at least 2'],
  ['feedback', 'Q {=a#well done ~b}', 'loss a.gift:1 feedback to single answers is not kept'],
  ['Markdown', '[markdown] **Q** {T}', 'loss a.gift:1 Markdown is kept as it is written'],
  ['a script', '[html]Q<script>x</script> {T}', 'loss a.gift:1 <script> is left out with what is in it'],
])('%s is told', (_, text, what) => {
  expect(told(text)).toEqual([what]);
});

test('a sign for "less" in a text without markup is no tag', () => {
  expect(readGift('if a<b and b<c then {T}', 'a').items[0]?.stem).toBe('if a<b and b<c then');
});

describe('a question made to keep a parser busy is read as fast as any other', () => {
  test.each([
    ['openings', '{'.repeat(150_000)],
    ['answers', `Q {${'~'.repeat(150_000)}}`],
    ['right answers', `Q {${'='.repeat(150_000)}}`],
    ['blanks', `Q${' '.repeat(150_000)}x {T}`],
    ['weights without an end', `Q {${'~%'.repeat(70_000)}}`],
    ['feedback', `Q {T${'#'.repeat(150_000)}}`],
    ['backslashes', `Q ${'\\'.repeat(150_000)} {T}`],
    ['titles', '::'.repeat(75_000)],
    ['points', `Q {#${'1.'.repeat(70_000)}}`],
    ['arrows', `Q {=${'->'.repeat(70_000)}}`],
    ['a question too long', 'x'.repeat(200_001)],
  ])('%s', (_, text) => {
    expect(readGift(text, 'a').items.length).toBeLessThan(2);
  });
});

test('any text is read, and nothing is thrown', () => {
  const part = fc.constantFrom(
    ...'{}~=#%:\\$-> \n'.split(''),
    '->',
    '::',
    '####',
    'a',
    '1',
    '..',
    '[html]',
    '<b>',
    '\0',
    '\u202e',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 80 }), (parts) => {
      expect(readGift(parts.join(''), 'a').passages).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});
