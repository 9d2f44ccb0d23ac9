import { sentence } from '#domain/sentences/sentence.ts';
import { type XmlElement, elementsIn } from '../xml/xml-element.ts';
import type { Declaration } from './declaration.ts';
import { evaluate, isExpression } from './evaluate.ts';
import { type Evaluation, declarationOf } from './evaluation.ts';
import { lookUp } from './lookup-table.ts';
import { readScalar } from './scalar-text.ts';
import { Unsupported } from './unsupported.ts';
import { type Value, asNumber, isTrue, scalarsOf, single } from './value.ts';

/** How rules went: through, to an exit, or to a constraint that does not hold, which begins template processing again. */
type Went = 'on' | 'exit' | 'again';

/** Carries out rules in the file's order until an exit. */
export function carryOut(rules: readonly XmlElement[], evaluation: Evaluation): Went {
  for (const rule of rules) {
    const went = carryOutOne(rule, evaluation);
    if (went !== 'on') return went;
  }
  return 'on';
}

const SETS: ReadonlySet<string> = new Set(['setOutcomeValue', 'setTemplateValue', 'setResponseValue']);

function carryOutOne(rule: XmlElement, evaluation: Evaluation): Went {
  switch (rule.name) {
    case 'responseCondition':
    case 'outcomeCondition':
    case 'templateCondition':
      return branch(rule, evaluation);
    case 'responseProcessingFragment':
    case 'outcomeProcessingFragment':
      return carryOut(elementsIn(rule), evaluation);
    case 'exitResponse':
    case 'exitTemplate':
    case 'exitTest':
      return 'exit';
    case 'templateConstraint':
      return isTrue(evaluate(expressionOf(rule), evaluation)) ? 'on' : 'again';
    case 'setCorrectResponse':
      return keep(rule, evaluation, evaluation.corrects);
    case 'setDefaultValue':
      return setDefault(rule, evaluation);
    case 'lookupOutcomeValue':
      return lookUpOutcome(rule, evaluation);
    default:
      if (!SETS.has(rule.name)) throw new Unsupported(sentence('the-rule-line', { rule: rule.name, line: rule.line }));
      return keep(rule, evaluation, evaluation.values);
  }
}

function expressionOf(rule: XmlElement): XmlElement {
  const [expression] = elementsIn(rule);
  if (expression === undefined)
    throw new Unsupported(sentence('a-without-an-expression-line', { rule: rule.name, line: rule.line }));
  return expression;
}

/** The first part whose condition is true is carried out; the last, without one, where none is. */
function branch(rule: XmlElement, evaluation: Evaluation): Went {
  for (const part of elementsIn(rule)) {
    const inside = elementsIn(part);
    if (part.name.endsWith('Else')) return carryOut(inside, evaluation);
    if (!part.name.endsWith('If'))
      throw new Unsupported(sentence('element-in-a-condition', { element: part.name, line: part.line }));
    if (isTrue(evaluate(expressionOf(part), evaluation))) return carryOut(inside.slice(1), evaluation);
  }
  return 'on';
}

function keep(rule: XmlElement, evaluation: Evaluation, into: Map<string, Value>): Went {
  const declaration = declarationOf(evaluation, rule);
  const expression = expressionOf(rule);
  // What an unknown operator would say is not known: a variable that is just that is NULL, and nothing else may follow from it.
  const value = expression.name === 'customOperator' ? null : evaluate(expression, evaluation);
  into.set(declaration.identifier, fitted(value, declaration));
  return 'on';
}

/** A value as its variable holds it: numbers and truths become each other's type where that is what the variable has. */
function fitted(value: Value, { base, cardinality, identifier }: Declaration): Value {
  if (value === null) return null;
  if (value.cardinality === 'record' || cardinality === 'record') {
    if (value.cardinality === cardinality) return value;
    throw new Unsupported(sentence('set-to-a-value-of-another-cardinality', { name: identifier }));
  }
  if (base === null) return null;
  if (cardinality !== 'single') return { cardinality, base, values: scalarsOf(value) };
  const scalars = scalarsOf(value);
  if (scalars.length > 1)
    throw new Unsupported(sentence('which-is-single-set-to-several-values', { name: identifier }));
  const [scalar] = scalars;
  if (scalar === undefined) return null;
  const isSame = value.base === base || (base === 'float' && value.base === 'integer');
  const read =
    isSame || typeof scalar === 'number'
      ? scalar
      : readScalar(base, Array.isArray(scalar) ? scalar.join(' ') : String(scalar));
  return read === null ? null : single(base, base === 'boolean' && typeof read === 'number' ? read !== 0 : read);
}

/** With an expression it sets the default; without one (in use, not in the standard) the variable goes back to it. */
function setDefault(rule: XmlElement, evaluation: Evaluation): Went {
  if (elementsIn(rule).some(isExpression)) return keep(rule, evaluation, evaluation.defaults);
  const { byDefault, identifier } = declarationOf(evaluation, rule);
  evaluation.values.set(identifier, evaluation.defaults.get(identifier) ?? byDefault);
  return 'on';
}

function lookUpOutcome(rule: XmlElement, evaluation: Evaluation): Went {
  const { base, identifier, table } = declarationOf(evaluation, rule);
  if (table === null || base === null)
    throw new Unsupported(sentence('lookupoutcomevalue-of-which-has-no-table', { name: identifier }));
  const target = lookUp(table, asNumber(evaluate(expressionOf(rule), evaluation)));
  const scalar = target === null ? null : readScalar(base, target);
  evaluation.values.set(identifier, scalar === null ? null : single(base, scalar));
  return 'on';
}
