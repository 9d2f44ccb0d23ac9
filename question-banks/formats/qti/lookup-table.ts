import { type XmlElement, childrenNamed } from '../xml/xml-element.ts';
import { flag } from './qti-element.ts';

/** What turns a number into an outcome: by the same whole number, by the step it stands on, or along the line between two entries. */
export interface LookupTable {
  readonly way: 'match' | 'step' | 'linear';
  readonly entries: readonly { readonly source: number; readonly target: string; readonly inclusive: boolean }[];
  readonly absent: string | null;
}

export function readLookupTable(element: XmlElement): LookupTable {
  const way =
    element.name === 'matchTable' ? 'match' : element.attributes.interpolationMethod === 'linear' ? 'linear' : 'step';
  const entries = childrenNamed(element, `${element.name}Entry`).map((entry) => ({
    source: Number(entry.attributes.sourceValue ?? 'none'),
    target: entry.attributes.targetValue ?? '',
    inclusive: flag(entry, 'includeBoundary', true),
  }));
  return { way, entries, absent: element.attributes.defaultValue ?? null };
}

/** The target as it is written; null for NULL. A step is the first entry that is not above the number, in the file's order. */
export function lookUp({ absent, entries, way }: LookupTable, source: number): string | null {
  if (Number.isNaN(source)) return absent;
  if (way === 'linear') return along(entries, source) ?? absent;
  const found = entries.find(({ source: bound, inclusive }) => {
    if (way === 'match') return bound === source;
    return bound < source || (inclusive && bound === source);
  });
  return found?.target ?? absent;
}

function along(entries: LookupTable['entries'], source: number): string | null {
  const points = entries.map((entry) => [entry.source, Number(entry.target)] as const).sort(([a], [b]) => a - b);
  const [first, last] = [points.at(0), points.at(-1)];
  if (first === undefined || last === undefined) return null;
  if (source <= first[0]) return String(first[1]);
  const above = points.findIndex(([bound]) => bound >= source);
  const [to, from] = [points[above], points[above - 1]];
  if (to === undefined || from === undefined) return String(last[1]);
  return String(from[1] + ((to[1] - from[1]) * (source - from[0])) / (to[0] - from[0]));
}
