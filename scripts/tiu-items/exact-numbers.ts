/** Rational numbers without rounding: what every key is computed with. */

export interface Rat {
  readonly n: number;
  readonly d: number;
}

export function gcd(a: number, b: number): number {
  let x = Math.abs(a);
  let y = Math.abs(b);
  while (y !== 0) {
    [x, y] = [y, x % y];
  }
  return x;
}

export function rat(n: number, d = 1): Rat {
  if (!Number.isSafeInteger(n) || !Number.isSafeInteger(d) || d === 0) {
    throw new Error(`not an exact number: ${String(n)}/${String(d)}`);
  }
  const g = gcd(n, d) * Math.sign(d);
  return g === 0 ? { n: 0, d: 1 } : { n: n / g === 0 ? 0 : n / g, d: d / g };
}

export const add = (a: Rat, b: Rat): Rat => rat(a.n * b.d + b.n * a.d, a.d * b.d);
export const sub = (a: Rat, b: Rat): Rat => rat(a.n * b.d - b.n * a.d, a.d * b.d);
export const mul = (a: Rat, b: Rat): Rat => rat(a.n * b.n, a.d * b.d);
export const div = (a: Rat, b: Rat): Rat => rat(a.n * b.d, a.d * b.n);
export const cmp = (a: Rat, b: Rat): number => Math.sign(a.n * b.d - b.n * a.d);
export const same = (a: Rat, b: Rat): boolean => cmp(a, b) === 0;
export const percent = (p: Rat): Rat => div(p, rat(100));
export const sum = (list: readonly Rat[]): Rat => list.reduce(add, rat(0));

export function pow(base: Rat, exponent: number): Rat {
  let out = rat(1);
  for (let i = 0; i < exponent; i += 1) {
    out = mul(out, base);
  }
  return out;
}

/** The exact root of a rational square; anything else is a mistake in the parameters. */
export function root(a: Rat): Rat {
  const r = rat(Math.round(Math.sqrt(a.n)), Math.round(Math.sqrt(a.d)));
  if (!same(mul(r, r), a)) {
    throw new Error(`not a square: ${String(a.n)}/${String(a.d)}`);
  }
  return r;
}
