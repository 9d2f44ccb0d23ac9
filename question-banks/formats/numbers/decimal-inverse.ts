import { decimal } from '#domain/score/decimal.ts';

const DIGITS = 20;

/** 1 divided by a number, exactly where its digits end, otherwise to 20 places. Null for 0 and for what is no number. */
export function inverseOf(written: string): { readonly value: string; readonly exact: boolean } | null {
  const found = decimal(written.trim());
  if (found === null || found.digits === 0n) return null;
  const sign = found.digits < 0n ? '-' : '';
  const digits = found.digits < 0n ? -found.digits : found.digits;
  // 10^places / (digits / 10^scale)
  const places = DIGITS + Math.max(0, -found.scale);
  const top = 10n ** BigInt(places + found.scale);
  const quotient = top / digits;
  const text = String(quotient).padStart(places + 1, '0');
  const fraction = text.slice(-places).replace(/0+$/, '');
  const value = `${sign}${text.slice(0, -places)}${fraction === '' ? '' : `.${fraction}`}`;
  return { value, exact: top % digits === 0n };
}
