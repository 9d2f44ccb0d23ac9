import type { Planned } from './draw.ts';
import { chanceBound, chanceBoundOfMany } from './balance.ts';

/** What is read of the bank's items with their keys. */
export interface KeyedItem {
  readonly id: string;
  readonly kind: string;
  readonly pinsLast: boolean;
  readonly keepsOrder?: boolean;
  readonly key?: readonly number[];
  readonly options?: readonly unknown[];
}

/** How often the right answer stands at each place, of all items that have it at one of so many places by chance. */
export interface KeyPlaces {
  readonly places: number;
  readonly counts: readonly number[];
  /** On which the right answers stand at one place more often than chance explains. */
  readonly unevenPapers: readonly string[];
  readonly isEven: boolean;
}

export interface KeyReport {
  readonly groups: readonly KeyPlaces[];
  /** Right answers whose place the bank decides, as the item keeps its order or its last option. */
  readonly kept: number;
}

/** Fewer at each place say nothing. */
const FEWEST_AT_PLACE = 5;

/** At how many places an item's right answer may stand by chance, the first ones of the paper; null where the bank decides. */
function freePlaces({ keepsOrder, key, options, pinsLast }: KeyedItem): number | null {
  const all = options?.length ?? 0;
  if (keepsOrder === true || (pinsLast && key?.[0] === all - 1)) return null;
  const free = pinsLast ? all - 1 : all;
  return free > 1 ? free : null;
}

export function keyPlaces(papers: ReadonlyMap<string, readonly Planned[]>, items: readonly KeyedItem[]): KeyReport {
  const keyed = items.filter(({ key, kind }) => kind === 'single-choice' && key?.length === 1);
  const free = new Map(keyed.map((item) => [item.id, freePlaces(item)]));
  const keys = new Map(keyed.map(({ id, key }) => [id, key?.[0] as number]));
  const byPaper = new Map<number, Map<string, number[]>>();
  let kept = 0;
  for (const [pid, plan] of papers) {
    for (const { itemId, options } of plan) {
      const places = free.get(itemId);
      if (places === null) kept += 1;
      if (places === null || places === undefined) continue;
      const at = options.indexOf(keys.get(itemId) as number);
      if (at < 0 || at >= places) continue;
      const group = byPaper.get(places) ?? new Map<string, number[]>();
      const counts = group.get(pid) ?? Array.from({ length: places }, () => 0);
      counts[at] = (counts[at] ?? 0) + 1;
      byPaper.set(places, group.set(pid, counts));
    }
  }
  const groups = [...byPaper].sort(([a], [b]) => a - b).flatMap(([places, all]) => groupOf(places, all));
  return { groups, kept };
}

function groupOf(places: number, papers: ReadonlyMap<string, readonly number[]>): readonly KeyPlaces[] {
  const counts = Array.from({ length: places }, (_, at) =>
    [...papers.values()].reduce((sum, one) => sum + (one[at] as number), 0),
  );
  if (sumOf(counts) < FEWEST_AT_PLACE * places) return [];
  const bound = chanceBoundOfMany(places - 1, papers.size);
  const unevenPapers = [...papers].flatMap(([pid, one]) =>
    sumOf(one) >= FEWEST_AT_PLACE * places && isBeyond(one, bound) ? [pid] : [],
  );
  return [{ places, counts, unevenPapers, isEven: !isBeyond(counts, chanceBound(places - 1)) }];
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, one) => sum + one, 0);

/** Pearson's sum for places that are equally likely, against a bound; in whole numbers. */
function isBeyond(counts: readonly number[], bound: number): boolean {
  const [all, places] = [sumOf(counts), counts.length];
  return counts.reduce((sum, one) => sum + (places * one - all) ** 2, 0) > places * all * bound;
}
