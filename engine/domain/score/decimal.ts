/** A decimal number kept exactly: `digits` × 10 to the power of `-scale`. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

const WRITTEN = /^([+-]?)(\d+(?:\.\d*)?|\.\d+)(?:[eE]([+-]?\d{1,3}))?$/;
const GROUPED_BY_POINTS = /^[+-]?\d{1,3}(\.\d{3}){2,}(,\d+)?$|^[+-]?\d{1,3}(\.\d{3})+,\d+$/;
const GROUPED_BY_COMMAS = /^[+-]?\d{1,3}(,\d{3}){2,}(\.\d+)?$|^[+-]?\d{1,3}(,\d{3})+\.\d+$/;
/** Only here a lone mark could part thousands as well as the fraction. */
const DOUBTFUL = /^[+-]?[1-9]\d{0,2}([.,])\d{3}$/;

/**
 * A number as people type it: `1,5` and `1.5` are one and a half, `1.234.567,8` and `1,234,567.8` have thousands parted. Only
 * `1.500` and `1,500` can be read in two ways; there `mark` parts the fraction and the other one thousands. Null when the text is
 * no number.
 */
export function typedDecimal(text: string, mark: '.' | ',' = '.'): Decimal | null {
  const plain = text
    .trim()
    .replace(/(?<=\d)[ \u00a0\u202f](?=\d{3})/gu, '')
    .replace(/^\u2212/u, '-');
  if (GROUPED_BY_POINTS.test(plain)) return decimal(plain.replaceAll('.', '').replace(',', '.'));
  if (GROUPED_BY_COMMAS.test(plain)) return decimal(plain.replaceAll(',', ''));
  const doubtful = DOUBTFUL.exec(plain)?.[1];
  if (doubtful !== undefined && doubtful !== mark) return decimal(plain.replace(doubtful, ''));
  return decimal(plain.replace(',', '.'));
}

/** A number as a bank writes it, with a point: `-12`, `0.1`, `6.02e23`. Null when the text is no such number. */
export function decimal(text: string): Decimal | null {
  const found = WRITTEN.exec(text);
  if (found === null) return null;
  const [, sign = '', mantissa = '', exponent = '0'] = found;
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = BigInt(`${whole}${fraction}` || '0');
  return { digits: sign === '-' ? -digits : digits, scale: fraction.length - Number(exponent) };
}

/** Negative, 0 or positive as `a` is less than, equal to or greater than `b`. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const difference = scaledTo(a, scale) - scaledTo(b, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, scale: a.scale + b.scale };
}

function scaledTo(value: Decimal, scale: number): bigint {
  return value.digits * 10n ** BigInt(scale - value.scale);
}
