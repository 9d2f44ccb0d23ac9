import { InvalidArgumentError } from 'commander';
import type { Instant } from '../../engine/domain/time.ts';

/** Hours before UTC of the zones that a hall can be in; none of them has a summer time. */
export const ZONE_HOURS = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9, UTC: 0 } as const;
export type HallZone = keyof typeof ZONE_HOURS;

export const ZONES = Object.keys(ZONE_HOURS) as HallZone[];

const WRITTEN = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})$/;

/** A day and a time as a hall's clock shows it; what is none is wrong use. */
export function localTime(text: string): string {
  const isThere = WRITTEN.test(text) && !Number.isNaN(Date.parse(`${text.replace(' ', 'T')}:00Z`));
  if (isThere && new Date(`${text.replace(' ', 'T')}:00Z`).toISOString().startsWith(text.replace(' ', 'T')))
    return text;
  throw new InvalidArgumentError('Not a day and a time, as in 2026-11-30T08:00.');
}

export function instantOf(local: string, zone: HallZone): Instant {
  return (Date.parse(`${local.replace(' ', 'T')}:00Z`) - ZONE_HOURS[zone] * 3_600_000) as Instant;
}
