/** Two items whose texts are nearly the same; `likeness` in hundredths, 100 for the very same words. */
export interface NearDuplicate {
  readonly a: string;
  readonly b: string;
  readonly likeness: number;
}

export interface Comparable {
  readonly id: string;
  /** Stem and options, as they are read out. */
  readonly text: string;
}

const WORDS_A_SHINGLE = 3;
const ROWS = 4;
const BANDS = 16;
const LEAST = 60;
/** Items that share one band with more than this many others share a phrase of the whole bank, not a text. */
const MOST_IN_BUCKET = 200;

/**
 * Pairs of items that share most of their runs of three words (Jaccard index). Candidates come from MinHash bands (Broder 1997),
 * so ten thousand items are compared in a second and not in an hour; each candidate pair is then compared exactly, so nothing is
 * called a duplicate that is none. A pair at the limit may be missed.
 */
export function nearDuplicates(items: readonly Comparable[], least = LEAST): NearDuplicate[] {
  const sets = items.map(({ text }) => shingles(text));
  const seen = new Set<number>();
  const found: NearDuplicate[] = [];
  for (const bucket of bandBuckets(sets)) {
    if (bucket.length > MOST_IN_BUCKET) continue;
    for (let i = 0; i < bucket.length; i++) {
      for (let j = i + 1; j < bucket.length; j++) {
        const [first, second] = [bucket[i]!, bucket[j]!];
        const pair = first * items.length + second;
        if (seen.has(pair)) continue;
        seen.add(pair);
        const likeness = jaccard(sets[first]!, sets[second]!);
        if (likeness >= least) found.push({ a: items[first]!.id, b: items[second]!.id, likeness });
      }
    }
  }
  return found.sort((x, y) => y.likeness - x.likeness || (x.a < y.a ? -1 : 1));
}

/** How much two texts have in common, in hundredths. */
export function likeness(a: string, b: string): number {
  return jaccard(shingles(a), shingles(b));
}

function shingles(text: string): ReadonlySet<number> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const runs = new Set<number>();
  const count = Math.max(1, words.length - WORDS_A_SHINGLE + 1);
  for (let at = 0; at < count; at++) runs.add(fnv(words.slice(at, at + WORDS_A_SHINGLE).join(' ')));
  return runs;
}

/** FNV-1a, 32 bits: only spreads, protects nothing. */
function fnv(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

function* bandBuckets(sets: readonly ReadonlySet<number>[]): Iterable<readonly number[]> {
  const signatures = sets.map(signature);
  for (let band = 0; band < BANDS; band++) {
    const buckets = new Map<string, number[]>();
    signatures.forEach((hashes, item) => {
      const key = hashes.slice(band * ROWS, band * ROWS + ROWS).join(',');
      const bucket = buckets.get(key);
      if (bucket === undefined) buckets.set(key, [item]);
      else bucket.push(item);
    });
    for (const bucket of buckets.values()) if (bucket.length > 1) yield bucket;
  }
}

function signature(runs: ReadonlySet<number>): readonly number[] {
  return Array.from({ length: BANDS * ROWS }, (_, place) => {
    let least = 0xffffffff;
    for (const run of runs) {
      // A different odd factor for each place makes a different order of all runs (multiplicative hashing).
      const mixed = Math.imul(run ^ (run >>> 15), 0x2c1b3c6d + 2 * place * 0x9e3779b1) >>> 0;
      if (mixed < least) least = mixed;
    }
    return least;
  });
}

function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let both = 0;
  for (const run of a) if (b.has(run)) both += 1;
  return Math.round((100 * both) / (a.size + b.size - both));
}
