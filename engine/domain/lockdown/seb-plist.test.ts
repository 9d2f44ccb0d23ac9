import fc from 'fast-check';
import { Malformed } from '../malformed.ts';
import { readPlist } from './seb-read-plist.ts';
import { type SebDict, type SebValue, sebDict, sebInteger, sebString } from './seb-value.ts';
import { writePlist } from './seb-write-plist.ts';

const list = (inside: string): string => `<?xml version="1.0"?>\n<plist version="1.0"><dict>${inside}</dict></plist>`;
const one = (value: string): unknown => readPlist(list(`<key>k</key>${value}`)).value.get('k');

const text = fc.string({ unit: 'grapheme', maxLength: 20 }).map((made) => made.replace(/[^\t\n\x20-\ud7ff]/g, ''));
const key = fc.stringMatching(/^[A-Za-z]{1,8}$/);
const { value: anyValue } = fc.letrec<{ value: SebValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.boolean().map((value): SebValue => ({ kind: 'boolean', value })),
    fc.maxSafeInteger().map((value): SebValue => ({ kind: 'integer', value })),
    fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .map((value): SebValue => ({ kind: 'real', value: value === 0 ? 0 : value })),
    text.map((value): SebValue => ({ kind: 'string', value })),
    fc.uint8Array({ maxLength: 12 }).map((value): SebValue => ({ kind: 'data', value: new Uint8Array(value) })),
    fc.array(tie('value'), { maxLength: 3 }).map((value): SebValue => ({ kind: 'array', value })),
    fc.dictionary(key, tie('value'), { maxKeys: 3 }).map((value): SebValue => sebDict(value)),
  ),
}));

test('what is written reads back the same, types included', () => {
  const settings = fc.dictionary(key, anyValue, { maxKeys: 5 }).map((value): SebDict => sebDict(value));
  fc.assert(
    fc.property(settings, (made) => expect(readPlist(writePlist(made))).toEqual(made)),
    { numRuns: 200 },
  );
});

test.each([
  ['<true/>', { kind: 'boolean', value: true }],
  ['<false />', { kind: 'boolean', value: false }],
  ['<integer>-007</integer>', { kind: 'integer', value: -7 }],
  ['<integer>1</integer>', { kind: 'integer', value: 1 }],
  ['<real>1</real>', { kind: 'real', value: 1 }],
  ['<real>0.1</real>', { kind: 'real', value: 0.1 }],
  ['<string>a &amp; b &lt;c&gt; &#65;&#x42;</string>', { kind: 'string', value: 'a & b <c> AB' }],
  ['<string> kept </string>', { kind: 'string', value: ' kept ' }],
  ['<string>a\r\nb</string>', { kind: 'string', value: 'a\nb' }],
  ['<string/>', { kind: 'string', value: '' }],
  ['<data>\n  AAEC\n  /w==\n</data>', { kind: 'data', value: new Uint8Array([0, 1, 2, 255]) }],
  ['<date>1940-10-09T22:13:56Z</date>', { kind: 'date', value: '1940-10-09T22:13:56Z' }],
  ['<!-- note --><array><!-- note --></array>', { kind: 'array', value: [] }],
])('%s is read with its own type', (xml, expected) => expect(one(xml)).toEqual(expected));

test.each([
  ['nothing', ''],
  ['no list', '<html></html>'],
  ['an entity of its own', `<!DOCTYPE plist [<!ENTITY a "b">]>${list('')}`],
  ['an external entity', `<!DOCTYPE plist SYSTEM "file:///etc/passwd">${list('')}`],
  ['two document types', `<!DOCTYPE plist><!DOCTYPE plist>${list('')}`],
  ['an unknown entity', list('<key>a</key><string>&b;</string>')],
  ['an entity of a prototype', list('<key>a</key><string>&toString;</string>')],
  ['a bare ampersand', list('<key>a</key><string>a & b</string>')],
  ['half a surrogate pair', list('<key>a</key><string>&#xD800;</string>')],
  ['a cut-off list', '<plist version="1.0"><dict>'],
  ['something after the list', `${list('')}<plist/>`],
  ['an array at the root', '<plist version="1.0"><array/></plist>'],
  ['an unknown type', list('<key>a</key><uid>1</uid>')],
  ['an attribute', list('<key>a</key><string lang="id">a</string>')],
  ['a value without a key', list('<true/>')],
  ['a key without a value', list('<key>a</key>')],
  ['a key twice', list('<key>a</key><true/><key>a</key><false/>')],
  ['text between values', list('<key>a</key>text<true/>')],
  ['a comment in a text', list('<key>a</key><string>a<!-- b -->c</string>')],
  ['CDATA', list('<key>a</key><string><![CDATA[a]]></string>')],
  ['an integer that is none', list('<key>a</key><integer>0x10</integer>')],
  ['an integer beyond 2^53', list('<key>a</key><integer>9007199254740993</integer>')],
  ['a real without an end', list('<key>a</key><real>1e999</real>')],
  ['data that is no base64', list('<key>a</key><data>AA=</data>')],
  ['wrong nesting', list('<key>a</key><array></dict></array>')],
  ['too deep a nesting', list(`<key>a</key>${'<array>'.repeat(30)}${'</array>'.repeat(30)}`)],
  ['too many values', list(`<key>a</key><array>${'<true/>'.repeat(50_001)}</array>`)],
  ['too long a text', list(`<key>a</key><string>${'a'.repeat(2_000_001)}</string>`)],
])('%s is refused in one sentence', (_, xml) => {
  expect(() => readPlist(xml)).toThrow(Malformed);
});

test('whatever it is given, the reader gives settings or throws Malformed, and soon', () => {
  const bits = [
    '<',
    '>',
    '/',
    '&',
    'dict',
    'key',
    'string',
    'plist',
    '<!--',
    '-->',
    ' ',
    'a',
    '<plist><dict>',
    '</dict>',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...bits), { maxLength: 60 }), (parts) => {
      try {
        readPlist(parts.join(''));
      } catch (fault) {
        expect(fault).toBeInstanceOf(Malformed);
      }
    }),
    { numRuns: 300 },
  );
});

test('a text that XML cannot hold is not written', () => {
  for (const bad of ['\u0000', '\r', '\ud800', '\uffff']) {
    expect(() => writePlist(sebDict({ a: sebString(bad) }))).toThrow(RangeError);
  }
  expect(() => sebInteger(0.5)).toThrow(RangeError);
});
