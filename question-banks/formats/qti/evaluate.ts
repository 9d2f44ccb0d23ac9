import { sentence } from '#domain/sentences/sentence.ts';
import { type XmlElement, elementsIn } from '../xml/xml-element.ts';
import type { Evaluation, Operator } from './evaluation.ts';
import { CONTAINERS } from './operators/containers.ts';
import { LOGIC } from './operators/logic.ts';
import { NUMBERS } from './operators/numbers.ts';
import { STATISTICAL } from './operators/statistics.ts';
import { TEXTS } from './operators/texts.ts';
import { VARIABLES } from './operators/variables.ts';
import { Unsupported } from './unsupported.ts';
import type { Value } from './value.ts';

const OPERATORS: ReadonlyMap<string, Operator> = new Map(
  Object.entries({ ...VARIABLES, ...LOGIC, ...NUMBERS, ...CONTAINERS, ...TEXTS, ...STATISTICAL }),
);

/** Every expression that is evaluated, by its name in 2.x. */
export const EXPRESSIONS: readonly string[] = [...OPERATORS.keys()].sort();

/** Parts of an expression that are no expressions themselves. */
const TABLES = ['matchTable', 'interpolationTable'];

export function isExpression({ name }: XmlElement): boolean {
  return OPERATORS.has(name) || name === 'customOperator';
}

/** The value of an expression. Pure but for what `evaluation.chance` draws. */
export function evaluate(element: XmlElement, evaluation: Evaluation): Value {
  const operator = OPERATORS.get(element.name);
  if (operator === undefined)
    throw new Unsupported(sentence('the-expression-line', { expression: nameOf(element), line: element.line }));
  const parts = elementsIn(element).filter(({ name }) => !TABLES.includes(name));
  const args = operator === VARIABLES.baseValue ? [] : parts.map((part) => evaluate(part, evaluation));
  return operator({ element, args, evaluation });
}

function nameOf({ attributes, name }: XmlElement): string {
  const { class: kind, definition } = attributes;
  const which = kind ?? definition;
  return which === undefined ? name : `${name} ${which}`;
}
