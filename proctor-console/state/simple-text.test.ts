import fc from 'fast-check';
import type { RichNode, RichText } from '#domain/item/rich-text.ts';
import { readSimpleText, writeSimpleText } from './simple-text.ts';

const read = (text: string) => readSimpleText({ text, kept: [] });

test.each<readonly [string, RichText]>([
  ['Berapa 2 + 2?', 'Berapa 2 + 2?'],
  ['', ''],
  [
    'Kata **tebal** dan *miring*',
    ['Kata ', { tag: 'b', children: ['tebal'] }, ' dan ', { tag: 'i', children: ['miring'] }],
  ],
  ['x^2^ + H~2~O', ['x', { tag: 'sup', children: ['2'] }, ' + H', { tag: 'sub', children: ['2'] }, 'O']],
  ['2 * 3 * 4 dan 2^3', '2 * 3 * 4 dan 2^3'],
  ['\\*bukan miring\\*', '*bukan miring*'],
  [
    'Satu\n\nDua',
    [
      { tag: 'p', children: ['Satu'] },
      { tag: 'p', children: ['Dua'] },
    ],
  ],
  ['Satu\nDua', ['Satu', { tag: 'br' }, 'Dua']],
  [
    '- a\n- b',
    [
      {
        tag: 'ul',
        children: [
          { tag: 'li', children: ['a'] },
          { tag: 'li', children: ['b'] },
        ],
      },
    ],
  ],
  ['![Peta](media/peta.png)', [{ tag: 'img', attributes: { src: 'media/peta.png', alt: 'Peta' } }]],
  ['![Peta](http://x/peta.png)', '![Peta](http://x/peta.png)'],
  ['Ibu kota {1}.', ['Ibu kota ', { tag: 'span', attributes: { title: 'gap-0' } }, '.']],
  ['$x_1^2$ dan \\$5', '$x_1^2$ dan \\$5'],
  ['***a** b*', [{ tag: 'b', children: ['*a'] }, ' b*']],
])('%j is read', (text, tree) => {
  expect(read(text)).toEqual(tree);
});

test('what cannot be typed is put back where it stood, and may be moved', () => {
  const table: RichNode = { tag: 'table', children: [{ tag: 'tr', children: [{ tag: 'td', children: ['1'] }] }] };
  const written = writeSimpleText([{ tag: 'p', children: ['Lihat:'] }, table]);
  expect(written).toEqual({ text: 'Lihat:\n\n[[1]]', kept: [table] });
  expect(readSimpleText({ ...written, text: '[[1]]\n\nLihat tabel.' })).toEqual([
    table,
    { tag: 'p', children: ['Lihat tabel.'] },
  ]);
});

const text = fc.stringMatching(/^[a-z0-9 *_^~`[\]{}!$\\().-]{1,12}$/);
const leaf: fc.Arbitrary<RichNode> = text;
const nodes = fc.letrec<{ node: RichNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.record({
      tag: fc.constantFrom(
        'b' as const,
        'i' as const,
        'u' as const,
        'sup' as const,
        'p' as const,
        'table' as const,
        'math' as const,
      ),
      children: fc.array(tie('node'), { maxLength: 3 }),
    }),
    fc.constant<RichNode>({ tag: 'img', attributes: { src: 'media/a.png', alt: 'x] y' } }),
    fc.constant<RichNode>({ tag: 'br' }),
  ),
})).node;

/** Neighbouring texts joined, empty ones and a single wrapping left out: no reader sees a difference. */
function joined(tree: RichText): string {
  const flat = (list: readonly RichNode[]): RichNode[] =>
    list.reduce<RichNode[]>((all, node) => {
      const last = all.at(-1);
      if (node === '') return all;
      if (typeof node === 'string')
        return typeof last === 'string' ? [...all.slice(0, -1), last + node] : [...all, node];
      return [...all, node.children === undefined ? node : { ...node, children: flat(node.children) }];
    }, []);
  let list = flat(typeof tree === 'string' ? [tree] : tree);
  for (;;) {
    const [only] = list;
    if (list.length !== 1 || typeof only !== 'object' || !['p', 'span'].includes(only.tag)) return JSON.stringify(list);
    list = flat(only.children ?? []);
  }
}

test('nothing is lost on the way to a text field and back', () => {
  fc.assert(
    fc.property(fc.array(nodes, { minLength: 1, maxLength: 4 }), (tree) => {
      expect(joined(readSimpleText(writeSimpleText(tree)))).toBe(joined(tree));
    }),
    { numRuns: 500 },
  );
});
