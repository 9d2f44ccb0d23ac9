/** Claims about x and y, and the item whose key is the one claim that holds for every pair the stem allows. */
import { type Rat, cmp, same } from './exact-numbers.ts';
import { type Draft, type Frame, slip } from './items.ts';

/** One pair of values that the stem allows. */
export type Model = readonly [x: Rat, y: Rat];

export interface Claim {
  readonly text: string;
  readonly holds: (x: Rat, y: Rat) => boolean;
  readonly slip: string;
}

const UNDECIDED = 'Hubungan x dan y tidak dapat ditentukan';
export const GREATER: Claim = { text: 'x > y', holds: (x, y) => cmp(x, y) > 0, slip: 'tidak selalu berlaku' };
export const SMALLER: Claim = { text: 'x < y', holds: (x, y) => cmp(x, y) < 0, slip: 'tidak selalu berlaku' };
export const EQUAL: Claim = { text: 'x = y', holds: (x, y) => same(x, y), slip: 'tidak selalu berlaku' };

interface Comparison {
  readonly stem: readonly string[];
  readonly models: readonly Model[];
  readonly reason: string;
}

/** Five claims; the key is the one claim that holds in every model. */
export function onlyClaim(f: Frame, p: Comparison & { readonly claims: readonly Claim[] }): Draft {
  const always = p.claims.filter((claim) => p.models.every(([x, y]) => claim.holds(x, y)));
  const key = always[0];
  if (key === undefined || always.length !== 1) {
    throw new Error(`${String(always.length)} claims always hold: ${p.stem.join(' ')}`);
  }
  const wrong = p.claims.filter((claim) => claim !== key).map((claim) => slip(claim.text, claim.slip));
  return { ...f, stem: p.stem, key: key.text, wrong, reason: p.reason };
}

/** x > y, x < y, x = y, one more claim, and "cannot be decided", which stays last. */
export function compare(
  f: Frame,
  p: Comparison & {
    readonly extra: Claim;
    /** Why somebody would choose the claims that are wrong. */
    readonly slips: Readonly<Partial<Record<'>' | '<' | '=' | '?', string>>>;
  },
): Draft {
  const because = (claim: Claim, why: string | undefined): Claim =>
    why === undefined ? { ...claim, slip: 'tidak sesuai hasil hitungan' } : { ...claim, slip: why };
  const claims = [
    because(GREATER, p.slips['>']),
    because(SMALLER, p.slips['<']),
    because(EQUAL, p.slips['=']),
    p.extra,
  ];
  const always = claims.filter((claim) => p.models.every(([x, y]) => claim.holds(x, y)));
  if (always.length > 1 || (always.length === 0) !== (f.keyAt === 5)) {
    throw new Error(`${String(always.length)} claims always hold: ${p.stem.join(' ')}`);
  }
  const wrong = claims.filter((claim) => claim !== always[0]).map((claim) => slip(claim.text, claim.slip));
  const key = always[0]?.text ?? UNDECIDED;
  if (always[0] !== undefined) {
    wrong.push(slip(UNDECIDED, p.slips['?'] ?? 'padahal nilainya dapat dibandingkan'));
  }
  return { ...f, stem: p.stem, key, wrong, reason: p.reason, pinLast: true };
}

export const SYMBOLS = 'Manakah hubungan yang benar?';
