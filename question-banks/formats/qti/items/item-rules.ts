import { sentence } from '#domain/sentences/sentence.ts';
import { type XmlElement, allNamed, childNamed, elementsIn } from '../../xml/xml-element.ts';
import { type Declaration, readDeclarations } from '../declaration.ts';
import { mapped, mappedPoints } from '../mapping.ts';
import { readResponse } from '../responses.ts';
import { patiently } from '../recognition/patience.ts';
import { scoreItem } from '../score-item.ts';
import { Unsupported } from '../unsupported.ts';
import { type Scalar, isNull, sameValue, scalarsOf } from '../value.ts';

type Responses = Readonly<Record<string, unknown>>;

/** What an item says of its variables, and what its rules give. */
export interface ItemRules {
  readonly declarations: ReadonlyMap<string, Declaration>;
  /** Points for responses. Throws Unsupported where the rules cannot be carried out. */
  earns(responses: Responses): number;
  /** The right values of a variable as text, empty where the file does not name them. */
  correct(identifier: string): readonly string[];
  /** False where the item has no rules, and its keys were taken for them. */
  readonly hasOwn: boolean;
}

export function rulesOf(item: XmlElement): ItemRules {
  const declarations = readDeclarations(item);
  const processing = childNamed(item, 'responseProcessing');
  const { template = '', templateLocation = '' } = processing?.attributes ?? {};
  const hasOwn = processing !== null && (elementsIn(processing).length > 0 || template + templateLocation !== '');
  const keyed = [...declarations.values()].filter(({ kind }) => kind === 'response');
  return {
    declarations,
    hasOwn,
    earns: patiently(item, (responses: Responses) => (hasOwn ? ownScore(item, responses) : keyScore(keyed, responses))),
    correct: (identifier) => scalarsOf(declarations.get(identifier)?.correct ?? null).map(written),
  };
}

function ownScore(item: XmlElement, responses: Responses): number {
  const scored = scoreItem(item, responses);
  if (!scored.ok) throw new Unsupported(scored.unsupported);
  const { SCORE = null } = scored.outcomes;
  if (typeof SCORE !== 'number') throw new Unsupported(sentence('rules-that-do-not-set-a-score'));
  return SCORE;
}

/** By mappings where there are, else one point for each right response. */
function keyScore(declared: readonly Declaration[], responses: Responses): number {
  return declared.reduce((sum, declaration) => {
    const { areaMapping, base, correct, identifier, mapping } = declaration;
    const value = readResponse(declaration, Object.hasOwn(responses, identifier) ? responses[identifier] : null);
    if (isNull(value)) return sum;
    if (mapping !== null && base !== null) return sum + mapped(mapping, base, value);
    if (areaMapping !== null) return sum + mappedPoints(areaMapping, value);
    return sum + (!isNull(correct) && sameValue(value, correct) ? 1 : 0);
  }, 0);
}

function written(scalar: Scalar): string {
  return typeof scalar === 'object' ? scalar.join(' ') : String(scalar);
}

/** Every constant of a base type that the item's rules compare with. */
export function constantsIn(item: XmlElement, types: readonly string[]): string[] {
  const processing = childNamed(item, 'responseProcessing');
  const named = processing === null ? [] : allNamed(processing, 'baseValue');
  return named
    .filter(({ attributes }) => types.includes(attributes.baseType ?? ''))
    .map(({ children }) =>
      children
        .filter((child) => typeof child === 'string')
        .join('')
        .trim(),
    );
}
