import { sentence } from '#domain/sentences/sentence.ts';
import { type XmlElement, childNamed, childrenNamed, elementsIn, textOf } from '../xml/xml-element.ts';
import { type LookupTable, readLookupTable } from './lookup-table.ts';
import { type AreaMapping, type Mapping, readAreaMapping, readMapping } from './mapping.ts';
import { isBaseType, readScalar } from './scalar-text.ts';
import { Unsupported } from './unsupported.ts';
import { type BaseType, type Scalar, type Single, type Value, single } from './value.ts';

export type Cardinality = 'single' | 'multiple' | 'ordered' | 'record';

/** What an item says about one of its variables. */
export interface Declaration {
  readonly kind: 'response' | 'outcome' | 'template';
  readonly identifier: string;
  readonly cardinality: Cardinality;
  /** A record has none. */
  readonly base: BaseType | null;
  readonly byDefault: Value;
  readonly correct: Value;
  readonly mapping: Mapping | null;
  readonly areaMapping: AreaMapping | null;
  readonly table: LookupTable | null;
  readonly line: number;
}

const KINDS: ReadonlyMap<string, Declaration['kind']> = new Map([
  ['responseDeclaration', 'response'],
  ['outcomeDeclaration', 'outcome'],
  ['templateDeclaration', 'template'],
]);

/** All variables of an item, by identifier. */
export function readDeclarations(item: XmlElement): Map<string, Declaration> {
  const found = new Map<string, Declaration>();
  for (const element of elementsIn(item)) {
    const kind = KINDS.get(element.name);
    if (kind === undefined) continue;
    const declaration = readDeclaration(element, kind);
    if (found.has(declaration.identifier))
      throw new Unsupported(sentence('two-variables-named', { name: declaration.identifier }));
    found.set(declaration.identifier, declaration);
  }
  return found;
}

const CARDINALITIES: readonly string[] = ['single', 'multiple', 'ordered', 'record'];

function readDeclaration(element: XmlElement, kind: Declaration['kind']): Declaration {
  const { identifier = '', cardinality = 'single', baseType } = element.attributes;
  if (identifier === '') throw new Unsupported(sentence('a-without-an-identifier', { element: element.name }));
  if (!CARDINALITIES.includes(cardinality))
    throw new Unsupported(sentence('with-the-cardinality', { name: identifier, cardinality }));
  if (baseType !== undefined && !isBaseType(baseType))
    throw new Unsupported(sentence('with-the-base-type', { name: identifier, type: baseType }));
  if (baseType === undefined && cardinality !== 'record')
    throw new Unsupported(sentence('without-a-base-type', { name: identifier }));
  const type = { cardinality: cardinality as Cardinality, base: baseType ?? null };
  const [mapping, areaMapping] = [childNamed(element, 'mapping'), childNamed(element, 'areaMapping')];
  const table = childNamed(element, 'matchTable') ?? childNamed(element, 'interpolationTable');
  return {
    kind,
    identifier,
    ...type,
    byDefault: valuesIn(childNamed(element, 'defaultValue'), type),
    correct: valuesIn(childNamed(element, 'correctResponse'), type),
    mapping: mapping && readMapping(mapping),
    areaMapping: areaMapping && readAreaMapping(areaMapping),
    table: table && readLookupTable(table),
    line: element.line,
  };
}

function valuesIn(element: XmlElement | null, { cardinality, base }: Pick<Declaration, 'cardinality' | 'base'>): Value {
  const elements = element === null ? [] : childrenNamed(element, 'value');
  if (cardinality === 'record') return elements.length === 0 ? null : { cardinality, fields: fieldsIn(elements) };
  if (base === null) return null;
  const scalars = elements.map((one) => readScalar(base, textOf(one))).filter((one): one is Scalar => one !== null);
  if (cardinality !== 'single') return scalars.length === 0 ? null : { cardinality, base, values: scalars };
  const [scalar] = scalars;
  return scalar === undefined ? null : single(base, scalar);
}

function fieldsIn(elements: readonly XmlElement[]): Map<string, Single | null> {
  return new Map(
    elements.map((element) => {
      const { baseType, fieldIdentifier = '' } = element.attributes;
      const base = isBaseType(baseType) ? baseType : 'string';
      const scalar = readScalar(base, textOf(element));
      return [fieldIdentifier, scalar === null ? null : single(base, scalar)];
    }),
  );
}
