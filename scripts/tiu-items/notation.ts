/** Numbers as Indonesian readers write them: 1.234,5, Rp20.500, 33⅓, 07.15. */
import type { Rat } from './exact-numbers.ts';

export const MINUS = '\u2212';

function thousands(n: number): string {
  return String(Math.abs(n)).replace(/\B(?=(\d{3})+$)/g, '.');
}

export function fraction(a: Rat): string {
  return (a.n < 0 ? MINUS : '') + (a.d === 1 ? thousands(a.n) : `${thousands(a.n)}/${thousands(a.d)}`);
}

/** 1.234,5 where the decimals end, otherwise n/d. */
export function num(a: Rat): string {
  let places = 0;
  let scale = 1;
  while (scale % a.d !== 0 && places < 6) {
    places += 1;
    scale *= 10;
  }
  if (scale % a.d !== 0) {
    return fraction(a);
  }
  const scaled = Math.abs(a.n) * (scale / a.d);
  const whole = Math.floor(scaled / scale);
  const sign = a.n < 0 ? MINUS : '';
  return places === 0
    ? sign + thousands(whole)
    : `${sign}${thousands(whole)},${String(scaled - whole * scale).padStart(places, '0')}`;
}

/** 3, 2,5 or 33⅓: a whole number with thirds, as percentages are written on paper. */
export function thirds(a: Rat): string {
  if (a.d !== 3) {
    return num(a);
  }
  const whole = Math.floor(a.n / 3);
  return thousands(whole) + (a.n - whole * 3 === 1 ? '⅓' : '⅔');
}

export const inBrackets = (a: Rat): string => (a.n < 0 ? `(${num(a)})` : num(a));
export const rupiah = (a: Rat): string => `Rp${num(a)}`;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

export function superscript(n: number): string {
  return [...String(n)].map((digit) => SUPERSCRIPTS.charAt(Number(digit))).join('');
}

/** Minutes after midnight as 07.15. */
export function clock(minutes: Rat): string {
  if (minutes.d !== 1) {
    throw new Error(`not a whole minute: ${num(minutes)}`);
  }
  const h = Math.floor(minutes.n / 60);
  const m = minutes.n - h * 60;
  return `${String(h).padStart(2, '0')}.${String(m).padStart(2, '0')}`;
}
