/** Decimal numbers as typed and as a bank writes them, kept exactly. */
interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

const WRITTEN = /^([+-]?)(\d+(?:\.\d*)?|\.\d+)(?:[eE]([+-]?\d{1,3}))?$/;
const BY_POINTS = /^[+-]?\d{1,3}(\.\d{3}){2,}(,\d+)?$|^[+-]?\d{1,3}(\.\d{3})+,\d+$/;
const BY_COMMAS = /^[+-]?\d{1,3}(,\d{3}){2,}(\.\d+)?$|^[+-]?\d{1,3}(,\d{3})+\.\d+$/;
/** Can be read in two ways. */
const DOUBTFUL = /^[+-]?[1-9]\d{0,2}([.,])\d{3}$/;

/** Whether a typed number, in a unit of `factor`, lies within both ends. */
export function inRange(typed: string, mark: string, factor: string, least: string, greatest: string): boolean {
  const [value, times] = [readTyped(typed, mark), readNumber(factor)];
  if (value === null || times === null) return false;
  const scaled = { digits: value.digits * times.digits, scale: value.scale + times.scale };
  return isAtMost(readNumber(least), scaled) && isAtMost(scaled, readNumber(greatest));
}

function readTyped(text: string, mark: string): Decimal | null {
  const plain = text
    .trim()
    .replace(/(?<=\d)[ \u00a0\u202f](?=\d{3})/gu, '')
    .replace(/^\u2212/u, '-');
  if (BY_POINTS.test(plain)) return readNumber(plain.replaceAll('.', '').replace(',', '.'));
  if (BY_COMMAS.test(plain)) return readNumber(plain.replaceAll(',', ''));
  const doubtful = DOUBTFUL.exec(plain)?.[1];
  if (doubtful !== undefined && doubtful !== mark) return readNumber(plain.replace(doubtful, ''));
  return readNumber(plain.replace(',', '.'));
}

function readNumber(text: string): Decimal | null {
  const found = WRITTEN.exec(text);
  if (found === null) return null;
  const [, sign = '', mantissa = '', exponent = '0'] = found;
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = BigInt(`${whole}${fraction}`);
  return { digits: sign === '-' ? -digits : digits, scale: fraction.length - Number(exponent) };
}

function isAtMost(a: Decimal | null, b: Decimal | null): boolean {
  if (a === null || b === null) throw new RangeError('the bank has a number that is none');
  const scale = Math.max(a.scale, b.scale);
  const at = ({ digits, scale: own }: Decimal): bigint => digits * 10n ** BigInt(scale - own);
  return at(a) <= at(b);
}
