import fc from 'fast-check';
import { Malformed } from '../malformed.ts';
import { canonicalJson, parseCanonical } from './canonical-json.ts';

const nfcText = fc.string({ unit: 'grapheme' }).map((text) => text.normalize('NFC'));
const asciiText = fc.string({ unit: 'grapheme-ascii', maxLength: 8 });

const values = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false),
    fc.integer(),
    fc.maxSafeInteger(),
    nfcText,
    asciiText,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(asciiText, tie('value'), { maxKeys: 5 }),
  ),
})).value;

test.each([
  [{ b: 1, a: 2 }, '{"a":2,"b":1}'],
  [{ 10: 1, 9: 2, '': 3 }, '{"":3,"10":1,"9":2}'],
  [{ B: 1, a: 2, _: 3 }, '{"B":1,"_":3,"a":2}'],
  [[], '[]'],
  [{}, '{}'],
  [[1, [2, {}], null, true, false], '[1,[2,{}],null,true,false]'],
  [Number.MAX_SAFE_INTEGER, '9007199254740991'],
  [-5, '-5'],
  [-0, '0'],
  ['\b\f\n\r\t"\\/\u0001\u001f\u007f', '"\\b\\f\\n\\r\\t\\"\\\\/\\u0001\\u001f\u007f"'],
  ['é\u2028€𝟙', '"é\u2028€𝟙"'],
  [{ 'quote"': 'x' }, '{"quote\\"":"x"}'],
])('%j is written %s', (value, text) => {
  expect(canonicalJson(value)).toBe(text);
  expect(parseCanonical(text)).toEqual(Object.is(value, -0) ? 0 : value);
});

test('an object without a prototype is as plain as any', () => {
  expect(canonicalJson(Object.assign(Object.create(null), { a: 1 }))).toBe('{"a":1}');
});

test.each([
  ['a fraction', 0.5],
  ['a number beyond 2^53', 2 ** 53],
  ['a number that is none', Number.NaN],
  ['infinity', Infinity],
  ['undefined', undefined],
  ['a field without a value', { a: undefined }],
  ['a hole in an array', [1, , 2]],
  ['a bigint', 1n],
  ['a function', () => 1],
  ['a date', new Date(0)],
  ['bytes', Uint8Array.of(1)],
  ['a map', new Map()],
  ['a key that is not ASCII', { né: 1 }],
  ['a string that is not in form C', 'e\u0301'],
  ['half a surrogate pair', '\ud800'],
])('%s has no canonical form', (_, value) => {
  expect(() => canonicalJson(value)).toThrow(TypeError);
});

test('a value that holds itself is refused instead of exhausting the stack', () => {
  const ring: Record<string, unknown> = {};
  ring['ring'] = ring;
  expect(() => canonicalJson(ring)).toThrow('deeper than 64');
});

test('sixty-four levels are written, sixty-five are not', () => {
  const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
  expect(canonicalJson(JSON.parse(nested(64)))).toBe(nested(64));
  expect(() => canonicalJson(JSON.parse(nested(65)))).toThrow(TypeError);
  expect(() => parseCanonical(nested(9999))).toThrow(Malformed);
});

test.each([
  ['blanks', '{"a": 1}'],
  ['keys out of order', '{"b":1,"a":2}'],
  ['a doubled key', '{"a":1,"a":1}'],
  ['a number with a point', '1.0'],
  ['an exponent', '1e2'],
  ['a negative zero', '-0'],
  ['a number that would be rounded', '9007199254740993'],
  ['a needless escape', '"\\u0041"'],
  ['an escaped slash', '"\\/"'],
  ['a string that is not in form C', '"e\u0301"'],
  ['a line end after it', '1\n'],
  ['no JSON at all', '{a:1}'],
  ['nothing', ''],
])('a text with %s is refused', (_, text) => {
  expect(() => parseCanonical(text)).toThrow(Malformed);
});

test('a key called __proto__ is a field like any other', () => {
  expect(canonicalJson(parseCanonical('{"__proto__":{"a":1}}'))).toBe('{"__proto__":{"a":1}}');
});

test('a value survives writing and reading, and has one text', () => {
  fc.assert(
    fc.property(values, (value) => {
      const text = canonicalJson(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(parseCanonical(text))).toBe(text);
    }),
  );
});

test('the order in which fields were set leaves no trace', () => {
  fc.assert(
    fc.property(fc.dictionary(asciiText, fc.integer()), (fields) => {
      expect(canonicalJson(Object.fromEntries(Object.entries(fields).reverse()))).toBe(canonicalJson(fields));
    }),
  );
});
