import { sentence } from '#domain/sentences/sentence.ts';
import { asNumber, isNull, sameValue, single } from './value.ts';
import { type Evaluation } from './evaluation.ts';
import { mapped, mappedPoints } from './mapping.ts';
import { Unsupported } from './unsupported.ts';

/**
 * The response processing templates of the standard, by the last part of their addresses: the same four in 2.0, 2.1, 2.2 and 3.0, whose
 * addresses differ. They look at RESPONSE and set SCORE, whatever else the item declares.
 */
export type StandardTemplate = (typeof NAMES)[number];
const NAMES = ['match_correct', 'map_response', 'map_response_point', 'match_nothing'] as const;

/** The template an address means; null where it is none of the standard's. */
export function templateNamed(address: string): StandardTemplate | null {
  const last = address.split(/[/\\#]/u).at(-1) ?? '';
  const name = last.replace(/[.]xml$/iu, '').replace(/^CC2_/u, '');
  return NAMES.find((one) => one === name) ?? null;
}

export function applyTemplate(template: StandardTemplate, evaluation: Evaluation): void {
  const response = evaluation.declarations.get('RESPONSE');
  if (response === undefined) throw new Unsupported(sentence('the-template-in-an-item-without-response', { template }));
  const score = scoreBy(template, evaluation, response.identifier);
  evaluation.values.set('SCORE', single('float', score));
}

function scoreBy(template: StandardTemplate, evaluation: Evaluation, identifier: string): number {
  const response = evaluation.declarations.get(identifier);
  const value = evaluation.values.get(identifier) ?? null;
  switch (template) {
    case 'match_correct': {
      const correct = evaluation.corrects.get(identifier) ?? response?.correct ?? null;
      return !isNull(value) && !isNull(correct) && sameValue(value, correct) ? 1 : 0;
    }
    case 'map_response':
      if (!response?.mapping || response.base === null)
        throw new Unsupported(sentence('map-response-of-which-has-no-mapping', { name: identifier }));
      return isNull(value) ? 0 : mapped(response.mapping, response.base, value);
    case 'map_response_point':
      if (!response?.areaMapping)
        throw new Unsupported(sentence('map-response-point-of-which-has-no-areamapping', { name: identifier }));
      return isNull(value) ? 0 : mappedPoints(response.areaMapping, value);
    case 'match_nothing': {
      const most = asNumber(evaluation.values.get('MAXSCORE') ?? null);
      return isNull(value) ? (Number.isNaN(most) ? 1 : most) : 0;
    }
  }
}
