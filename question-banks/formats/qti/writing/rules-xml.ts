import { type Xml, el } from './xml-text.ts';

/** Expressions and rules of response processing, as 3.0 writes them. */

export const RESPONSE = 'RESPONSE';
const TEMPLATES = 'https://purl.imsglobal.org/spec/qti/v3p0/rptemplates';

export function template(name: 'match_correct' | 'map_response' | 'map_response_point'): Xml {
  return el('qti-response-processing', { template: `${TEMPLATES}/${name}.xml` });
}

export function processing(...rules: readonly Xml[]): Xml {
  return el('qti-response-processing', {}, ...rules);
}

export function base(type: string, value: string | number): Xml {
  return el('qti-base-value', { 'base-type': type }, String(value));
}

export function variable(identifier: string): Xml {
  return el('qti-variable', { identifier });
}

/** An operator of QTI by its name. */
export function op(name: string, ...parts: readonly Xml[]): Xml {
  return el(`qti-${name}`, {}, ...parts);
}

export function scoreIs(value: Xml): Xml {
  return el('qti-set-outcome-value', { identifier: 'SCORE' }, value);
}

/** Adds to the score as it is. */
export function scoreGrows(by: number): Xml {
  return scoreIs(op('sum', variable('SCORE'), base('float', by)));
}

/** The first branch whose condition holds; the last one without a condition, where none does. */
export function chain(branches: readonly (readonly [Xml, Xml])[], otherwise?: Xml): Xml {
  const parts = branches.map(([condition, rule], at) =>
    op(at === 0 ? 'response-if' : 'response-else-if', condition, rule),
  );
  return op('response-condition', ...parts, ...(otherwise === undefined ? [] : [op('response-else', otherwise)]));
}

/** One condition alone stands for itself. */
export function allOf(conditions: readonly Xml[]): Xml {
  return conditions.length === 1 ? (conditions[0] as Xml) : op('and', ...conditions);
}

export function anyOf(conditions: readonly Xml[]): Xml {
  return conditions.length === 1 ? (conditions[0] as Xml) : op('or', ...conditions);
}

/** Rules for parts that each are right, wrong or blank, by the way they are counted. */
export function partsProcessing(
  parts: readonly { readonly right: Xml; readonly answered: Xml }[],
  credit: 'all-or-nothing' | 'per-part' | 'right-minus-wrong',
): Xml {
  if (credit === 'all-or-nothing') {
    return processing(
      chain([[allOf(parts.map(({ right }) => right)), scoreIs(base('float', 1))]], scoreIs(base('float', 0))),
    );
  }
  const share = 1 / parts.length;
  const rules = parts.map(({ answered, right }) =>
    chain([[right, scoreGrows(share)], ...(credit === 'per-part' ? [] : [[answered, scoreGrows(-share)] as const])]),
  );
  return processing(...rules, scoreIs(op('max', base('float', 0), variable('SCORE'))));
}

/** The declaration of a response. */
export function declaration(
  identifier: string,
  cardinality: 'single' | 'multiple' | 'ordered',
  type: string,
  correct: readonly string[],
  ...more: readonly Xml[]
): Xml {
  const values = correct.map((value) => el('qti-value', {}, value));
  const named = values.length === 0 ? [] : [el('qti-correct-response', {}, ...values)];
  return el('qti-response-declaration', { identifier, cardinality, 'base-type': type }, ...named, ...more);
}

/** What each value is worth. */
export function mapping(
  entries: readonly (readonly [string, number])[],
  bounds: { readonly least?: number; readonly most?: number },
): Xml {
  const attributes = { 'default-value': 0, 'lower-bound': bounds.least, 'upper-bound': bounds.most };
  const written = entries.map(([key, worth]) => el('qti-map-entry', { 'map-key': key, 'mapped-value': worth }));
  return el('qti-mapping', attributes, ...written);
}
