import { sentence } from '#domain/sentences/sentence.ts';
import { readLookupTable } from '../lookup-table.ts';
import { mapped, mappedPoints } from '../mapping.ts';
import { type Operation, type Operator, arg, declarationOf } from '../evaluation.ts';
import { childNamed, textOf } from '../../xml/xml-element.ts';
import { lookUp } from '../lookup-table.ts';
import { isBaseType, readScalar } from '../scalar-text.ts';
import { Unsupported } from '../unsupported.ts';
import { type Value, asNumber, float, single } from '../value.ts';

function baseValue({ element }: Operation): Value {
  const { baseType } = element.attributes;
  if (!isBaseType(baseType)) throw new Unsupported(sentence('a-basevalue-of-the-type', { type: baseType ?? '' }));
  const scalar = readScalar(baseType, textOf(element));
  if (scalar === null && textOf(element).trim() !== '') {
    throw new Unsupported(sentence('a-value-of-a-type', { type: baseType, text: textOf(element).trim() }));
  }
  return scalar === null ? null : single(baseType, scalar);
}

function mapResponse({ element, evaluation }: Operation): Value {
  const { base, identifier, mapping } = declarationOf(evaluation, element);
  if (mapping === null || base === null)
    throw new Unsupported(sentence('variable-has-no-mapping', { element: element.name, name: identifier }));
  return float(mapped(mapping, base, evaluation.values.get(identifier) ?? null));
}

function mapResponsePoint({ element, evaluation }: Operation): Value {
  const { identifier, areaMapping } = declarationOf(evaluation, element);
  if (areaMapping === null)
    throw new Unsupported(sentence('mapresponsepoint-of-which-has-no-areamapping', { name: identifier }));
  return float(mappedPoints(areaMapping, evaluation.values.get(identifier) ?? null));
}

/** A table where it is used (not in the standard, and in use). */
function lookupTable(operation: Operation): Value {
  const { element } = operation;
  const table = childNamed(element, 'matchTable') ?? childNamed(element, 'interpolationTable');
  if (table === null) throw new Unsupported(sentence('a-lookuptable-without-a-table'));
  const target = lookUp(readLookupTable(table), asNumber(arg(operation, 0)));
  const scalar = target === null ? null : readScalar('float', target);
  return scalar === null ? null : single('float', scalar);
}

export const VARIABLES: Readonly<Record<string, Operator>> = {
  baseValue,
  null: () => null,
  variable: ({ element, evaluation }) => {
    const { identifier } = declarationOf(evaluation, element);
    return evaluation.values.get(identifier) ?? null;
  },
  correct: ({ element, evaluation }) => {
    const { correct, identifier } = declarationOf(evaluation, element);
    return evaluation.corrects.get(identifier) ?? correct;
  },
  default: ({ element, evaluation }) => {
    const { byDefault, identifier } = declarationOf(evaluation, element);
    return evaluation.defaults.get(identifier) ?? byDefault;
  },
  mapResponse,
  mapOutcome: mapResponse,
  mapResponsePoint,
  lookupTable,
};
