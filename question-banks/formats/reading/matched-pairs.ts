import type { Matching } from '#domain/item/interaction.ts';
import { type RichText, spokenText } from '#domain/item/rich-text.ts';

/** Pairs of a source and its target; a pair without a source only adds a target. Targets that say the same are one. */
export function matchedPairs(
  pairs: readonly { readonly source: RichText; readonly target: RichText }[],
  credit: Matching['credit'],
): Matching {
  const places = new Map<string, number>();
  const targets: RichText[] = [];
  const placeOf = (target: RichText): number => {
    const name = JSON.stringify(target);
    const known = places.get(name);
    if (known !== undefined) return known;
    places.set(name, targets.length);
    return targets.push(target) - 1;
  };
  const sources: RichText[] = [];
  const key: number[][] = [];
  for (const { source, target } of pairs) {
    const place = placeOf(target);
    if (spokenText(source).trim() === '') continue;
    sources.push(source);
    key.push([place]);
  }
  return { kind: 'matching', sources, targets, key, credit };
}
