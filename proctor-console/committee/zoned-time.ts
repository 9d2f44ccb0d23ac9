import type { HALL_ZONES } from '#protocol/sessions-http.ts';

export type HallZone = (typeof HALL_ZONES)[number];

/** Hours before UTC of the zones that a hall can be in; none of them has a summer time. */
const HOURS: Readonly<Record<HallZone, number>> = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9, UTC: 0 };
export const ZONES = Object.keys(HOURS) as HallZone[];

/** UTC milliseconds of what an entry for day and time says, by the hall's clock. */
export function instantIn(local: string, zone: HallZone): number {
  return Date.parse(`${local.slice(0, 16)}:00Z`) - HOURS[zone] * 3_600_000;
}
