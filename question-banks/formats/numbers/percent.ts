import { type Credit, FULL_CREDIT } from '#domain/item/interaction.ts';

/** A percentage as formats write it ("33.33333", "-50") in whole millionths; null when it is none between -100 and 100. */
export function creditOfPercent(written: string): Credit | null {
  if (!/^\s*[+-]?\d{1,3}(\.\d{0,20})?\s*$/.test(written)) return null;
  const credit = Math.round((Number(written) * FULL_CREDIT) / 100);
  return Math.abs(credit) <= FULL_CREDIT ? credit : null;
}

/**
 * Shares of right answers as files round them (three times 33.33333 %), so that all of them together are all: what is missing goes to
 * the first ones. Null when they are too far from it, or there are none.
 */
export function wholeShares(shares: readonly Credit[]): Credit[] | null {
  const sum = shares.reduce((all, share) => all + Math.max(0, share), 0);
  const missing = FULL_CREDIT - sum;
  if (sum === 0 || Math.abs(missing) > FULL_CREDIT / 1_000) return null;
  const right = shares.filter((share) => share > 0).length;
  const [each, rest] = [Math.trunc(missing / right), missing % right];
  let nth = 0;
  return shares.map((share) => {
    if (share <= 0) return share;
    nth += 1;
    return share + each + (nth <= Math.abs(rest) ? Math.sign(rest) : 0);
  });
}

/** Millionths as a percentage, exactly. */
export function percentOf(credit: Credit): string {
  const sign = credit < 0 ? '-' : '';
  const digits = String(Math.abs(credit)).padStart(5, '0');
  return sign + `${digits.slice(0, -4)}.${digits.slice(-4)}`.replace(/\.?0+$/, '');
}
