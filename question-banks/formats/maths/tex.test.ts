import { say } from '#domain/sentences/say.ts';
import fc from 'fast-check';
import { RICH_ATTRIBUTES, RICH_TAGS, type RichNode, spokenText } from '#domain/item/rich-text.ts';
import { texToMath } from './tex.ts';

/** A tree as one short line: `mfrac(mn 1, mn 2)`. */
function line(node: RichNode): string {
  if (typeof node === 'string') return node;
  const attributes = Object.entries(node.attributes ?? {}).map(([name, value]) => `[${name}=${value}]`);
  const inside = (node.children ?? []).map(line).join(' ');
  return `${node.tag}${attributes.join('')}(${inside})`;
}

function maths(tex: string, display = false): string {
  const outcome = texToMath(tex, display);
  return outcome.ok ? (outcome.node.children ?? []).map(line).join(' ') : say(outcome.what, 'en');
}

test.each([
  ['x^2', 'mrow(msup(mi(x) mn(2)))'],
  ['\\frac{1}{2}', 'mrow(mfrac(mn(1) mn(2)))'],
  ['\\sqrt[3]{x}', 'mrow(mroot(mi(x) mn(3)))'],
  ['a \\le b', 'mrow(mi(a) mo(≤) mi(b))'],
  ['\\text{luas } 3', 'mrow(mtext(luas\u00a0) mn(3))'],
  // Styles of letters that browsers do not know become letters of their own.
  ['\\mathbb{R}', 'mrow(mi(ℝ))'],
  ['\\mathbf{v2}', 'mrow(mi(𝐯) mn(𝟐))'],
  ['\\mathrm{d}', 'mrow(mi[mathvariant=normal](d))'],
])('%s', (tex, expected) => {
  expect(maths(tex)).toBe(expected);
});

test('a formula says its TeX and whether it stands alone', () => {
  const said = (display: boolean) => {
    const outcome = texToMath(' x^2 ', display);
    return outcome.ok ? outcome.node.attributes : say(outcome.what, 'en');
  };
  expect(said(false)).toEqual({ alttext: 'x^2' });
  expect(said(true)).toEqual({ display: 'block', alttext: 'x^2' });
  const outcome = texToMath('x^2', false);
  expect(outcome.ok && spokenText(['Nilai ', outcome.node])).toBe('Nilai x^2');
});

test('cases keep their left edge', () => {
  expect(maths('\\begin{cases}1&x\\\\2&y\\end{cases}')).toContain('mtd[columnalign=left](');
  expect(maths('\\begin{pmatrix}1&2\\end{pmatrix}')).not.toContain('columnalign');
});

test.each<readonly [string, string | RegExp]>([
  ['', 'the formula is empty'],

  ['\\frac{1}', /^the formula cannot be read: "Unexpected end of input in a macro argument, expected '}'"$/],
  ['\\href{https://example.com}{a}', /unknown, or a colour/],
  ['\\includegraphics{a.png}', /unknown, or a colour/],
  ['\\htmlStyle{color:red}{a}', /HTML extension/],
  ['\\color{red} x', /unknown, or a colour/],
  ['\\cancel{x}', /not drawn by browsers/],
  ['\\boxed{x}', /not drawn by browsers/],
  ['\\rule{1em}{1em}', /mathbackground/],
  ['\\def\\a{\\a\\a}\\a', /^the formula cannot be read: "Too many expansions/],
  ['é', /^the formula cannot be read: "Accented Unicode text/],
])('%s is refused', (tex, what) => {
  expect(maths(tex)).toMatch(what);
});

test('2,000 characters are a formula, one more is not', () => {
  expect(texToMath('x'.repeat(1_000), false).ok).toBe(true);
  expect(maths('x'.repeat(2_001))).toBe('the formula has more than 2000 characters');
});

test('a macro of one formula is not known to the next', () => {
  expect(texToMath('\\gdef\\q{7}\\q', false).ok).toBe(true);
  expect(texToMath('\\q', false).ok).toBe(false);
});

test('whatever the TeX, the answer is a refusal or a tree of allowed elements', () => {
  const part = fc.constantFrom(
    ...['\\frac', '{', '}', 'x', '^', '_', '1', '\\sqrt', '[', ']', '\\left(', '\\right)', '\\begin{cases}'],
    ...[
      '\\end{cases}',
      '&',
      '\\\\',
      '\\text{',
      ' ',
      '\\sum',
      '\\html',
      '\\url{',
      '\\style',
      '\\cancel',
      '\\mathbb',
      '$',
      '%',
    ],
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(part, { maxLength: 12 }).map((parts) => parts.join('')),
        fc.string(),
      ),
      (tex) => {
        const outcome = texToMath(tex, true);
        if (!outcome.ok) return expect(say(outcome.what, 'en').length).toBeLessThan(700);
        const walk = (node: RichNode): void => {
          if (typeof node === 'string') return;
          expect(RICH_TAGS).toContain(node.tag);
          for (const name of Object.keys(node.attributes ?? {})) expect(RICH_ATTRIBUTES).toContain(name);
          node.children?.forEach(walk);
        };
        walk(outcome.node);
      },
    ),
    { numRuns: 300 },
  );
});
