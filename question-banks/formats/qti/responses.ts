import { sentence } from '#domain/sentences/sentence.ts';
import type { Declaration } from './declaration.ts';
import { MOST_VALUES } from './evaluation.ts';
import { isBaseType, readScalar } from './scalar-text.ts';
import { Unsupported } from './unsupported.ts';
import { type BaseType, type Scalar, type Single, type Value, single } from './value.ts';

/** A response as JSON says it: of any shape that can be understood only one way. */
export type GivenResponse = unknown;

type Given = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Given {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * What a candidate gave, as the variable holds it. A text of nothing and null are no response; a text that is no value of the base type
 * (letters where a number is asked for) is none either. Besides plain values the JSON of the portable custom interaction is understood
 * (`{"base": {"identifier": "A"}}`, `{"list": …}`, `{"record": […]}`).
 */
export function readResponse({ base, cardinality, identifier }: Declaration, given: GivenResponse): Value {
  const bare = unwrapped(given);
  if (bare === null || bare === undefined) return null;
  if (cardinality === 'record') return { cardinality, fields: fieldsOf(identifier, bare) };
  if (base === null) return null;
  if (cardinality === 'single') return readSingle(identifier, base, bare);
  const values = listed(base, bare).map((one) => readOne(base, unwrapped(one)));
  if (values.length > MOST_VALUES)
    throw new Unsupported(sentence('a-response-of-more-than-values', { most: MOST_VALUES, name: identifier }));
  const given_ = values.filter((value): value is Scalar => value !== null && value !== '');
  return values.length > 0 && given_.length === 0 ? null : { cardinality, base, values: given_ };
}

function readSingle(identifier: string, base: BaseType, given: unknown): Value {
  const isTuple = Array.isArray(given) && isTupleOf(base, given);
  if (Array.isArray(given) && !isTuple) {
    if (given.length > 1)
      throw new Unsupported(sentence('several-values-as-the-response-to-which', { name: identifier }));
    return given.length === 0 ? null : readSingle(identifier, base, unwrapped(given[0]));
  }
  const scalar = readOne(base, given);
  return scalar === null || scalar === '' ? null : single(base, scalar);
}

/** `{"base": {type: value}}` and `{"list": {type: values}}` without what is around them. */
function unwrapped(given: unknown): unknown {
  if (!isObject(given)) return given;
  const { base, list, record } = given;
  if (base === null && Object.keys(given).length === 1) return null;
  const inside = isObject(base) ? base : isObject(list) ? list : null;
  if (inside !== null) return Object.values(inside)[0] ?? null;
  return Array.isArray(record) ? record : given;
}

function listed(base: BaseType, given: unknown): readonly unknown[] {
  if (!Array.isArray(given)) return isObject(given) && !isPairOrPoint(given) ? entriesOf(base, given) : [given];
  return isTupleOf(base, given) ? [given] : given;
}

/** `{"A": "B"}` as pairs; `{"A": true}` as what is chosen. */
function entriesOf(base: BaseType, given: Given): readonly unknown[] {
  const entries = Object.entries(given);
  if (base === 'pair' || base === 'directedPair') {
    return entries.flatMap(([first, second]) => (Array.isArray(second) ? second : [second]).map((one) => [first, one]));
  }
  return entries.filter(([, isChosen]) => isChosen === true).map(([name]) => name);
}

/** Whether the list is one pair or one point, and no list of them. */
function isTupleOf(base: BaseType, given: readonly unknown[]): boolean {
  if (given.length !== 2) return false;
  if (base === 'point')
    return given.every((one) => typeof one === 'number' || (typeof one === 'string' && !/[\s,]/u.test(one.trim())));
  const isPair = base === 'pair' || base === 'directedPair';
  return isPair && given.every((one) => typeof one === 'string' && !/\s/u.test(one.trim()));
}

function isPairOrPoint(given: Given): boolean {
  return tupleIn(given) !== null;
}

const TUPLES = [
  ['x', 'y'],
  ['first', 'second'],
  ['source', 'target'],
  ['from', 'to'],
  ['left', 'right'],
] as const;

function tupleIn(given: Given): readonly [unknown, unknown] | null {
  const names = TUPLES.find((pair) => pair.every((name) => name in given));
  return names === undefined ? null : [given[names[0]], given[names[1]]];
}

function readOne(base: BaseType, given: unknown): Scalar | null {
  if (given === null || given === undefined) return null;
  if (typeof given === 'boolean') return base === 'boolean' ? given : readScalar(base, String(given));
  if (typeof given === 'number') return readNumber(base, given);
  if (typeof given === 'string') return readScalar(base, base === 'string' ? `${given}` : given.trim());
  if (Array.isArray(given)) return readScalar(base, given.map(String).join(' '));
  if (!isObject(given)) return null;
  const tuple = tupleIn(given);
  if (tuple !== null) return readScalar(base, tuple.map(String).join(' '));
  return base === 'file'
    ? String(given.name ?? given.fileName ?? 'file')
    : base === 'string'
      ? JSON.stringify(given)
      : null;
}

function readNumber(base: BaseType, given: number): Scalar | null {
  if (base === 'float' || base === 'duration') return given;
  if (base === 'integer') return Number.isInteger(given) ? given : null;
  return readScalar(base, String(given));
}

/** `{"a": 1}`, or `[{"name": "a", "base": {"integer": 1}}]`. */
function fieldsOf(identifier: string, given: unknown): Map<string, Single | null> {
  if (Array.isArray(given)) {
    const named = given.filter(isObject).map((field) => [String(field.name ?? ''), field] as const);
    return new Map(named.map(([name, { base = null }]) => [name, fieldOf(isObject(base) ? { base } : base)]));
  }
  if (!isObject(given)) throw new Unsupported(sentence('the-response-to-which-is-a-record', { name: identifier }));
  return new Map(Object.entries(given).map(([name, value]) => [name, fieldOf(value)]));
}

/** A field says its type, or it is told from the value. */
function fieldOf(given: unknown): Single | null {
  const [type, value] = typeOf(given);
  const scalar = readOne(type, value);
  return scalar === null ? null : single(type, scalar);
}

function typeOf(given: unknown): readonly [BaseType, unknown] {
  if (isObject(given)) {
    const { base, baseType, value } = given;
    if (typeof baseType === 'string' && isBaseType(baseType)) return [baseType, value];
    const [entry] = isObject(base) ? Object.entries(base) : [];
    if (entry !== undefined && isBaseType(entry[0])) return [entry[0], entry[1]];
  }
  if (typeof given === 'boolean') return ['boolean', given];
  if (typeof given === 'number') return [Number.isInteger(given) ? 'integer' : 'float', given];
  return ['string', given];
}
