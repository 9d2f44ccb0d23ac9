import { type Operation, type Operator, arg, variableNamed } from '../evaluation.ts';
import { matchesPattern } from '../pattern.ts';
import { flag } from '../qti-element.ts';
import { type Value, asNumber, isNull, scalarsOf, single, truth } from '../value.ts';

/** The value as text; null for NULL. */
function textOf(value: Value): string | null {
  const [scalar] = scalarsOf(value);
  return scalar === undefined ? null : Array.isArray(scalar) ? scalar.join(' ') : String(scalar);
}

/** Both parts as text, in small letters where their case does not count. */
function both(operation: Operation, caseCounts: boolean): readonly [string, string] | null {
  const [one, other] = [textOf(arg(operation, 0)), textOf(arg(operation, 1))];
  if (one === null || other === null || isNull(arg(operation, 0))) return null;
  return caseCounts ? [one, other] : [one.toLowerCase(), other.toLowerCase()];
}

function stringMatch(operation: Operation): Value {
  const texts = both(operation, flag(operation.element, 'caseSensitive', true));
  if (texts === null) return null;
  const [one, other] = texts;
  return truth(flag(operation.element, 'substring', false) ? one.includes(other) : one === other);
}

/** Whether the first is part of the second; with numbers (in use, not in the standard) the part of a text from a place, counted from 1. */
function substring(operation: Operation): Value {
  const [from, length] = [asNumber(arg(operation, 1)), asNumber(arg(operation, 2))];
  const whole = textOf(arg(operation, 0));
  if (operation.args.length > 2 && whole !== null && !Number.isNaN(from)) {
    return single('string', whole.slice(from - 1, Number.isNaN(length) ? undefined : from - 1 + length));
  }
  const texts = both(operation, flag(operation.element, 'caseSensitive', true));
  return texts && truth(texts[1].includes(texts[0]));
}

function patternMatch(operation: Operation): Value {
  const text = textOf(arg(operation, 0));
  if (text === null) return null;
  const { pattern = '' } = operation.element.attributes;
  const { values } = operation.evaluation;
  const isVariable = /^\{[\w.-]+\}$/u.test(pattern) && values.has(variableNamed(pattern));
  const said = isVariable ? textOf(values.get(variableNamed(pattern)) ?? null) : pattern;
  return said === null ? null : truth(matchesPattern(said, text));
}

export const TEXTS: Readonly<Record<string, Operator>> = { stringMatch, substring, patternMatch };
