export type Language = 'id' | 'en';

const LOCALE = { id: 'id-ID', en: 'en-GB' } as const;
const whole = { id: new Intl.NumberFormat(LOCALE.id), en: new Intl.NumberFormat(LOCALE.en) };
const upToTwo = {
  id: new Intl.NumberFormat(LOCALE.id, { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat(LOCALE.en, { maximumFractionDigits: 2 }),
};
const oneDecimal = {
  id: new Intl.NumberFormat(LOCALE.id, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat(LOCALE.en, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
};

export const DASH = '–';

export function wholeFigure(value: number, language: Language): string {
  return whole[language].format(value);
}

/** Hundredths of a point as a person reads them: 12500 is 125, 12550 is 125,5. */
export function scoreFigure(hundredths: number | null, language: Language): string {
  return hundredths === null ? DASH : upToTwo[language].format(hundredths / 100);
}

/** Milliseconds as seconds with one decimal. */
export function secondsFigure(ms: number, language: Language): string {
  return oneDecimal[language].format(ms / 1000);
}

export function millisecondsFigure(ms: number | null, language: Language): string {
  return ms === null ? DASH : whole[language].format(Math.round(ms));
}

/** The part of `most` that `part` is, 0 to 100 with one decimal; nothing is a part of nothing. */
export function share(part: number, most: number): number {
  return most <= 0 ? 0 : Math.min(100, Math.max(0, Math.round((part / most) * 1000) / 10));
}

/** A hash as a person compares it: its first 16 digits in groups of four. */
export function hashFigure(hex: string): string {
  return (hex.slice(0, 16).match(/.{1,4}/g) ?? []).join(' ');
}
