import { inEnglish } from '../../testing/in-english.ts';
import fc from 'fast-check';
import { canonicalJson } from '../ledger/canonical-json.ts';
import { richTextProblems } from './check-rich-text.ts';
import { RICH_TAGS, isMathTag } from './rich-text.ts';

const img = (attributes: object) => [{ tag: 'img', attributes: { src: 'media/a.svg', alt: 'a', ...attributes } }];

/** `levels` elements one inside the other. */
function nested(levels: number): unknown[] {
  let inside: unknown[] = ['x'];
  for (let level = 0; level < levels; level += 1) inside = [{ tag: 'b', children: inside }];
  return inside;
}

test.each<readonly [string, unknown]>([
  ['a plain text', 'Berapa 3 × 4?'],
  ['an empty list', []],
  [
    'a table with headers',
    [
      {
        tag: 'table',
        children: [
          { tag: 'tr', children: [{ tag: 'th', attributes: { scope: 'col', colspan: '2' }, children: ['x'] }] },
        ],
      },
    ],
  ],
  [
    'a formula',
    [
      {
        tag: 'math',
        attributes: { alttext: 'x^2', display: 'block' },
        children: [
          {
            tag: 'msup',
            children: [
              { tag: 'mi', children: ['x'] },
              { tag: 'mspace', attributes: { width: '-0.1667em' } },
            ],
          },
        ],
      },
    ],
  ],
  ['a picture', img({ width: '120' })],
  ['as deep as is allowed', nested(23)],
])('%s is sound', (_, value) => {
  expect(richTextProblems(value)).toEqual([]);
});

test.each<readonly [string, unknown, string]>([
  ['a number', 5, 'is neither a text nor a list of nodes'],
  ['null', null, 'is neither a text nor a list of nodes'],
  ['a null inside', [null], 'holds something that is neither a text nor an element'],
  ['a script', [{ tag: 'script', children: ['alert(1)'] }], 'the element "script" is not allowed'],
  ['a frame', [{ tag: 'iframe', attributes: { src: 'media/a.svg' } }], 'the element "iframe" is not allowed'],
  ['no tag', [{}], 'the element without a tag is not allowed'],
  ['a handler', [{ tag: 'b', attributes: { onclick: 'x' } }], '<b> has the attribute "onclick", which is not allowed'],
  ['a style', [{ tag: 'b', attributes: { style: 'x' } }], '<b> has the attribute "style", which is not allowed'],
  [
    'markup of its own',
    [{ tag: 'b', dangerouslySetInnerHTML: { __html: 'x' } }],
    '<b> has "dangerouslySetInnerHTML", which no element has',
  ],
  ['an attribute that is no text', [{ tag: 'td', attributes: { colspan: 2 } }], 'colspan of <td> is no text'],
  [
    'a picture from elsewhere',
    img({ src: 'https://example.com/x.png' }),
    'src of <img> cannot be "https://example.com/x.png"',
  ],
  ['a picture of a script', img({ src: 'javascript:alert(1)' }), 'src of <img> cannot be "javascript:alert(1)"'],
  ['a picture out of the folder', img({ src: 'media/../x.svg' }), 'src of <img> cannot be "media/../x.svg"'],
  ['a picture without words', img({ alt: ' ' }), 'the picture has no alternative text; say in words what it shows'],
  [
    "a src that is no picture's",
    [{ tag: 'b', attributes: { src: 'media/a.svg' } }],
    '<b> has a src, which only <img> has',
  ],
  ['a line break with contents', [{ tag: 'br', children: ['x'] }], '<br> cannot hold anything'],
  ['a fraction outside a formula', [{ tag: 'mfrac' }], '<mfrac> stands outside <math>'],
  ['a picture inside a formula', [{ tag: 'math', children: img({}) }], '<img> stands inside <math>'],
  ['a formula in a formula', [{ tag: 'math', children: [{ tag: 'math' }] }], '<math> stands inside <math>'],
  ['an unseen character', ['a\u202eb'], 'holds a character that cannot be seen, U+202E; remove it'],
  ['another form of letters', [{ tag: 'b', children: ['e\u0301'] }], 'is not in Unicode NFC'],
  ['too deep', nested(25), 'is nested deeper than 24'],
  ['too many', Array(3_001).fill('x'), 'has more than 3000 elements and texts'],
  ['too long', ['x'.repeat(40_001)], 'has more than 40000 characters; shorten the text'],
  [
    'a long width',
    [{ tag: 'img', attributes: { src: 'media/a.svg', alt: 'a', width: '1'.repeat(50) } }],
    `width of <img> cannot be "${'1'.repeat(50)}"`,
  ],
])('%s is refused', (_, value, what) => {
  expect(inEnglish(richTextProblems(value))).toContain(what);
});

test('whatever the value, the answer is a short list, and what is sound has a canonical form', () => {
  const tag = fc.oneof(fc.constantFrom(...RICH_TAGS), fc.string());
  const { node } = fc.letrec<{ node: unknown }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      fc.string(),
      fc.jsonValue(),
      fc.record({ tag, children: fc.array(tie('node'), { maxLength: 3 }) }),
      fc.record({
        tag,
        attributes: fc.dictionary(fc.constantFrom('alt', 'src', 'width', 'lang', 'onload'), fc.string()),
      }),
    ),
  }));
  fc.assert(
    fc.property(fc.array(node, { maxLength: 4 }), (value) => {
      const problems = richTextProblems(value);
      expect(problems.length).toBeLessThanOrEqual(5);
      // A bank holds it six levels deep.
      if (problems.length === 0) expect(() => canonicalJson([[[[[[value]]]]]])).not.toThrow();
    }),
    { numRuns: 500 },
  );
});

test('every tag is either of text or of maths', () => {
  expect(RICH_TAGS.filter(isMathTag)).toContain('math');
  expect(RICH_TAGS.filter((one) => !isMathTag(one))).toContain('table');
});
