import { type Sentence, sentence } from '#domain/sentences/sentence.ts';
import { type XmlElement, childNamed, elementsIn } from '../xml/xml-element.ts';
import { chanceFrom } from './chance.ts';
import { type Declaration, readDeclarations } from './declaration.ts';
import type { Evaluation } from './evaluation.ts';
import { readResponse } from './responses.ts';
import { carryOut } from './rules.ts';
import { applyTemplate, templateNamed } from './standard-template.ts';
import { Unsupported } from './unsupported.ts';
import { type Scalar, type Value, integer, single } from './value.ts';

/** An outcome as JSON says it: a container as a list, a pair or point as text with a blank, a record by its fields, NULL as null. */
export type Outcome = string | number | boolean | null | readonly Outcome[] | { readonly [field: string]: Outcome };

export type Scored =
  | { readonly ok: true; readonly outcomes: Readonly<Record<string, Outcome>> }
  | { readonly ok: false; readonly unsupported: Sentence };

/** What is random follows from this where nobody says a seed, so that scoring twice says the same. */
const SEED = 42;

/** How often template processing may begin again before its variables keep their defaults, as the standard advises. */
const MOST_TRIES = 100;

/**
 * What an item of QTI 2.x or 3.0 makes of responses: templates, then response processing, then (in use, not in the standard) outcome
 * processing of the item itself. An item that asks for anything not done here has no outcomes at all, only the reason.
 * @param item the root element, in the spelling of 2.x (`withOneSpelling`)
 * @param responses by identifier; what is not declared is not looked at
 * @param seed from which everything random follows
 */
export function scoreItem(item: XmlElement, responses: Readonly<Record<string, unknown>>, seed = SEED): Scored {
  try {
    if (item.name !== 'assessmentItem')
      throw new Unsupported(sentence('a-file-whose-root-is-not-an-item', { root: item.name }));
    const evaluation = begin(item, responses, seed);
    processTemplates(item, evaluation, responses);
    processResponses(item, evaluation);
    carryOut(rulesIn(item, 'outcomeProcessing'), evaluation);
    return { ok: true, outcomes: outcomesOf(evaluation) };
  } catch (fault) {
    if (!(fault instanceof Unsupported)) throw fault;
    return { ok: false, unsupported: fault.what };
  }
}

/** Variables every item has without saying so (2.1 §5.1). */
const BUILT_IN: readonly Declaration[] = [
  builtIn('response', 'duration', 'duration', single('duration', 0)),
  builtIn('response', 'numAttempts', 'integer', integer(1)),
  builtIn('outcome', 'completionStatus', 'identifier', single('identifier', 'unknown')),
];

function builtIn(
  kind: Declaration['kind'],
  identifier: string,
  base: Declaration['base'],
  byDefault: Value,
): Declaration {
  const nothing = { correct: null, mapping: null, areaMapping: null, table: null, line: 0 };
  return { kind, identifier, cardinality: 'single', base, byDefault, ...nothing };
}

function begin(item: XmlElement, responses: Readonly<Record<string, unknown>>, seed: number): Evaluation {
  const declared = readDeclarations(item);
  const declarations = new Map([...BUILT_IN.map((one) => [one.identifier, one] as const), ...declared]);
  const values = new Map<string, Value>();
  for (const declaration of declarations.values()) {
    const { byDefault, identifier, kind } = declaration;
    if (kind === 'template') values.set(identifier, byDefault);
    if (kind !== 'response') continue;
    const isGiven = Object.hasOwn(responses, identifier);
    values.set(
      identifier,
      isGiven ? readResponse(declaration, responses[identifier]) : declared.has(identifier) ? null : byDefault,
    );
  }
  return { declarations, values, corrects: new Map(), defaults: new Map(), chance: chanceFrom(seed) };
}

function rulesIn(item: XmlElement, name: string): XmlElement[] {
  const processing = childNamed(item, name);
  return processing === null ? [] : elementsIn(processing);
}

/** Templates first, so that outcomes begin with the defaults they set. */
function processTemplates(
  item: XmlElement,
  evaluation: Evaluation,
  responses: Readonly<Record<string, unknown>>,
): void {
  const rules = rulesIn(item, 'templateProcessing');
  const templates = [...evaluation.declarations.values()].filter(({ kind }) => kind === 'template');
  const reset = (): void => {
    for (const { byDefault, identifier } of templates) evaluation.values.set(identifier, byDefault);
    evaluation.corrects.clear();
    evaluation.defaults.clear();
  };
  for (let tried = 1; carryOut(rules, evaluation) === 'again'; tried += 1) {
    reset();
    if (tried >= MOST_TRIES) break;
  }
  // A template variable the line gives is what the candidate saw: it counts, whatever was drawn here.
  for (const declaration of templates) {
    const { identifier } = declaration;
    if (Object.hasOwn(responses, identifier))
      evaluation.values.set(identifier, readResponse(declaration, responses[identifier]));
  }
  for (const { base, byDefault, cardinality, identifier, kind } of evaluation.declarations.values()) {
    if (kind !== 'outcome') continue;
    const first = evaluation.defaults.get(identifier) ?? byDefault;
    // A number without a default begins at nought (2.1 §5.2, outcomeDeclaration).
    const isNumber = cardinality === 'single' && (base === 'integer' || base === 'float');
    evaluation.values.set(identifier, first ?? (isNumber ? single(base, 0) : null));
  }
}

function processResponses(item: XmlElement, evaluation: Evaluation): void {
  const processing = childNamed(item, 'responseProcessing');
  if (processing === null) return;
  const rules = elementsIn(processing);
  const { template = '', templateLocation = '' } = processing.attributes;
  if (rules.length > 0 || (template === '' && templateLocation === '')) {
    carryOut(rules, evaluation);
    return;
  }
  const named = templateNamed(template) ?? templateNamed(templateLocation);
  if (named === null)
    throw new Unsupported(sentence('the-response-processing-template', { template: template || templateLocation }));
  applyTemplate(named, evaluation);
}

function outcomesOf({ declarations, values }: Evaluation): Record<string, Outcome> {
  const said = [...declarations.values()]
    .filter(({ kind, line }) => kind === 'outcome' && line > 0)
    .map(({ identifier }) => identifier);
  // A standard template sets SCORE, also where the item forgot to declare it.
  const identifiers = values.has('SCORE') && !declarations.has('SCORE') ? [...said, 'SCORE'] : said;
  return Object.fromEntries(identifiers.map((identifier) => [identifier, outcome(values.get(identifier) ?? null)]));
}

function outcome(value: Value): Outcome {
  if (value === null) return null;
  if (value.cardinality === 'single') return plain(value.value);
  if (value.cardinality === 'record')
    return Object.fromEntries([...value.fields].map(([name, field]) => [name, outcome(field)]));
  return value.values.map(plain);
}

function plain(scalar: Scalar): Outcome {
  return typeof scalar === 'object' ? scalar.join(' ') : scalar;
}
