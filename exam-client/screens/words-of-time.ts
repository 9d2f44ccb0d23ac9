import i18next from 'i18next';
import type { Millis } from '#domain/time.ts';

const ZONES: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

function zoneName(moment: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'short' }).formatToParts(moment);
  return ZONES[zone] ?? parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

/** Between the figures of a time: a point in Indonesian, a colon in English, as on the console and the board. */
function between(): string {
  return i18next.language === 'en' ? ':' : '.';
}

function digits(moment: number, zone: string, second: '2-digit' | undefined): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    hour: '2-digit',
    minute: '2-digit',
    ...(second && { second }),
  });
  return format.format(moment).replaceAll(':', between());
}

/** 10.42.07, 10:42:07 in English */
export function timeOfDay(moment: number, zone: string): string {
  return digits(moment, zone, '2-digit');
}

/** 10.42 */
export function hourAndMinute(moment: number, zone: string): string {
  return digits(moment, zone, undefined);
}

/** 10.42.07 WIB */
export function timeWithZone(moment: number, zone: string): string {
  return `${timeOfDay(moment, zone)} ${zoneName(moment, zone)}`;
}

/** 10.42 WIB */
export function hourWithZone(moment: number, zone: string): string {
  return `${hourAndMinute(moment, zone)} ${zoneName(moment, zone)}`;
}

/** 00.42.53; the last second shows until it is over. */
export function timeLeftWords(left: Millis): string {
  const seconds = Math.ceil(left / 1_000);
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return [two(seconds / 3_600), two((seconds / 60) % 60), two(seconds % 60)].join(between());
}

/** Hundredths as a decree prints them: 422, or 422,5 (422.5 in English). */
export function pointsWords(hundredths: number, language: string): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(hundredths / 100);
}
