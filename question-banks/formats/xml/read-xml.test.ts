import { sayProblem } from '#domain/sentences/say.ts';
import { inEnglish } from '../../../engine/testing/in-english.ts';
import fc from 'fast-check';
import { type XmlLimits, XML_LIMITS, readXml } from './read-xml.ts';
import { type XmlElement, allNamed, childNamed, childrenNamed, textOf } from './xml-element.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function utf16(text: string, order: 'le' | 'be', mark = true): Uint8Array {
  const whole = mark ? `\ufeff${text}` : text;
  const bytes = new Uint8Array(whole.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < whole.length; at += 1) view.setUint16(at * 2, whole.charCodeAt(at), order === 'le');
  return bytes;
}

function rootOf(bytes: Uint8Array): XmlElement {
  const read = readXml(bytes, 'a.xml');
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return read.root;
}

/** `where: what` of a file that is refused. */
function refusal(bytes: Uint8Array, limits?: Partial<XmlLimits>): string {
  const read = readXml(bytes, 'a.xml', { ...XML_LIMITS, ...limits });
  return read.ok ? 'was read' : sayProblem(read.problem, 'en');
}

test('elements with namespace, attributes, text, CDATA and lines', () => {
  const root = rootOf(
    utf8(`<?xml version="1.0" encoding="UTF-8"?>
<!-- a comment -->
<q:item xmlns:q="urn:q" xml:lang="id" one="1 &lt; 2">
  <q:p>satu <![CDATA[<dua>]]> &amp; &#x41;&apos;&quot;&gt;</q:p>
  <other xmlns="urn:o"
     two="x"/><?target body?>
</q:item>`),
  );
  expect(root).toMatchObject({ name: 'item', space: 'urn:q', line: 3, attributes: { 'xml:lang': 'id', one: '1 < 2' } });
  expect(textOf(root).trim()).toBe(`satu <dua> & A'">`);
  expect(childNamed(root, 'other')).toMatchObject({ space: 'urn:o', line: 5, attributes: { two: 'x' }, children: [] });
  expect(childrenNamed(root, 'p')[0]?.children).toEqual([`satu <dua> & A'">`]);
  expect(allNamed(root, 'p')).toHaveLength(1);
});

test.each([
  ['UTF-8', utf8('<a>é 文 😀</a>')],
  ['UTF-8 with a mark', utf8('\ufeff<?xml version="1.0" encoding="utf-8"?><a>é 文 😀</a>')],
  ['UTF-16, little end first', utf16('<?xml version="1.0" encoding="UTF-16"?><a>é 文 😀</a>', 'le')],
  ['UTF-16, big end first', utf16('<a>é 文 😀</a>', 'be')],
])('%s is read', (_, bytes) => {
  expect(textOf(rootOf(bytes))).toBe('é 文 😀');
});

test('a text longer than a chunk stays whole, also where a chunk ends inside a sign', () => {
  const long = `${'x'.repeat(65_532)}😀${'y'.repeat(70_000)}`;
  expect(textOf(rootOf(utf8(`<a>${long}</a>`)))).toBe(long);
});

test('what an attribute is called never reaches an object’s own machinery', () => {
  const root = rootOf(utf8('<a __proto__="x" constructor="y"/>'));
  expect(Object.entries(root.attributes)).toEqual([
    ['__proto__', 'x'],
    ['constructor', 'y'],
  ]);
  expect(root.attributes['toString']).toBeUndefined();
});

const LAUGHS = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');

test.each<readonly [string, Uint8Array, string]>([
  ['billion laughs', utf8(`<!DOCTYPE l [<!ENTITY l0 "ha">${LAUGHS}]><l>&l9;</l>`), 'DOCTYPE'],
  [
    'quadratic blow-up',
    utf8(`<!DOCTYPE l [<!ENTITY x "${'x'.repeat(50_000)}">]><l>${'&x;'.repeat(50_000)}</l>`),
    'DOCTYPE',
  ],
  ['an entity from a file', utf8('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'), 'DOCTYPE'],
  ['an entity from the network', utf8('<!DOCTYPE a [<!ENTITY x SYSTEM "http://127.0.0.1/x">]><a>&x;</a>'), 'DOCTYPE'],
  ['a parameter entity', utf8('<!DOCTYPE a [<!ENTITY % x SYSTEM "x.dtd"> %x;]><a/>'), 'DOCTYPE'],
  ['a bare DOCTYPE', utf8('<!DOCTYPE a><a/>'), 'DOCTYPE'],
  ['a DTD of another file', utf8('<!DOCTYPE questestinterop SYSTEM "ims_qtiasiv1p2p1.dtd"><a/>'), 'DOCTYPE'],
  ['a DOCTYPE after the first element', utf8('<a/><!DOCTYPE a>'), 'not well-formed'],
  ['a DOCTYPE in UTF-16', utf16('<!DOCTYPE a><a/>', 'le'), 'DOCTYPE'],
  ['an entity that is not declared', utf8('<a>&nbsp;</a>'), 'a.xml:1: is not well-formed XML: undefined entity'],
  ['an entity in an attribute', utf8('<a b="&x;"/>'), 'undefined entity'],
  ['a sign that is no character', utf8('<a>&#0;</a>'), 'malformed character entity'],
  ['half of a surrogate pair', utf8('<a>&#xD800;</a>'), 'malformed character entity'],
  ['a control character', utf8('<a>\u0001</a>'), 'disallowed character'],
  ['an element that does not end', utf8('<a><b></a>'), 'unexpected close tag'],
  ['a file cut short', utf8('<a><b>'), 'unclosed tag'],
  ['a file cut inside a tag', utf8('<a><b x="'), 'not well-formed'],
  ['two first elements', utf8('<a/><b/>'), 'not well-formed'],
  ['text after the end', utf8('<a/>x'), 'not well-formed'],
  ['an attribute twice', utf8('<a b="1" b="2"/>'), 'duplicate attribute'],
  ['a prefix that is not declared', utf8('<x:a/>'), 'unbound namespace prefix'],
  ['"<" in an attribute', utf8('<a b="<"/>'), 'not well-formed'],
  ['no element', utf8('  '), 'not well-formed'],
  ['nothing', new Uint8Array(0), 'is empty'],
  ['XML 1.1', utf8('<?xml version="1.1"?><a/>'), 'only XML 1.0'],
  [
    'bytes that are not UTF-8',
    new Uint8Array([0x3c, 0x61, 0x3e, 0xe9, 0x3c, 0x2f, 0x61, 0x3e]),
    'bytes that are not UTF-8',
  ],
  ['an over-long UTF-8 sequence', new Uint8Array([0x3c, 0x61, 0x3e, 0xc0, 0xbc, 0x3c, 0x2f, 0x61, 0x3e]), 'not UTF-8'],
  ['Latin 1', utf8('<?xml version="1.0" encoding="ISO-8859-1"?><a/>'), 'a.xml:1: says it is in ISO-8859-1'],
  ['UTF-7', utf8('<?xml version="1.0" encoding="UTF-7"?>+ADw-a/+AD4-'), 'says it is in UTF-7'],
  ['UTF-16 by its word only', utf8('<?xml version="1.0" encoding="UTF-16"?><a/>'), 'no byte order mark'],
  ['UTF-8 by its word only', utf16('<?xml version="1.0" encoding="UTF-8"?><a/>', 'be'), 'its bytes are UTF-16'],
  ['UTF-16 without a mark', utf16('<a/>', 'le', false), 'without a byte order mark'],
  ['UTF-16 without a mark, big end first', utf16('<a/>', 'be', false), 'without a byte order mark'],
  ['UTF-32', new Uint8Array([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0]), 'UTF-32'],
  ['UTF-32, big end first', new Uint8Array([0, 0, 0xfe, 0xff, 0, 0, 0, 0x3c]), 'UTF-32'],
  ['EBCDIC', new Uint8Array([0x4c, 0x6f, 0xa7, 0x94, 0x93]), 'EBCDIC'],
  ['half a character of UTF-16', utf16('<a/>', 'le').slice(0, -1), 'not UTF-16'],
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), 'not UTF-8'],
  ['no XML at all', utf8('Dear examiner, this is a letter.'), 'not well-formed'],
])('%s is refused', (_, bytes, what) => {
  expect(refusal(bytes)).toContain(what);
});

describe('a file is refused for its size', () => {
  test.each<readonly [string, Uint8Array, Partial<XmlLimits> | undefined, string]>([
    ['more bytes', utf8(`<a>${'x'.repeat(100)}</a>`), { bytes: 50 }, 'a.xml: is larger than 50 bytes'],
    ['deep nesting', utf8('<a>'.repeat(100_000)), undefined, 'nested deeper than 200'],
    ['one level too deep', utf8('<a><b><c/></b></a>'), { depth: 2 }, 'nested deeper than 2'],
    ['a million elements', utf8(`<a>${'<b/>'.repeat(1_000_000)}</a>`), undefined, 'more than 200000 elements'],
    ['a huge attribute', utf8(`<a b="${'x'.repeat(5_000_000)}"/>`), undefined, 'attribute longer than 65536'],
    ['a huge name', utf8(`<${'a'.repeat(5_000_000)}/>`), undefined, 'name longer than 65536'],
    ['an attribute with a huge name', utf8(`<a ${'b'.repeat(100_000)}="1"/>`), undefined, 'attribute longer'],
    [
      'a hundred thousand attributes',
      utf8(`<a ${Array.from({ length: 100_000 }, (_, n) => `a${n}="1"`).join(' ')}/>`),
      undefined,
      'more than 100 attributes',
    ],
  ])('%s', (_, bytes, limits, what) => {
    expect(refusal(bytes, limits)).toContain(what);
  });

  test('just inside every limit it is read', () => {
    const limits = { bytes: 60, depth: 3, elements: 4, attributes: 2, attributeLength: 6 };
    expect(refusal(utf8('<a><b><c x="1234" y="1"/></b><d/></a>'), limits)).toBe('was read');
  });
});

test('any bytes are read or refused with a place and words, and nothing is thrown', () => {
  const piece = fc.constantFrom(
    '<a>',
    '</a>',
    '<b c="d"/>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '&lt;',
    '&x;',
    '<?p ?>',
    'é',
    '"',
    '<!DOCTYPE',
  );
  const file = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.array(piece, { maxLength: 20 }).map((all) => utf8(all.join(''))),
  );
  fc.assert(
    fc.property(file, (bytes) => {
      const read = readXml(bytes, 'a.xml');
      if (!read.ok)
        expect(inEnglish(read.problem)).toEqual({
          where: expect.stringMatching(/^a\.xml(:\d+)?$/),
          what: expect.stringMatching(/\w/),
        });
    }),
    { numRuns: 500 },
  );
});

test('parts are given one after the other and forgotten, and each may have as many elements as the limit says', () => {
  const parts: string[] = [];
  const file = utf8(`<a>x${'<b><c>y</c></b>'.repeat(1_000)}<d/></a>`);
  const read = readXml(
    file,
    'a.xml',
    { ...XML_LIMITS, elements: 3 },
    {
      depth: 1,
      take: ({ line, name }) => parts.push(`${name}:${line}`),
    },
  );
  expect(parts).toHaveLength(1_001);
  expect(parts.at(-1)).toBe('d:1');
  expect(read).toMatchObject({ ok: true, root: { name: 'a', children: [] } });
  const long = utf8('<a><b><c/><c/><c/></b></a>');
  expect(readXml(long, 'a.xml', { ...XML_LIMITS, elements: 3 }, { depth: 1, take: () => undefined })).toMatchObject({
    ok: false,
  });
});
