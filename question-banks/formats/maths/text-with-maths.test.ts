import { inEnglish } from '../../../engine/testing/in-english.ts';
import fc from 'fast-check';
import { type RichText, spokenText } from '#domain/item/rich-text.ts';
import { textWithMaths } from './text-with-maths.ts';

/** Formulas as their TeX in angle brackets. */
function read(text: RichText): unknown {
  const found = textWithMaths(text);
  const show = (node: unknown): unknown => {
    if (typeof node === 'string') return node;
    const { tag, attributes, children } = node as { tag: string; attributes?: object; children?: unknown[] };
    if (tag === 'math')
      return `<${(attributes as { alttext: string; display?: string }).alttext}${'display' in attributes! ? '!' : ''}>`;
    return { [tag]: children?.map(show) };
  };
  const shown = typeof found.text === 'string' ? found.text : found.text.map(show);
  return found.problems.length === 0 ? shown : found.problems;
}

test.each<readonly [RichText, unknown]>([
  ['tanpa rumus', 'tanpa rumus'],
  ['Rp5.000 atau \\$5', 'Rp5.000 atau $5'],
  ['Jika $x^2 = 4$, maka', ['Jika ', '<x^2 = 4>', ', maka']],
  ['\\(a\\) dan \\(b\\)', ['<a>', ' dan ', '<b>']],
  ['lihat $$a+b$$', ['lihat ', '<a+b!>']],
  ['\\[a\\]', ['<a!>']],
  ['$5\\$ + 1$', ['<5\\$ + 1>']],
  [
    ['a $b$', { tag: 'b', children: ['$c$'] }, { tag: 'code', children: ['$d$'] }],
    ['a ', '<b>', { b: ['<c>'] }, { code: ['$d$'] }],
  ],
  ['hanya $5', ['nothing closes the formula that $ opens; the sign itself is \\$']],
  ['$$', ['nothing closes the formula that $$ opens; the sign itself is \\$']],
  ['$ $', ['the formula is empty']],
])('%j', (text, expected) => {
  expect(inEnglish(read(text))).toEqual(expected);
});

test('whatever the text, reading ends, and what has no sign of maths is not touched', () => {
  const part = fc.constantFrom('$', '$$', '\\', '\\(', '\\)', '\\[', '\\]', 'x', ' ', '{', '}', '\\$');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 20 }), fc.stringMatching(/^[^$\\]*$/), (parts, plain) => {
      expect(typeof spokenText(textWithMaths(parts.join('')).text)).toBe('string');
      expect(textWithMaths(plain)).toEqual({ text: plain, problems: [] });
    }),
  );
});
