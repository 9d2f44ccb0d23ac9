import { inEnglish } from '../../../engine/testing/in-english.ts';
import fc from 'fast-check';
import { richTextProblems } from '#domain/item/check-rich-text.ts';
import { RICH_ATTRIBUTES, RICH_TAGS, type RichNode, type RichText, spokenText } from '#domain/item/rich-text.ts';
import { cleanHtml } from './clean-html.ts';
import { Losses } from './losses.ts';

function clean(html: string): { text: RichText; told: string[] } {
  const losses = new Losses();
  const text = cleanHtml(html, {
    losses,
    picture: (source) => (source.startsWith('@@PLUGINFILE@@/') ? `media/${source.slice(15)}` : null),
    formula: (tex, display) =>
      tex.includes('bad') ? null : { tag: 'math', attributes: { display }, children: [{ tag: 'mi', children: [tex] }] },
  });
  return { text, told: inEnglish(losses.problems('here')).map(({ severity, what }) => `${severity}: ${what}`) };
}

/** Whether nothing is in a tree but what rich-text.ts allows. */
function isAllowed(text: RichText): boolean {
  if (typeof text === 'string') return true;
  return text.every((node: RichNode) => {
    if (typeof node === 'string') return true;
    const attributes = Object.entries(node.attributes ?? {});
    return (
      RICH_TAGS.includes(node.tag) &&
      attributes.every(
        ([name, value]) =>
          RICH_ATTRIBUTES.includes(name as never) && !/^\s*(javascript|data|https?):/i.test(value ?? ''),
      ) &&
      isAllowed(node.children ?? [])
    );
  });
}

test.each<readonly [string, RichText]>([
  ['plain', 'plain'],
  ['  a \n  b  ', 'a b'],
  ['x &lt; 3 &amp; y', 'x < 3 & y'],
  ['<p>one paragraph</p>', 'one paragraph'],
  ['<p></p><p>&nbsp;</p><p>x<br></p>', 'x'],
  [
    '<div>a</div>b',
    [
      { tag: 'p', children: ['a'] },
      { tag: 'p', children: ['b'] },
    ],
  ],
  ['a <B>b</B>', ['a ', { tag: 'b', children: ['b'] }]],
  [
    '<h1>a</h1><p>b',
    [
      { tag: 'h3', children: ['a'] },
      { tag: 'p', children: ['b'] },
    ],
  ],
  ['<font color=red>a</font><span class=x>b</span>', 'ab'],
  ['<span style="text-decoration: underline">a</span>', [{ tag: 'u', children: ['a'] }]],
  ['10<sup>2</sup>', ['10', { tag: 'sup', children: ['2'] }]],
  [
    '<ul> <li>a</li> <li> b </li> </ul>',
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
  [
    '<img src="@@PLUGINFILE@@/a.png" alt="A" width="50px">',
    [{ tag: 'img', attributes: { src: 'media/a.png', alt: 'A', width: '50' } }],
  ],
  ['it costs $5 and $6', 'it costs $5 and $6'],
  [
    'a \\(x\\) b',
    ['a ', { tag: 'math', attributes: { display: 'inline' }, children: [{ tag: 'mi', children: ['x'] }] }, ' b'],
  ],
  ['$$x$$', [{ tag: 'math', attributes: { display: 'block' }, children: [{ tag: 'mi', children: ['x'] }] }]],
  ['open \\( only, $$ and', 'open \\( only, $$ and'],
  ['<code>$$x$$</code>', [{ tag: 'code', children: ['$$x$$'] }]],
  ['<!-- gone -->a', 'a'],
  ['<pre>a\nb</pre>', [{ tag: 'pre', children: ['a', { tag: 'br' }, 'b'] }]],
  [
    '<p lang=ID>a</p><p dir=RTL>b</p>',
    [
      { tag: 'p', attributes: { lang: 'id' }, children: ['a'] },
      { tag: 'p', attributes: { dir: 'rtl' }, children: ['b'] },
    ],
  ],
])('%s', (html, text) => {
  expect(clean(html)).toEqual({ text, told: [] });
});

test('a table keeps its form, and its spans', () => {
  const html = '<table border=1><tr><th scope=row>a</th><td colspan="2" onclick="x()">b</td></tr></table>';
  expect(clean(html)).toEqual({
    text: [
      {
        tag: 'table',
        children: [
          {
            tag: 'tbody',
            children: [
              {
                tag: 'tr',
                children: [
                  { tag: 'th', attributes: { scope: 'row' }, children: ['a'] },
                  { tag: 'td', attributes: { colspan: '2' }, children: ['b'] },
                ],
              },
            ],
          },
        ],
      },
    ],
    told: ['loss: the attribute onclick of <td> is left out'],
  });
});

test('MathML keeps its presentation, and says what its author typed', () => {
  const html =
    '<math><semantics><mfrac linethickness="1px" href="javascript:x"><mi>a</mi><mn>2</mn></mfrac>' +
    '<annotation encoding="application/x-tex">\\frac a2</annotation></semantics></math>';
  expect(clean(html).text).toEqual([
    {
      tag: 'math',
      attributes: { alttext: '\\frac a2' },
      children: [
        {
          tag: 'mfrac',
          attributes: { linethickness: '1px' },
          children: [
            { tag: 'mi', children: ['a'] },
            { tag: 'mn', children: ['2'] },
          ],
        },
      ],
    },
  ]);
});

test.each<readonly [string, string, string]>([
  ['a script', 'a<script>alert(1)</script>b', '<script> is left out with what is in it'],
  ['a style sheet', 'a<style>b{}</style>b', '<style> is left out with what is in it'],
  ['a frame', 'a<iframe src=x>y</iframe>b', '<iframe> is left out with what is in it'],
  ['a drawing', 'a<svg onload=alert(1)><script>x</script></svg>b', '<svg> is left out with what is in it'],
  ['an object', 'a<object data=x>y</object>b', '<object> is left out with what is in it'],
  ['a field', 'a<input value=y>b', '<input> is left out with what is in it'],
  ['an unknown element', 'a<x-y>b</x-y>', '<x-y> is taken off, its content stays'],
  ['a handler', '<p onmouseover=alert(1)>ab</p>', 'the attribute onmouseover of <p> is left out'],
  ['a handler on what is taken off', '<font onclick=x>ab</font>', 'the attribute onclick of <font> is left out'],
  ['a link that runs', '<a href="javascript:x">ab</a>', 'a link to "javascript:x" is taken off, its words stay'],
  [
    'a remote picture',
    'ab<img src=https://x.example/a.png>',
    'the picture "https://x.example/a.png" is not taken; its alternative text stands there',
  ],
  ['a tag without an end', 'ab<img src="x', 'the HTML ends inside a tag or comment: what that tag begins is left out'],
  ['a direction override', 'a\u202eb', 'a character that cannot be seen is left out: U+202E'],
  ['a forged gap', '<span title="gap-0">ab</span>', 'the attribute title of <span> is left out'],
])('%s is left out and told', (_, html, what) => {
  const { text, told } = clean(html);
  expect(text).toBe('ab');
  expect(told).toEqual([`loss: ${what}`]);
});

test('a thing left out often is told once, with its count', () => {
  expect(clean('<a href=x>a</a><a href=x>b</a>').told).toEqual([
    'loss: a link to "x" is taken off, its words stay (2 times)',
  ]);
});

test('a formula that is not understood stays as it is written, and is told', () => {
  expect(clean('a \\(bad\\)')).toEqual({
    text: 'a \\(bad\\)',
    told: ['loss: a formula stays as it is written: "\\(bad\\)"'],
  });
});

describe('markup made to keep a parser busy is refused at once', () => {
  test.each([
    ['a deep tree', '<div>'.repeat(5_000), 'has HTML nested deeper than 120'],
    ['deep formatting', '<b>'.repeat(300), 'has HTML nested deeper than 120'],
    [
      'formatting that is opened again and again',
      `<p>${Array.from({ length: 100 }, (_, n) => `<b id=${n}>`).join('')}${'<p>x'.repeat(5_000)}`,
      'has more than 20000 HTML elements',
    ],
    ['very many elements', '<br>'.repeat(20_001), 'has more than 20000 HTML elements'],
    ['a very long text', '<'.repeat(400_001), 'has 400001 characters of HTML, at most 400000 are read'],
    ['depth that parsing allows', '<blockquote>'.repeat(60), 'is nested deeper than 20'],
    ['a deep formula', `<math>${'<mrow>'.repeat(60)}`, 'has a formula nested deeper than 20'],
  ])('%s', (_, html, what) => {
    expect(clean(html)).toEqual({ text: '', told: expect.arrayContaining([`error: ${what}`]) as string[] });
  });

  test('fences of formulas without an end are looked for once', () => {
    expect(spokenText(clean('\\(\\[$$$'.repeat(50_000)).text).length).toBeGreaterThan(0);
  });
});

const HOSTILE = [
  ...['<', '>', '"', "'", '=', '/', ' ', 'script', 'style', 'svg', 'math', 'mtext', 'mglyph', 'img', 'src', 'onerror'],
  ...['javascript:', 'data:text/html,', 'a', 'href', 'table', 'tr', 'td', 'p', 'b', 'template', 'noscript', 'title'],
  ...[
    'annotation-xml',
    'encoding',
    'text/html',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '&lt;',
    '&#0;',
    '\0',
    '\u202e',
    'xmp',
    'x',
  ],
];

test('whatever comes in, only what is allowed comes out', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...HOSTILE), { maxLength: 60 }), (parts) => {
      const { text } = clean(parts.join(''));
      expect(isAllowed(text)).toBe(true);
      expect(richTextProblems(text)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
