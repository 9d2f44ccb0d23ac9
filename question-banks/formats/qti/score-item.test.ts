import { inEnglish } from '../../../engine/testing/in-english.ts';
import { say, sayProblem } from '#domain/sentences/say.ts';
import fc from 'fast-check';
import { readXml } from '../xml/read-xml.ts';
import { withOneSpelling } from './qti-element.ts';
import { type Outcome, scoreItem } from './score-item.ts';

const OUTCOME = '<outcomeDeclaration identifier="O" cardinality="single" baseType="float"/>';

function item(inside: string): string {
  return `<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="i" title="">${inside}</assessmentItem>`;
}

function score(text: string, responses: Record<string, unknown> = {}, seed?: number) {
  const read = readXml(new TextEncoder().encode(text), 'item.xml');
  if (!read.ok) throw new Error(sayProblem(read.problem, 'en'));
  return scoreItem(withOneSpelling(read.root), responses, seed);
}

/** What an outcome of some type becomes when it is set to the expression. */
function valueOf(
  expression: string,
  type = 'baseType="float" cardinality="single"',
  more = '',
  responses = {},
  seed?: number,
): Outcome {
  const scored = score(
    item(
      `${more}<outcomeDeclaration identifier="O" ${type}/>
       <responseProcessing><setOutcomeValue identifier="O">${expression}</setOutcomeValue></responseProcessing>`,
    ),
    responses,
    seed,
  );
  if (!scored.ok) throw new Error(say(scored.unsupported, 'en'));
  return scored.outcomes.O ?? null;
}

const base = (type: string, value: unknown): string => `<baseValue baseType="${type}">${String(value)}</baseValue>`;
const i = (value: number): string => base('integer', value);
const f = (value: number): string => base('float', value);
const s = (value: string): string => base('string', value);
const b = (value: boolean): string => base('boolean', value);
const NULL = '<null/>';
const YES = b(true);
const NO = b(false);
const ids = (kind: 'multiple' | 'ordered', ...values: string[]): string =>
  `<${kind}>${values.map((value) => base('identifier', value)).join('')}</${kind}>`;
const truth = (expression: string): Outcome => valueOf(expression, 'baseType="boolean" cardinality="single"');

describe('truth has three values', () => {
  test.each([
    ['and', [YES, YES], true],
    ['and', [YES, NULL], null],
    ['and', [NO, NULL], false],
    ['or', [NO, NULL], null],
    ['or', [YES, NULL], true],
    ['or', [NO, NO], false],
    ['not', [NULL], null],
    ['not', [NO], true],
    ['isNull', [NULL], true],
    ['isNull', [s('')], true],
    ['isNull', ['<multiple/>'], true],
    ['isNull', [i(0)], false],
    ['match', [NULL, i(1)], null],
    ['match', [NULL, NULL], null],
    ['gt', [NULL, i(1)], null],
    ['lte', [i(1), i(1)], true],
    ['gte', [f(0.5), i(1)], false],
    ['durationLT', [base('duration', 'PT1M'), base('duration', 'PT59S')], false],
    ['durationGTE', [base('duration', 'P1DT1S'), base('duration', '86401')], true],
    ['stringMatch caseSensitive="true"', [s('A'), s('a')], false],
    ['stringMatch caseSensitive="false"', [s('A'), s('a')], true],
    ['stringMatch', [NULL, s('a')], null],
    ['substring caseSensitive="true"', [s('ello'), s('hello')], true],
    ['substring caseSensitive="true"', [s('hello'), s('ello')], false],
    ['patternMatch pattern="[0-9]{2}"', [s('42')], true],
    ['patternMatch pattern="[0-9]{2}"', [s('x42')], false],
    ['match', [ids('multiple', 'A', 'B'), ids('multiple', 'B', 'A')], true],
    ['match', [ids('multiple', 'A', 'A'), ids('multiple', 'A', 'B')], false],
    ['match', [ids('ordered', 'A', 'B'), ids('ordered', 'B', 'A')], false],
    ['match', [base('pair', 'A B'), base('pair', 'B A')], true],
    ['match', [base('directedPair', 'A B'), base('directedPair', 'B A')], false],
    ['match', [base('point', '1 2'), base('point', '1 2')], true],
    ['member', [base('identifier', 'B'), ids('multiple', 'A', 'B')], true],
    ['member', [NULL, ids('multiple', 'A')], null],
    ['contains', [ids('multiple', 'A', 'B'), ids('multiple', 'B', 'B')], false],
    ['contains', [ids('multiple', 'A', 'B', 'C'), ids('multiple', 'C', 'A')], true],
    ['contains', [ids('ordered', 'A', 'B', 'C'), ids('ordered', 'B', 'C')], true],
    ['contains', [ids('ordered', 'A', 'B', 'C'), ids('ordered', 'A', 'C')], false],
    ['equal toleranceMode="exact"', [i(1), f(1)], true],
    ['equal toleranceMode="absolute" tolerance="0.5 1"', [f(2), f(3)], true],
    ['equal toleranceMode="absolute" tolerance="0.5 1"', [f(2), f(1.4)], false],
    ['equal toleranceMode="absolute" tolerance="1" includeLowerBound="false"', [f(2), f(1)], false],
    ['equal toleranceMode="absolute" tolerance="1" includeUpperBound="false"', [f(2), f(3)], false],
    ['equal toleranceMode="relative" tolerance="10"', [f(100), f(110)], true],
    ['equal toleranceMode="relative" tolerance="10"', [f(-100), f(-89)], false],
    ['equalRounded roundingMode="significantFigures" figures="3"', [f(3.175), f(3.183)], true],
    ['equalRounded roundingMode="significantFigures" figures="3"', [f(3.175), f(3.1749)], false],
    ['equalRounded roundingMode="decimalPlaces" figures="2"', [f(1.005), f(1.01)], true],
    ['inside shape="poly" coords="0,0,10,0,10,10,0,10"', [base('point', '10 5')], true],
    ['inside shape="poly" coords="0,0,10,0,0,10"', [base('point', '9 9')], false],
    ['inside shape="ellipse" coords="5,5,4,2"', [base('point', '9 5')], true],
    ['inside shape="default"', [base('point', '900 5')], true],
    ['anyN min="1" max="2"', [YES, NULL, NO], true],
    ['anyN min="2" max="3"', [YES, NULL, NO], null],
    ['anyN min="2" max="2"', [YES, YES, NULL], null],
    ['anyN min="2" max="3"', [NO, NO, NULL], false],
  ])('%s %j is %s', (name, parts, expected) => {
    const [bare = ''] = name.split(' ');
    expect(truth(`<${name}>${parts.join('')}</${bare}>`)).toBe(expected);
  });
});

describe('numbers', () => {
  test.each([
    ['sum', [i(1), NULL], null],
    ['sum', [i(1), `<multiple>${i(2)}${i(3)}</multiple>`], 6],
    ['product', [f(1.5), i(2)], 3],
    ['subtract', [i(1), i(3)], -2],
    ['divide', [i(1), i(4)], 0.25],
    ['divide', [i(1), i(0)], null],
    ['power', [f(-1), f(0.5)], null],
    ['integerDivide', [i(-5), i(2)], -3],
    ['integerDivide', [i(5), i(0)], null],
    ['integerModulus', [i(-5), i(2)], 1],
    ['integerModulus', [i(5), i(0)], null],
    ['round', [f(6.5)], 7],
    ['round', [f(-6.5)], -6],
    ['truncate', [f(-6.8)], -6],
    ['max', [i(3), NULL], null],
    ['min', [i(3), f(2.5)], 2.5],
    ['gcd', [i(0), i(0)], 0],
    ['gcd', [i(-12), i(18), i(27)], 3],
    ['lcm', [i(4), i(0)], 0],
    ['lcm', [i(4), i(6), i(10)], 60],
    ['roundTo roundingMode="significantFigures" figures="2"', [f(1250)], 1300],
    ['roundTo roundingMode="decimalPlaces" figures="1"', [f(-0.25)], -0.2],
    ['containerSize', [NULL], 0],
    ['statsOperator name="popVariance"', [`<multiple>${i(1)}${i(3)}</multiple>`], 1],
    ['statsOperator name="sampleVariance"', [`<multiple>${i(1)}</multiple>`], null],
    ['mathOperator name="log"', [f(1000)], 3],
    ['mathOperator name="ln"', [f(-1)], null],
    ['mathOperator name="acsc"', [f(1)], Math.PI / 2],
    ['mathOperator name="toRadians"', [f(180)], Math.PI],
  ])('%s %j is %s', (name, parts, expected) => {
    const [bare = ''] = name.split(' ');
    const found = valueOf(`<${name}>${parts.join('')}</${bare}>`);
    if (typeof expected === 'number') expect(found).toBeCloseTo(expected, 12);
    else expect(found).toBe(expected);
  });

  test('rounding to places is rounding the decimal number, whatever the number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 1, max: 5 }), (whole, places) => {
        const written = `${Math.floor(whole / 10 ** places)}.${String(whole % 10 ** places).padStart(places, '0')}`;
        const rounded = `<roundTo roundingMode="decimalPlaces" figures="${places - 1}">${base('float', written)}</roundTo>`;
        const expected = Math.floor((whole + 5) / 10) / 10 ** (places - 1);
        expect(valueOf(rounded)).toBeCloseTo(expected, 9);
      }),
    );
  });
});

test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('%s is a name like any other', (name) => {
  const scored = score(
    item(
      `<responseDeclaration identifier="${name}" cardinality="single" baseType="string"/>
       <outcomeDeclaration identifier="${name}-O" cardinality="single" baseType="string"/>
       <responseProcessing><setOutcomeValue identifier="${name}-O"><variable identifier="${name}"/></setOutcomeValue></responseProcessing>`,
    ),
  );
  expect(scored).toEqual({ ok: true, outcomes: { [`${name}-O`]: null } });
  for (const expression of [
    `<${name}/>`,
    `<statsOperator name="${name}"/>`,
    `<mathConstant name="${name}"/>`,
    `<mathOperator name="${name}"/>`,
  ]) {
    expect(() => valueOf(expression)).toThrow(name);
  }
});

test('what is random follows from the seed and stays in its range', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: -50, max: 50 }),
      fc.nat(20),
      fc.integer({ min: 1, max: 4 }),
      (seed, min, steps, step) => {
        const draw = `<randomInteger min="${min}" max="${min + steps * step}" step="${step}"/>`;
        const drawn = valueOf(draw, undefined, '', {}, seed) as number;
        expect(valueOf(draw, undefined, '', {}, seed)).toBe(drawn);
        expect(drawn).toBeGreaterThanOrEqual(min);
        expect(drawn).toBeLessThanOrEqual(min + steps * step);
        expect(Math.abs((drawn - min) % step)).toBe(0);
      },
    ),
  );
});

describe('containers and records', () => {
  const list = 'cardinality="ordered" baseType="identifier"';
  test('NULL is left out, and a container of nothing but NULL is NULL', () => {
    expect(valueOf(`<ordered>${base('identifier', 'A')}${NULL}</ordered>`, list)).toEqual(['A']);
    expect(valueOf(`<ordered>${NULL}</ordered>`, list)).toBeNull();
  });

  test('index counts from 1, and beyond the end is NULL', () => {
    const one = 'cardinality="single" baseType="identifier"';
    expect(valueOf(`<index n="2">${ids('ordered', 'A', 'B')}</index>`, one)).toBe('B');
    expect(valueOf(`<index n="3">${ids('ordered', 'A', 'B')}</index>`, one)).toBeNull();
  });

  test('delete takes out every one, with the value first as in the standard', () => {
    expect(valueOf(`<delete>${base('identifier', 'A')}${ids('ordered', 'A', 'B', 'A')}</delete>`, list)).toEqual(['B']);
  });

  test('a field of a record', () => {
    const record = '<responseDeclaration identifier="R" cardinality="record"/>';
    const field = '<fieldValue fieldIdentifier="n"><variable identifier="R"/></fieldValue>';
    expect(valueOf(field, undefined, record, { R: { n: 2.5, t: 'x' } })).toBe(2.5);
    expect(valueOf(field, undefined, record, { R: [{ name: 'n', base: { integer: 2 } }] })).toBe(2);
    expect(valueOf(field, undefined, record, { R: { t: 'x' } })).toBeNull();
    expect(valueOf('<variable identifier="R"/>', 'cardinality="record"', record, { R: { n: 1 } })).toEqual({ n: 1 });
  });
});

describe('a response is understood in every shape that has one meaning', () => {
  test.each<readonly [string, string, unknown, Outcome]>([
    ['single', 'identifier', 'A', 'A'],
    ['single', 'identifier', ['A'], 'A'],
    ['single', 'identifier', [], null],
    ['single', 'identifier', '', null],
    ['single', 'identifier', { base: { identifier: 'A' } }, 'A'],
    ['single', 'identifier', { base: null }, null],
    ['single', 'integer', '12', 12],
    ['single', 'integer', 12, 12],
    ['single', 'integer', '1.5', null],
    ['single', 'integer', 'twelve', null],
    ['single', 'float', ' 1.5e1 ', 15],
    ['single', 'string', 3.5, '3.5'],
    ['single', 'boolean', 'true', true],
    ['single', 'boolean', 1, true],
    ['single', 'point', '3 4', '3 4'],
    ['single', 'point', [3, 4], '3 4'],
    ['single', 'point', { x: 3, y: 4 }, '3 4'],
    ['single', 'pair', ['A', 'B'], 'A B'],
    ['single', 'directedPair', 'A B', 'A B'],
    ['multiple', 'identifier', 'A', ['A']],
    ['multiple', 'identifier', ['A', null, 'B'], ['A', 'B']],
    ['multiple', 'identifier', { A: true, B: false }, ['A']],
    ['multiple', 'identifier', { list: { identifier: ['A', 'B'] } }, ['A', 'B']],
    ['multiple', 'directedPair', ['A B', 'C D'], ['A B', 'C D']],
    [
      'multiple',
      'directedPair',
      [
        ['A', 'B'],
        ['C', 'D'],
      ],
      ['A B', 'C D'],
    ],
    ['multiple', 'directedPair', ['A', 'B'], ['A B']],
    ['multiple', 'directedPair', { A: 'B', C: ['D', 'E'] }, ['A B', 'C D', 'C E']],
    ['multiple', 'directedPair', [{ source: 'A', target: 'B' }], ['A B']],
    [
      'multiple',
      'point',
      [
        [1, 2],
        [3, 4],
      ],
      ['1 2', '3 4'],
    ],
    ['multiple', 'point', [1, 2], ['1 2']],
    ['ordered', 'identifier', ['B', 'A'], ['B', 'A']],
    ['single', 'file', { name: 'a.txt', data: 'x' }, 'a.txt'],
    ['single', 'duration', 'PT1M30S', 90],
  ])('%s %s %j', (cardinality, type, given, expected) => {
    const declared = `cardinality="${cardinality}" baseType="${type}"`;
    const echo = valueOf('<variable identifier="R"/>', declared, `<responseDeclaration identifier="R" ${declared}/>`, {
      R: given,
    });
    expect(echo).toEqual(expected);
  });

  test('any JSON is understood or left with a reason; nothing is thrown', () => {
    const types = fc.constantFrom(
      'identifier',
      'integer',
      'float',
      'string',
      'boolean',
      'point',
      'pair',
      'duration',
      'file',
    );
    fc.assert(
      fc.property(
        fc.jsonValue(),
        types,
        fc.constantFrom('single', 'multiple', 'ordered', 'record'),
        (given, type, cardinality) => {
          const declared = `identifier="R" cardinality="${cardinality}" ${cardinality === 'record' ? '' : `baseType="${type}"`}`;
          const scored = score(item(`<responseDeclaration ${declared}/>${OUTCOME}`), { R: given });
          expect(scored.ok || /\w/u.test(say(scored.unsupported, 'en'))).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('templates of the standard', () => {
  const SCORE = '<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>';
  const points = `<responseDeclaration identifier="RESPONSE" cardinality="multiple" baseType="point">
    <areaMapping defaultValue="-1" upperBound="3"><areaMapEntry shape="circle" coords="10,10,5" mappedValue="2"/>
    <areaMapEntry shape="rect" coords="50,50,60,60" mappedValue="2"/></areaMapping></responseDeclaration>${SCORE}`;
  const process = (name: string) =>
    `<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/${name}"/>`;

  test.each([
    [['10 10'], 2],
    [['10 10', '11 11'], 2],
    [['10 10', '0 0'], 1],
    [['10 10', '55 55'], 3],
    [null, 0],
  ])('map_response_point: %j is worth %s', (RESPONSE, worth) => {
    expect(score(item(points + process('map_response_point')), { RESPONSE })).toEqual({
      ok: true,
      outcomes: { SCORE: worth },
    });
  });

  test.each([
    ['https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml', true],
    ['https://www.imsglobal.org/question/qti_v3p0/rptemplates/CC2_match_correct.xml', true],
    ['../rptemplates/match_correct.xml', true],
    ['http://example.org/my_template', false],
  ])('%s is known: %s', (template, isKnown) => {
    const text = `<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="i" title="">
      <qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier">
        <qti-correct-response><qti-value>A</qti-value></qti-correct-response></qti-response-declaration>
      <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>
      <qti-response-processing template="${template}"/></qti-assessment-item>`;
    const scored = score(text, { RESPONSE: 'A' });
    if (isKnown) expect(scored).toEqual({ ok: true, outcomes: { SCORE: 1 } });
    else expect(inEnglish(scored)).toEqual({ ok: false, unsupported: expect.stringContaining(template) });
  });
});

test('rules of 3.0 are those of 2.x in another spelling', () => {
  const text = `<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="i" title="">
    <qti-response-declaration identifier="R" cardinality="single" base-type="float"/>
    <qti-outcome-declaration identifier="O" cardinality="single" base-type="float"/>
    <qti-response-processing><qti-response-condition>
      <qti-response-if><qti-equal tolerance-mode="absolute" tolerance="0.1"><qti-base-value base-type="float">2</qti-base-value>
        <qti-variable identifier="R"/></qti-equal>
        <qti-set-outcome-value identifier="O"><qti-base-value base-type="float">1</qti-base-value></qti-set-outcome-value></qti-response-if>
      <qti-response-else-if><qti-is-null><qti-variable identifier="R"/></qti-is-null>
        <qti-set-outcome-value identifier="O"><qti-base-value base-type="float">-1</qti-base-value></qti-set-outcome-value></qti-response-else-if>
    </qti-response-condition></qti-response-processing></qti-assessment-item>`;
  expect(score(text, { R: '2.1' })).toEqual({ ok: true, outcomes: { O: 1 } });
  expect(score(text, { R: 2.2 })).toEqual({ ok: true, outcomes: { O: 0 } });
  expect(score(text, {})).toEqual({ ok: true, outcomes: { O: -1 } });
});

describe('tables', () => {
  const table = (inside: string) =>
    `<responseDeclaration identifier="R" cardinality="single" baseType="float"/>
     <outcomeDeclaration identifier="O" cardinality="single" baseType="float">${inside}</outcomeDeclaration>
     <responseProcessing><lookupOutcomeValue identifier="O"><variable identifier="R"/></lookupOutcomeValue></responseProcessing>`;
  const steps = `<interpolationTable defaultValue="0"><interpolationTableEntry sourceValue="8" targetValue="3"/>
    <interpolationTableEntry sourceValue="5" includeBoundary="false" targetValue="2"/></interpolationTable>`;

  test.each([
    [9, 3],
    [8, 3],
    [7.9, 2],
    [5, 0],
    [null, 0],
  ])('%s stands on the step %s', (R, O) => {
    expect(score(item(table(steps)), { R })).toEqual({ ok: true, outcomes: { O } });
  });
});

describe('an item that asks for what is not done has a reason instead of a score', () => {
  const set = (expression: string) =>
    `${OUTCOME}<responseProcessing><setOutcomeValue identifier="O">${expression}</setOutcomeValue></responseProcessing>`;
  const many = `<repeat numberRepeats="1000">${'<repeat numberRepeats="1000">'.repeat(3)}${i(1)}${'</repeat>'.repeat(3)}</repeat>`;
  test.each<readonly [string, string, string]>([
    [
      'an operator of somebody’s own',
      set(`<sum>${i(1)}<customOperator class="org.x.Y"/></sum>`),
      'customOperator org.x.Y',
    ],
    ['an unknown expression', set('<telepathy/>'), 'the expression telepathy'],
    ['an unknown rule', `${OUTCOME}<responseProcessing><cheat/></responseProcessing>`, 'the rule cheat'],
    ['a variable that is not declared', set('<variable identifier="NO"/>'), 'variable of NO'],
    ['a number that is none', set(base('float', 'many')), 'the float "many"'],
    ['a container of a thousand million', set(many), 'more than 10000 values'],
    ['a mapping that is not there', set('<mapResponse identifier="O"/>'), 'no mapping'],
    ['a variable twice', OUTCOME + OUTCOME, 'two variables named O'],
    [
      'a base type of its own',
      '<responseDeclaration identifier="R" cardinality="single" baseType="colour"/>',
      '"colour"',
    ],
    [
      'a pattern that counts to a million',
      set(`<patternMatch pattern="a{1000000}">${s('a')}</patternMatch>`),
      'the pattern',
    ],
    [
      'a pattern of patterns',
      set(`<patternMatch pattern="((a{1000}){1000}){1000}">${s('a')}</patternMatch>`),
      'a pattern that large',
    ],
    ['test results', set('<testVariables variableIdentifier="SCORE"/>'), 'testVariables'],
  ])('%s', (_, inside, why) => {
    expect(inEnglish(score(item(inside)))).toEqual({ ok: false, unsupported: expect.stringContaining(why) });
  });

  test('a constraint that never holds ends after a hundred tries with the defaults', () => {
    const text = `<templateDeclaration identifier="T" cardinality="single" baseType="integer"><defaultValue><value>7</value></defaultValue></templateDeclaration>
      ${OUTCOME}<templateProcessing><setTemplateValue identifier="T"><randomInteger min="1" max="2"/></setTemplateValue>
      <templateConstraint>${NO}</templateConstraint></templateProcessing>
      <responseProcessing><setOutcomeValue identifier="O"><variable identifier="T"/></setOutcomeValue></responseProcessing>`;
    expect(score(item(text))).toEqual({ ok: true, outcomes: { O: 7 } });
  });
});
