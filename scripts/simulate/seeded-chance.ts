/** Chance that is the same for the same seed: sfc32 (PractRand's small fast counter), seeded by FNV-1a of a text. Not for secrets. */
export class Chance {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(seed: string) {
    [this.a, this.b, this.c] = [fnv1a(`a${seed}`), fnv1a(`b${seed}`), fnv1a(`c${seed}`)];
    for (let round = 0; round < 12; round += 1) this.u32();
  }

  private u32(): number {
    const next = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + next) | 0;
    return next >>> 0;
  }

  /** From 0, below 1. */
  share(): number {
    return this.u32() / 2 ** 32;
  }

  /** 0 to n - 1. */
  below(n: number): number {
    return Math.floor(this.share() * n);
  }

  happens(probability: number): boolean {
    return this.share() < probability;
  }

  /** Mean 0, deviation 1 (Box and Muller). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.share())) * Math.cos(2 * Math.PI * this.share());
  }

  /** Half of the values lie below the median; `spread` is the deviation of the logarithm. */
  logNormal(median: number, spread: number): number {
    return median * Math.exp(spread * this.normal());
  }

  /** A place of a list of weights, each as likely as it weighs. */
  weighted(weights: readonly number[]): number {
    let rest = this.share() * weights.reduce((sum, weight) => sum + weight, 0);
    const place = weights.findIndex((weight) => (rest -= weight) < 0);
    return place < 0 ? weights.length - 1 : place;
  }
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
