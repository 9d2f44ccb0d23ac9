import { useMemo } from 'react';
import type { MonitorSnapshot } from '#protocol/proctor-down.ts';
import type { Room } from '../state/room.ts';
import { roomOf } from './person.ts';
import type { SortKey } from '../state/row-order.ts';

export interface Column {
  readonly key: string;
  readonly sort: SortKey;
  /** Width as a grid track, and the least of it in pixels. */
  readonly track: string;
  readonly least: number;
  readonly isNumber?: boolean;
  /** It has no track of its own and stands as a second line under the column of this key. */
  readonly under?: string;
  /** A section's own code stands in the head instead of a word of the catalogue. */
  readonly code?: string;
  readonly title?: MonitorSnapshot['sections'][number]['name'];
}

const fixed = (key: string, sort: SortKey, width: number, more: Partial<Column> = {}): Column => ({
  key,
  sort,
  track: `${width}px`,
  least: width,
  ...more,
});

/** Whether anybody here has one. */
interface Shown {
  readonly hasRooms: boolean;
  readonly hasAccommodations: boolean;
  readonly hasMessages: boolean;
}

/** Who it is and what is the matter come first: a narrow window scrolls to the rest. */
function columnsFor(
  sections: MonitorSnapshot['sections'],
  { hasRooms, hasAccommodations, hasMessages }: Shown,
): readonly Column[] {
  return [
    fixed('seat', 'seat', hasRooms ? 102 : 64),
    ...(hasRooms ? [ROOM] : []),
    fixed('number', 'number', 92),
    { key: 'name', sort: 'name', track: 'minmax(142px, 1fr)', least: 142 },
    ...(hasAccommodations ? [ACCOMMODATIONS] : []),
    { key: 'alarm', sort: 'attention', track: 'minmax(134px, .5fr)', least: 134 },
    fixed('state', 'state', 132),
    fixed('answered', 'answered', 102),
    fixed('saved', 'saved', 104),
    fixed('connection', 'connection', 112),
    ...(hasMessages ? [fixed('messages', 'messages', 56)] : []),
    fixed('extra', 'extra', 72, { isNumber: true }),
    fixed('focus', 'focus', 48, { isNumber: true }),
    fixed('signs', 'signs', 48, { isNumber: true }),
    ...sections.map((section) =>
      fixed(`section:${section.code}`, `section:${section.code}`, 48, {
        isNumber: true,
        code: section.code,
        title: section.name,
      }),
    ),
    fixed('total', 'total', 54, { isNumber: true }),
  ];
}

/** Seats of two rooms may have the same name. */
const ROOM: Column = { ...fixed('room', 'room', 0), under: 'seat' };

const ACCOMMODATIONS: Column = { ...fixed('accommodations', 'accommodations', 0), under: 'name' };

/** The columns that this room has; somebody may hide some of them. */
export function useColumns({ head: { sections }, rows }: Room): readonly Column[] {
  const hasRooms = useMemo(() => new Set([...rows.values()].map(roomOf)).size > 1, [rows]);
  const hasAccommodations = useMemo(
    () => [...rows.values()].some(({ accommodations }) => accommodations !== null),
    [rows],
  );
  const hasMessages = useMemo(() => [...rows.values()].some(({ messages }) => messages !== null), [rows]);
  return useMemo(
    () => columnsFor(sections, { hasRooms, hasAccommodations, hasMessages }),
    [sections, hasRooms, hasAccommodations, hasMessages],
  );
}

export const CHECK_TRACK = 46;

export function tracksOf(columns: readonly Column[]): { template: string; least: number } {
  const own = columns.filter(({ under }) => under === undefined);
  return {
    template: [`${CHECK_TRACK}px`, ...own.map(({ track }) => track)].join(' '),
    least: CHECK_TRACK + own.reduce((sum, { least }) => sum + least, 0),
  };
}

/** The columns that stand side by side, each with what stands under it. */
export function stacked(columns: readonly Column[]): readonly (readonly [Column, ...Column[]])[] {
  return columns
    .filter(({ under }) => under === undefined)
    .map((column) => [column, ...columns.filter(({ under }) => under === column.key)] as const);
}
