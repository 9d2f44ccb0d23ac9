import { sentence } from '#domain/sentences/sentence.ts';
import { type Operation, type Operator, arg, numberFrom } from '../evaluation.ts';
import { flag } from '../qti-element.ts';
import { roundTo } from '../rounding.ts';
import { Unsupported } from '../unsupported.ts';
import { type Value, asNumber, isNull, isTrue, sameValue, truth } from '../value.ts';
import { numberOrVariable } from '../evaluation.ts';
import { roundingOf } from './rounding-attributes.ts';

/** How many of the parts are true and how many NULL; what is neither is false. */
function counted({ args }: Operation): { readonly yes: number; readonly unknown: number; readonly no: number } {
  const unknown = args.filter(isNull).length;
  const yes = args.filter(isTrue).length;
  return { yes, unknown, no: args.length - yes - unknown };
}

/** NULL where what is not known could change the answer. */
function between(operation: Operation, least: number, most: number): Value {
  const { unknown, yes } = counted(operation);
  if (yes > most || yes + unknown < least) return truth(false);
  return yes >= least && yes + unknown <= most ? truth(true) : null;
}

function compared(compare: (one: number, other: number) => boolean): Operator {
  return (operation) => {
    const [one, other] = [asNumber(arg(operation, 0)), asNumber(arg(operation, 1))];
    return Number.isNaN(one) || Number.isNaN(other) ? null : truth(compare(one, other));
  };
}

const either =
  (compare: (one: Value, other: Value, operation: Operation) => boolean): Operator =>
  (operation) => {
    const [one, other] = [arg(operation, 0), arg(operation, 1)];
    return isNull(one) || isNull(other) ? null : truth(compare(one, other, operation));
  };

/** Numbers by the tolerance; what is no number, in use though not in the standard, as `match` does. */
function equal(one: Value, other: Value, operation: Operation): boolean {
  const [value, wanted] = [asNumber(one), asNumber(other)];
  if (Number.isNaN(value) || Number.isNaN(wanted)) return sameValue(one, other);
  const { element, evaluation } = operation;
  const mode = element.attributes.toleranceMode ?? 'exact';
  if (mode === 'exact') return value === wanted;
  if (mode !== 'absolute' && mode !== 'relative')
    throw new Unsupported(sentence('equal-by-the-tolerance-mode', { mode }));
  // The first expression is compared with the range around it in which the second may lie (2.1 §15.3, equal).
  const [below = NaN, above = below] = (element.attributes.tolerance ?? '')
    .trim()
    .split(/\s+/u)
    .map((part) => numberOrVariable(evaluation, part));
  if (Number.isNaN(below) || Number.isNaN(above))
    throw new Unsupported(sentence('equal-by-tolerance-without-a-tolerance', { mode }));
  const step = mode === 'absolute' ? 1 : Math.abs(value) / 100;
  const [least, most] = [value - below * step, value + above * step];
  const isAbove = flag(element, 'includeLowerBound', true) ? wanted >= least : wanted > least;
  return isAbove && (flag(element, 'includeUpperBound', true) ? wanted <= most : wanted < most);
}

function equalRounded(one: Value, other: Value, operation: Operation): boolean {
  const { figures, mode } = roundingOf(operation);
  return roundTo(asNumber(one), mode, figures) === roundTo(asNumber(other), mode, figures);
}

export const LOGIC: Readonly<Record<string, Operator>> = {
  and: (operation) => {
    const { no, unknown } = counted(operation);
    return no > 0 ? truth(false) : unknown > 0 ? null : truth(true);
  },
  or: (operation) => {
    const { unknown, yes } = counted(operation);
    return yes > 0 ? truth(true) : unknown > 0 ? null : truth(false);
  },
  not: (operation) => (isNull(arg(operation, 0)) ? null : truth(!isTrue(arg(operation, 0)))),
  anyN: (operation) =>
    between(operation, numberFrom(operation, 'min', 0), numberFrom(operation, 'max', operation.args.length)),
  // Not in the standard, and in use: no more than `max` are true.
  allN: (operation) => between(operation, 0, numberFrom(operation, 'max', operation.args.length)),
  isNull: (operation) => truth(isNull(arg(operation, 0))),
  isNotNull: (operation) => truth(!isNull(arg(operation, 0))),
  preCondition: (operation) => truth(isTrue(arg(operation, 0))),
  match: either(sameValue),
  equal: either(equal),
  notEqual: either((one, other, operation) => !equal(one, other, operation)),
  equalRounded: either(equalRounded),
  gt: compared((one, other) => one > other),
  gte: compared((one, other) => one >= other),
  lt: compared((one, other) => one < other),
  lte: compared((one, other) => one <= other),
  durationLT: compared((one, other) => one < other),
  durationGTE: compared((one, other) => one >= other),
};
