import type { MonitorRow } from '#protocol/proctor-down.ts';
import { ALARMS, alarmOf, isTrouble } from './attention.ts';

export const FILTERS = ['all', 'trouble', 'signs', 'paused', 'finished', 'absent', 'accommodated', 'unread'] as const;
export type Filter = (typeof FILTERS)[number];

/** `attention` is the order of urgency; the others are columns; `section:TWK` is a section's score. */
export type SortKey =
  | 'attention'
  | 'seat'
  | 'room'
  | 'number'
  | 'name'
  | 'state'
  | 'answered'
  | 'saved'
  | 'connection'
  | 'extra'
  | 'accommodations'
  | 'focus'
  | 'signs'
  | 'messages'
  | 'total'
  | `section:${string}`;

export interface View {
  readonly filter: Filter;
  readonly search: string;
  /** Null shows every room. */
  readonly room: string | null;
  readonly sort: SortKey;
  readonly descending: boolean;
}

export const FIRST_VIEW: View = { filter: 'all', search: '', room: null, sort: 'attention', descending: false };

const STATES = ['working', 'waiting', 'absent', 'finished'] as const;
const names = new Intl.Collator('id', { sensitivity: 'base' });

function urgency(row: MonitorRow, serverNow: number): number {
  const alarm = alarmOf(row, serverNow);
  if (alarm !== null) return ALARMS.indexOf(alarm);
  return ALARMS.length + STATES.findIndex((state) => state === row.state);
}

/** Null is "nothing to compare" and stands last in both directions. */
function valueOf(row: MonitorRow, sort: SortKey, serverNow: number): number | string | null {
  if (sort.startsWith('section:')) {
    return row.sections.find((section) => section.code === sort.slice('section:'.length))?.points ?? null;
  }
  switch (sort) {
    case 'seat':
      return row.seat === null ? null : codeKey(row.seat);
    case 'room':
      return row.room;
    case 'number':
      return codeKey(row.number);
    case 'name':
      return row.name;
    case 'answered':
      return row.answered;
    case 'saved':
      return row.lastSavedAt;
    case 'connection':
      return row.connectionSince === null ? null : row.connectionSince * (row.connected ? 1 : -1);
    case 'accommodations':
      return row.accommodations?.codes.join() ?? null;
    case 'extra':
      return row.extendedMs;
    case 'focus':
      return row.signs.focus;
    case 'signs':
      return row.signs.other;
    case 'messages':
      return row.messages?.unread ?? null;
    case 'total':
      return row.total;
    default:
      return urgency(row, serverNow);
  }
}

function compareValues(a: number | string | null, b: number | string | null, direction: 1 | -1): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const difference = typeof a === 'number' && typeof b === 'number' ? a - b : names.compare(String(a), String(b));
  return difference * direction;
}

const codes = new Map<string, string>();

/** Seats and numbers with their figures padded, so that A-2 stands before A-10; a collator would be ten times slower here. */
function codeKey(code: string): string {
  let key = codes.get(code);
  if (key === undefined) {
    key = code.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(12, '0'));
    codes.set(code, key);
  }
  return key;
}

function compareCodes(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const [left, right] = [codeKey(a), codeKey(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Within one degree of urgency the oldest disconnection stands first; then seat and number, so that the order is total. */
function compareRest(a: MonitorRow, b: MonitorRow, view: View): number {
  if (view.sort === 'attention' && !a.connected && !b.connected && a.state === 'working' && b.state === 'working') {
    const age = (a.connectionSince ?? 0) - (b.connectionSince ?? 0);
    if (age !== 0) return age;
  }
  return compareCodes(a.seat, b.seat) || compareCodes(a.number, b.number);
}

function fits(row: MonitorRow, view: View, serverNow: number): boolean {
  switch (view.filter) {
    case 'trouble':
      return isTrouble(alarmOf(row, serverNow));
    case 'accommodated':
      return row.accommodations !== null;
    case 'signs':
      return row.signs.focus + row.signs.other > 0;
    case 'unread':
      return (row.messages?.unread ?? 0) > 0;
    case 'paused':
    case 'finished':
    case 'absent':
      return row.state === view.filter;
    default:
      return true;
  }
}

function isFound(row: MonitorRow, wanted: string): boolean {
  return [row.number, row.name, row.seat ?? ''].some((field) => field.toLowerCase().includes(wanted));
}

/** The numbers to show, in order. */
export function orderRows(rows: Iterable<MonitorRow>, view: View, serverNow: number): string[] {
  const wanted = view.search.trim().toLowerCase();
  const keyed: { row: MonitorRow; value: number | string | null }[] = [];
  for (const row of rows) {
    if (view.room !== null && row.room !== view.room) continue;
    if (!fits(row, view, serverNow)) continue;
    if (wanted !== '' && !isFound(row, wanted)) continue;
    keyed.push({ row, value: valueOf(row, view.sort, serverNow) });
  }
  const direction = view.descending ? -1 : 1;
  keyed.sort((a, b) => compareValues(a.value, b.value, direction) || compareRest(a.row, b.row, view));
  return keyed.map(({ row }) => row.number);
}

/** How many rows would have to be lifted out and put elsewhere, come or go, to make `held` into `wanted`. */
export function countMoves(held: readonly string[], wanted: readonly string[]): number {
  const place = new Map(wanted.map((number, index) => [number, index]));
  const kept = held.map((number) => place.get(number)).filter((index) => index !== undefined);
  return Math.max(held.length, wanted.length) - longestRise(kept);
}

function longestRise(places: readonly number[]): number {
  const ends: number[] = [];
  for (const place of places) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    ends[low] = place;
  }
  return ends.length;
}
