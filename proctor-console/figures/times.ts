import type { Language } from './numbers.ts';

const ZONE_NAMES: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

const BETWEEN = { id: '.', en: ':' } as const;
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  let clock = clocks.get(zone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
    clocks.set(zone, clock);
  }
  return clock;
}

/** 10.42.07 in Indonesian, 10:42:07 in English, on the clock of the site. */
export function clockFigure(at: number, zone: string, language: Language): string {
  return clockOf(zone).format(at).replaceAll(':', BETWEEN[language]);
}

/** 10.42, for moments that are whole minutes. */
export function hourFigure(at: number, zone: string, language: Language): string {
  return clockFigure(at, zone, language).slice(0, 5);
}

/** Day and time of a plan, as the site's calendar and clock show them. */
export function dayFigure(at: number, zone: string, language: Language): string {
  const day = new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', { dateStyle: 'medium', timeZone: zone });
  return `${day.format(at)} ${hourFigure(at, zone, language)}`;
}

export function zoneName(zone: string): string {
  return ZONE_NAMES[zone] ?? zone;
}

/** A length of time as hh.mm.ss; what has passed is zero, and a begun second still counts. */
export function lengthFigure(ms: number, language: Language): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(BETWEEN[language]);
}

/** Time given on top, as +mm.ss. */
export function extraFigure(ms: number, language: Language): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  return `${ms < 0 ? '\u2212' : '+'}${String(Math.floor(seconds / 60)).padStart(2, '0')}${BETWEEN[language]}${String(seconds % 60).padStart(2, '0')}`;
}

/** An age as its two largest parts, to be put into words. */
export function ageParts(ms: number): { unit: 'seconds' | 'minutes' | 'hours'; large: number; small: number } {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return { unit: 'seconds', large: seconds, small: 0 };
  if (seconds < 3600) return { unit: 'minutes', large: Math.floor(seconds / 60), small: seconds % 60 };
  return { unit: 'hours', large: Math.floor(seconds / 3600), small: Math.floor(seconds / 60) % 60 };
}
