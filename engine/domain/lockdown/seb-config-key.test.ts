import { nodeHashing } from '../../storage/node-hashing.ts';
import { configKey, requestHash, sebJson } from './seb-config-key.ts';
import { sebTraps } from './seb-traps.ts';
import { type SebValue, sebArray, sebBoolean, sebData, sebDict, sebInteger, sebString } from './seb-value.ts';

const date: SebValue = { kind: 'date', value: '1940-10-09T22:13:56Z' };
const real = (value: number): SebValue => ({ kind: 'real', value });

test.each<[string, Record<string, SebValue>, string]>([
  ['no settings', {}, '{}'],
  [
    'keys in order without regard to case',
    { b: sebInteger(1), C: sebInteger(2), A: sebInteger(3) },
    '{"A":3,"b":1,"C":2}',
  ],
  ['the writer left out', { a: sebBoolean(true), originatorVersion: sebString('x') }, '{"a":true}'],
  ['the writer left out, last in the order', { OriginatorVersion: sebString('x') }, '{}'],
  ['an empty dict left out', { bool: sebBoolean(true), empty: sebDict({}) }, '{"bool":true}'],
  ['an empty array and an empty text kept', { a: sebArray(), s: sebString('') }, '{"a":[],"s":""}'],
  ['nothing escaped', { s: sebString('a"b\\c/d\\\\') }, '{"s":"a"b\\c/d\\\\"}'],
  ['other letters as they are', { s: sebString('hello wörld') }, '{"s":"hello wörld"}'],
  ['bytes in base64', { d: sebData(new Uint8Array([0, 1, 2, 255])) }, '{"d":"AAEC/w=="}'],
  ['a real as short as it can be', { r: real(0.1) }, '{"r":0.1}'],
  ['a date in quotation marks', { t: date }, '{"t":"1940-10-09T22:13:56+00:00"}'],
  [
    'dicts in arrays sorted, arrays not',
    { list: sebArray(sebDict({ banana: sebInteger(2), apple: sebInteger(1) }), sebInteger(9), sebInteger(1)) },
    '{"list":[{"apple":1,"banana":2},9,1]}',
  ],
])('%s', (_, settings, expected) => expect(sebJson(sebDict(settings))).toBe(expected));

test('an array of more than ten keeps its order', () => {
  const many = Array.from({ length: 12 }, (_, place) => sebInteger(place));
  expect(sebJson(sebDict({ many: sebArray(...many) }))).toBe('{"many":[0,1,2,3,4,5,6,7,8,9,10,11]}');
});

test('the key is the SHA-256 of the text', () => {
  expect(configKey(nodeHashing, sebDict({}))).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
});

const PAGE = 'https://example.com/moodle/mod/quiz/attempt.php?attemptid=123&page=4';

test.each([
  [
    '4fa9af8ec8759eb7c680752ef4ee5eaf1a860628608fccae2715d519849f9292',
    '46f1fe43259348ea72de014a1442ec62507116466527b5f74696dcc80c46332e',
  ],
  [
    '787c3f3d7211ff09ad5ba6a62f67b6a2092eb3080b5b5d29d578f3a3d901cbae',
    '96fc9b4226354376f5199e1f095e6a694ef10935c06bd24eebff61200a602ce4',
  ],
])('the key %s is shown bound to the page, whatever its fragment', (key, shown) => {
  expect(requestHash(nodeHashing, PAGE, key)).toBe(shown);
  expect(requestHash(nodeHashing, `${PAGE}#part#two\n`, key)).toBe(shown);
});

test.each<[string, Record<string, SebValue>, string[]]>([
  ['nothing', { a: sebBoolean(true), b: sebArray(sebInteger(1)), c: real(0.5) }, []],
  ['a date', { a: sebArray(date) }, ['a[0]']],
  ['a whole real and one with an exponent', { a: real(1), b: real(1e-9) }, ['a', 'b']],
  ['a quotation mark and a backslash', { a: sebString('"'), b: sebDict({ c: sebString('C:\\x') }) }, ['a', 'b.c']],
  ['an empty dict', { a: sebDict({}) }, ['a']],
  [
    'the writer below the root',
    { originatorVersion: sebString('x'), a: sebDict({ originatorVersion: sebString('x') }) },
    ['a.originatorVersion'],
  ],
  ['keys that differ in case only', { ab: sebInteger(1), aB: sebInteger(1) }, ['aB']],
  ['a key with a dash', { 'a-b': sebInteger(1) }, ['a-b']],
])('%s is named where clients disagree', (_, settings, wheres) => {
  expect(sebTraps(sebDict(settings)).map(({ where }) => where)).toEqual(wheres);
});
