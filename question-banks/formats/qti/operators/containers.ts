import { sentence } from '#domain/sentences/sentence.ts';
import { MOST_VALUES, type Operation, type Operator, arg, numberFrom } from '../evaluation.ts';
import { isInside } from '../shape.ts';
import { Unsupported } from '../unsupported.ts';
import {
  type Container,
  type Scalar,
  type Value,
  asNumber,
  baseOf,
  holdsAll,
  integer,
  isNull,
  sameScalar,
  scalarsOf,
  single,
  truth,
} from '../value.ts';

/** One container of all values in the parts; NULL ones are left out. */
function gathered(cardinality: Container['cardinality'], args: readonly Value[]): Value {
  const full = args.filter((value) => !isNull(value));
  const base = full.map(baseOf).find((one) => one !== null);
  if (base === undefined || base === null) return null;
  const values = full.flatMap((value) => scalarsOf(value));
  if (values.length > MOST_VALUES)
    throw new Unsupported(sentence('a-container-of-more-than-values', { most: MOST_VALUES }));
  return { cardinality, base, values, ...(full.length < args.length && { lacking: true as const }) };
}

function repeat(operation: Operation): Value {
  const times = numberFrom(operation, 'numberRepeats');
  if (Number.isNaN(times) || times < 1) return null;
  const once = operation.args.reduce((sum, value) => sum + scalarsOf(value).length, 0);
  if (times * Math.max(once, 1) > MOST_VALUES)
    throw new Unsupported(sentence('a-container-of-more-than-values', { most: MOST_VALUES }));
  const values = gathered('ordered', operation.args);
  return gathered(
    'ordered',
    Array.from({ length: Math.floor(times) }, () => values),
  );
}

/** The standard has the value first and the container second; items that have them the other way round are understood, too. */
function deleted({ args }: Operation): Value {
  const [first = null, second = null] = args;
  const isTurned =
    first !== null &&
    (first.cardinality === 'multiple' || first.cardinality === 'ordered') &&
    second?.cardinality === 'single';
  const [value, container] = isTurned ? [second, first] : [first, second];
  if (isNull(value) || isNull(container) || container === null || container.cardinality === 'record') return null;
  const [unwanted] = scalarsOf(value);
  const values = scalarsOf(container).filter((one) => !sameScalar(container.base, one, unwanted as Scalar));
  return {
    cardinality: container.cardinality === 'single' ? 'multiple' : container.cardinality,
    base: container.base,
    values,
  };
}

/** From 1; by the attribute or, in use though not in the standard, by a second expression. */
function index(operation: Operation): Value {
  const container = arg(operation, 0);
  const n = operation.element.attributes.n === undefined ? asNumber(arg(operation, 1)) : numberFrom(operation, 'n');
  const scalar = scalarsOf(container)[n - 1];
  const base = baseOf(container);
  return scalar === undefined || base === null ? null : single(base, scalar);
}

function fieldValue(operation: Operation): Value {
  const record = arg(operation, 0);
  if (record === null) return null;
  if (record.cardinality !== 'record') throw new Unsupported(sentence('fieldvalue-of-what-is-no-record'));
  return record.fields.get(operation.element.attributes.fieldIdentifier ?? '') ?? null;
}

function member(operation: Operation): Value {
  const [value, container] = [arg(operation, 0), arg(operation, 1)];
  if (isNull(value) || isNull(container)) return null;
  const [wanted] = scalarsOf(value);
  return truth(scalarsOf(container).some((one) => sameScalar(baseOf(container) ?? 'string', one, wanted as Scalar)));
}

/** Whether the first holds the second: in any order, or in that order without a gap where both are ordered. */
function contains(operation: Operation): Value {
  const [whole, part] = [arg(operation, 0), arg(operation, 1)];
  if (isNull(whole) || isNull(part)) return null;
  const [all, some] = [scalarsOf(whole), scalarsOf(part)];
  const base = baseOf(whole) ?? 'string';
  if (whole?.cardinality !== 'ordered' || part?.cardinality !== 'ordered') return truth(holdsAll(base, all, some));
  const starts = all.slice(0, Math.max(0, all.length - some.length + 1));
  return truth(starts.some((_, from) => some.every((one, at) => sameScalar(base, one, all[from + at] as Scalar))));
}

/** Any of the points. */
function inside(operation: Operation): Value {
  const value = arg(operation, 0);
  if (isNull(value)) return null;
  const { coords = '', shape = 'default' } = operation.element.attributes;
  const isPoint = (one: Scalar): one is readonly [number, number] => Array.isArray(one);
  return truth(scalarsOf(value).some((one) => isPoint(one) && isInside(shape, coords, one)));
}

function random({ args, evaluation }: Operation): Value {
  const values = gathered('multiple', args);
  const [base, scalars] = [baseOf(values), scalarsOf(values)];
  const drawn = scalars[Math.floor(evaluation.chance() * scalars.length)];
  return base === null || drawn === undefined ? null : single(base, drawn);
}

function isTypeOf(operation: Operation): Value {
  const wanted = operation.element.attributes.baseType ?? scalarsOf(arg(operation, 1))[0];
  return isNull(arg(operation, 0)) ? null : truth(baseOf(arg(operation, 0)) === wanted);
}

export const CONTAINERS: Readonly<Record<string, Operator>> = {
  multiple: ({ args }) => gathered('multiple', args),
  ordered: ({ args }) => gathered('ordered', args),
  containerSize: (operation) => integer(isNull(arg(operation, 0)) ? 0 : scalarsOf(arg(operation, 0)).length),
  repeat,
  delete: deleted,
  deleteValue: deleted,
  index,
  fieldValue,
  member,
  contains,
  inside,
  random,
  isTypeOf,
};
