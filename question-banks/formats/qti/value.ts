/** QTI's base types (2.1 §3.2.1.2, and the same in 3.0). */
export const BASE_TYPES = [
  'boolean',
  'directedPair',
  'duration',
  'file',
  'float',
  'identifier',
  'intOrIdentifier',
  'integer',
  'pair',
  'point',
  'string',
  'uri',
] as const;
export type BaseType = (typeof BASE_TYPES)[number];

/** One value: a duration in seconds, a point as its two numbers, a pair as its two identifiers, all else as it is. */
export type Scalar = string | number | boolean | readonly [string, string] | readonly [number, number];

export interface Single {
  readonly cardinality: 'single';
  readonly base: BaseType;
  readonly value: Scalar;
}

export interface Container {
  readonly cardinality: 'multiple' | 'ordered';
  readonly base: BaseType;
  readonly values: readonly Scalar[];
  /** It was made of values of which some were NULL: they are not in it, and statistics over it are NULL. */
  readonly lacking?: true;
}

export interface RecordValue {
  readonly cardinality: 'record';
  readonly fields: ReadonlyMap<string, Single | null>;
}

/** What a variable or an expression can be; null is QTI's NULL. */
export type Value = Single | Container | RecordValue | null;

export function single(base: BaseType, value: Scalar): Single {
  return { cardinality: 'single', base, value };
}

export const truth = (value: boolean): Single => single('boolean', value);
export const integer = (value: number): Single => single('integer', value);

/** A number, or NULL where the arithmetic has no result. */
export function float(value: number): Value {
  return Number.isNaN(value) ? null : single('float', value);
}

/** NULL, a container of nothing or a text of nothing: QTI treats them alike. */
export function isNull(value: Value): boolean {
  if (value === null) return true;
  if (value.cardinality === 'single') return value.value === '';
  return value.cardinality === 'record' ? value.fields.size === 0 : value.values.length === 0;
}

/** All values in it, whatever it is. */
export function scalarsOf(value: Value): readonly Scalar[] {
  if (value === null) return [];
  if (value.cardinality === 'single') return [value.value];
  if (value.cardinality === 'record') return [...value.fields.values()].flatMap((field) => scalarsOf(field));
  return value.values;
}

export function baseOf(value: Value): BaseType | null {
  return value === null || value.cardinality === 'record' ? null : value.base;
}

/** Whether two values of one base type are the same. A pair is the same either way round, a directed pair is not. */
export function sameScalar(base: BaseType, one: Scalar, other: Scalar): boolean {
  if (isTuple(one) && isTuple(other)) {
    const [a, b] = one;
    const [c, d] = other;
    return (a === c && b === d) || (base === 'pair' && a === d && b === c);
  }
  return typeof one === typeof other ? one === other : String(one) === String(other);
}

function isTuple(value: Scalar): value is readonly [string, string] | readonly [number, number] {
  return Array.isArray(value);
}

/** Equality as `match` has it: containers of cardinality multiple in any order, ordered ones place by place. Neither is NULL. */
export function sameValue(one: Value, other: Value): boolean {
  if (one === null || other === null) return one === other;
  if (one.cardinality === 'record' || other.cardinality === 'record') {
    return one.cardinality === 'record' && other.cardinality === 'record' && sameFields(one, other);
  }
  const base = one.base === 'pair' || other.base === 'pair' ? 'pair' : one.base;
  const [these, those] = [scalarsOf(one), scalarsOf(other)];
  if (these.length !== those.length) return false;
  if (one.cardinality === 'multiple' || other.cardinality === 'multiple') return holdsAll(base, these, those);
  return these.every((value, place) => sameScalar(base, value, those[place] as Scalar));
}

function sameFields(one: RecordValue, other: RecordValue): boolean {
  const names = new Set([...one.fields.keys(), ...other.fields.keys()]);
  return [...names].every((name) => sameValue(one.fields.get(name) ?? null, other.fields.get(name) ?? null));
}

/** Whether each of the second is among the first, as often as it is among the second. */
export function holdsAll(base: BaseType, all: readonly Scalar[], some: readonly Scalar[]): boolean {
  const left = [...all];
  return some.every((wanted) => {
    const place = left.findIndex((value) => sameScalar(base, value, wanted));
    if (place >= 0) left.splice(place, 1);
    return place >= 0;
  });
}

/** What a condition makes of a value: NULL, nothing and nought are false. */
export function isTrue(value: Value): boolean {
  if (isNull(value) || value === null) return false;
  if (value.cardinality !== 'single') return true;
  if (typeof value.value === 'boolean') return value.value;
  if (typeof value.value === 'number') return value.value !== 0;
  return value.value !== 'false';
}

/** The value as a number; NaN where it is none. */
export function asNumber(value: Value): number {
  const [scalar] = scalarsOf(value);
  if (typeof scalar === 'number') return scalar;
  return typeof scalar === 'string' && /^[+-]?(?:\d+[.]?\d*|[.]\d+)(?:e[+-]?\d+)?$/iu.test(scalar.trim())
    ? Number(scalar)
    : NaN;
}
