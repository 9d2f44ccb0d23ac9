import { type XmlElement, childrenNamed } from '../xml/xml-element.ts';
import { flag } from './qti-element.ts';
import { readScalar } from './scalar-text.ts';
import { isInside } from './shape.ts';
import { type BaseType, type Scalar, type Value, isNull, sameScalar, scalarsOf } from './value.ts';

export interface Mapping {
  readonly entries: readonly { readonly key: string; readonly worth: number; readonly caseSensitive: boolean }[];
  readonly absent: number;
  readonly least: number;
  readonly greatest: number;
}

export interface AreaMapping extends Omit<Mapping, 'entries'> {
  readonly entries: readonly { readonly shape: string; readonly coords: string; readonly worth: number }[];
}

export function readMapping(element: XmlElement): Mapping {
  const caseSensitive = flag(element, 'caseSensitive', true);
  const entries = childrenNamed(element, 'mapEntry').map((entry) => ({
    key: entry.attributes.mapKey ?? '',
    worth: number(entry.attributes.mappedValue, 0),
    caseSensitive: flag(entry, 'caseSensitive', caseSensitive),
  }));
  return { entries, ...bounds(element) };
}

export function readAreaMapping(element: XmlElement): AreaMapping {
  const entries = childrenNamed(element, 'areaMapEntry').map(({ attributes }) => ({
    shape: attributes.shape ?? 'default',
    coords: attributes.coords ?? '',
    worth: number(attributes.mappedValue, 0),
  }));
  return { entries, ...bounds(element) };
}

function bounds({ attributes }: XmlElement): Omit<Mapping, 'entries'> {
  return {
    absent: number(attributes.defaultValue, 0),
    least: number(attributes.lowerBound, -Infinity),
    greatest: number(attributes.upperBound, Infinity),
  };
}

function number(text: string | undefined, absent: number): number {
  const read = text === undefined ? null : readScalar('float', text);
  return typeof read === 'number' ? read : absent;
}

/** The worth of one value: the first entry that fits, the default where none does. */
export function worthOf(mapping: Mapping, base: BaseType, value: Scalar): number {
  return (
    mapping.entries.find(({ key, caseSensitive }) => fits(base, key, value, caseSensitive))?.worth ?? mapping.absent
  );
}

function fits(base: BaseType, key: string, value: Scalar, caseSensitive: boolean): boolean {
  if (typeof value === 'string') {
    const said = base === 'string' ? key : key.trim();
    return caseSensitive ? said === value : said.toLowerCase() === value.toLowerCase();
  }
  const wanted = readScalar(base, key);
  return wanted !== null && sameScalar(base, wanted, value);
}

/** The sum over all values, kept within the bounds; no response is worth nothing. */
export function mapped(mapping: Mapping, base: BaseType, value: Value): number {
  const values = isNull(value) ? [] : scalarsOf(value);
  return within(
    mapping,
    values.reduce<number>((sum, one) => sum + worthOf(mapping, base, one), 0),
  );
}

/** The sum over all points; an area counts once, however many points lie in it. */
export function mappedPoints(mapping: AreaMapping, value: Value): number {
  const taken = new Set<unknown>();
  let sum = 0;
  for (const point of scalarsOf(value)) {
    if (!Array.isArray(point)) continue;
    const found = mapping.entries.find(({ shape, coords }) => isInside(shape, coords, point as [number, number]));
    if (found === undefined) sum += mapping.absent;
    else if (!taken.has(found)) sum += found.worth;
    taken.add(found);
  }
  return within(mapping, sum);
}

function within({ least, greatest }: Omit<Mapping, 'entries'>, sum: number): number {
  return Math.min(Math.max(sum, least), greatest);
}
