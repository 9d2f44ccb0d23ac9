import type { AcceptedNumber, Numeric, NumericUnit, ShortText } from '#domain/item/interaction.ts';
import { FULL_CREDIT } from '#domain/item/interaction.ts';
import { decimal } from '#domain/score/decimal.ts';

/**
 * A typed answer whole, as an attribute of an item that this program wrote: QTI has no units, and knows no accents to overlook. Read
 * back it is only believed where the item's own rules pay for the same answers.
 */
export function writeAnswers(interaction: Numeric | ShortText): string {
  return JSON.stringify({
    [interaction.kind]: interaction.kind === 'numeric' ? ofNumber(interaction) : ofText(interaction),
  });
}

/** One order of fields, whoever made the item: what is read back is compared as text. */
function ofNumber({ accepted, decimalMark, unit, units }: Numeric): object {
  return {
    accepted: accepted.map(({ credit, greatest, least }) => ({ least, greatest, credit })),
    units: units.map(({ factor, name }) => ({ name, factor })),
    unit,
    decimalMark,
  };
}

function ofText({ accepted, longest, sameness }: ShortText): object {
  const { ignoresAccents, ignoresCase, ignoresPunctuation } = sameness;
  return {
    accepted: accepted.map(({ credit, text, wildcard }) => ({ text, credit, wildcard })),
    sameness: { ignoresCase, ignoresAccents, ignoresPunctuation },
    longest,
  };
}

/** Null where it is not exactly of the shape that is written. */
export function readAnswers(text: string): Numeric | ShortText | null {
  const whole = parsed(text);
  const [entry, more] = isObject(whole) ? Object.entries(whole) : [];
  if (entry === undefined || more !== undefined) return null;
  const [kind, answers] = entry;
  if (!isObject(answers)) return null;
  const read = kind === 'numeric' ? numeric(answers) : kind === 'short-text' ? shortText(answers) : null;
  return read !== null && writeAnswers(read) === text ? read : null;
}

type Given = Readonly<Record<string, unknown>>;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Given {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf<T>(value: unknown, is: (one: Given) => boolean): readonly T[] | null {
  return Array.isArray(value) && value.every((one) => isObject(one) && is(one)) ? (value as readonly T[]) : null;
}

function isDecimal(value: unknown): value is string {
  return typeof value === 'string' && value.length < 100 && decimal(value) !== null;
}

function isCredit(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= FULL_CREDIT;
}

function numeric({ accepted, decimalMark, unit, units, ...rest }: Given): Numeric | null {
  const ranges = listOf<AcceptedNumber>(
    accepted,
    ({ credit, greatest, least }) => isDecimal(least) && isDecimal(greatest) && isCredit(credit),
  );
  const named = listOf<NumericUnit>(units, ({ factor, name }) => typeof name === 'string' && isDecimal(factor));
  const isUnit = unit === 'none' || unit === 'optional' || unit === 'required';
  if (ranges === null || named === null || !isUnit || Object.keys(rest).length > 0) return null;
  const read = { kind: 'numeric', accepted: ranges, units: named, unit } as const;
  if (decimalMark === undefined) return read;
  return decimalMark === '.' || decimalMark === ',' ? { ...read, decimalMark } : null;
}

function shortText({ accepted, longest, sameness, ...rest }: Given): ShortText | null {
  const texts = listOf<ShortText['accepted'][number]>(
    accepted,
    ({ credit, text, wildcard }) => typeof text === 'string' && typeof wildcard === 'boolean' && isCredit(credit),
  );
  const [same] = listOf<ShortText['sameness']>([sameness], isSameness) ?? [];
  if (texts === null || same === undefined || Object.keys(rest).length > 0) return null;
  if (!Number.isSafeInteger(longest) || (longest as number) < 1) return null;
  return { kind: 'short-text', accepted: texts, sameness: same, longest: longest as number };
}

function isSameness({ ignoresAccents, ignoresCase, ignoresPunctuation }: Given): boolean {
  return [ignoresAccents, ignoresCase, ignoresPunctuation].every((one) => typeof one === 'boolean');
}
