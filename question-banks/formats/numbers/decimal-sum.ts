import { type Decimal, decimal } from '#domain/score/decimal.ts';

/** Both sums of a number and a tolerance, written out, with no digit lost. Null where one is no number or the tolerance is negative. */
export function aroundDecimal(value: string, tolerance: string): { least: string; greatest: string } | null {
  const [middle, reach] = [decimal(value.trim()), decimal(tolerance.trim())];
  if (middle === null || reach === null || reach.digits < 0n) return null;
  if (reach.digits === 0n) return { least: value.trim(), greatest: value.trim() };
  const scale = Math.max(middle.scale, reach.scale, 0);
  const [m, r] = [scaled(middle, scale), scaled(reach, scale)];
  return { least: written(m - r, scale), greatest: written(m + r, scale) };
}

/** The middle of two numbers and how far they are from it. */
export function middleOf(least: string, greatest: string): { value: string; tolerance: string } | null {
  const [from, to] = [decimal(least), decimal(greatest)];
  if (from === null || to === null) return null;
  // One more digit holds every half.
  const scale = Math.max(from.scale, to.scale, 0) + 1;
  const [f, t] = [scaled(from, scale), scaled(to, scale)];
  return { value: written((f + t) / 2n, scale), tolerance: written((t - f) / 2n, scale) };
}

function scaled(value: Decimal, scale: number): bigint {
  return value.digits * 10n ** BigInt(scale - value.scale);
}

function written(digits: bigint, scale: number): string {
  const sign = digits < 0n ? '-' : '';
  const all = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
  if (scale === 0) return sign + all;
  const fraction = all.slice(-scale).replace(/0+$/, '');
  const whole = all.slice(0, -scale);
  return `${digits === 0n ? '' : sign}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}
