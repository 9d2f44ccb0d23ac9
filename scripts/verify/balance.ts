/** One chance in more than a million: e^-14. */
const RARE = 14;

/**
 * What a chi-square of `free` degrees of freedom is above with a chance of less than e^-rare: `free + 2·√(rare·free) + 2·rare`
 * (B. Laurent and P. Massart 2000, Annals of Statistics 28(5), lemma 1), the root taken up to the next whole number.
 */
export function chanceBound(free: number, rare = RARE): number {
  return free + 2 * Math.ceil(Math.sqrt(rare * free)) + 2 * rare;
}

/** The same for whichever of `many` is worst: their number in binary has at least as many digits as its logarithm says. */
export function chanceBoundOfMany(free: number, many: number): number {
  return chanceBound(free, RARE + many.toString(2).length);
}

/** People by two labels. */
export type Labelled = readonly (readonly [row: string, column: string])[];

export interface Table {
  readonly people: number;
  readonly columns: number;
  /** Thousandths. */
  readonly found: number;
  readonly bound: number;
}

/** Fewer with one label say nothing. */
const FEWEST = 20;
/** People whom chance alone must put into each cell. */
const FEWEST_IN_CELL = 5;

/**
 * How far two labels of the same people are from having nothing to do with each other: Pearson's sum over the table's cells, in whole
 * thousandths. Labels with too few people are left out; null where what is left is no table.
 */
export function unevenness(all: Labelled): Table | null {
  const [rows, columns] = [countsOf(all.map(([row]) => row)), countsOf(all.map(([, column]) => column))];
  const kept = all.filter(([row, column]) => rows.get(row)! >= FEWEST && columns.get(column)! >= FEWEST);
  const [ours, theirs] = [countsOf(kept.map(([row]) => row)), countsOf(kept.map(([, column]) => column))];
  const cells = countsOf(kept.map(([row, column]) => JSON.stringify([row, column])));
  if (ours.size < 2 || theirs.size < 2) return null;
  const total = BigInt(kept.length);
  let found = 0n;
  for (const [row, inRow] of ours) {
    for (const [column, inColumn] of theirs) {
      if (inRow * inColumn < FEWEST_IN_CELL * kept.length) return null;
      const expected = BigInt(inRow * inColumn);
      const off = total * BigInt(cells.get(JSON.stringify([row, column])) ?? 0) - expected;
      found += (1000n * off * off) / (total * expected);
    }
  }
  const free = (ours.size - 1) * (theirs.size - 1);
  return { people: kept.length, columns: theirs.size, found: Number(found), bound: chanceBound(free) };
}

function countsOf(labels: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}

export const isUneven = ({ bound, found }: Table): boolean => found > 1000 * bound;

/** Halves, or quarters where there are people enough. */
export function bandsOf(count: number): number {
  return count >= 4 * FEWEST ? 4 : 2;
}

/** In which of the bands the one at `place` of `count` is, from 0. */
export function bandAt(place: number, count: number, bands: number): string {
  return String(Math.floor((place * bands) / count));
}
