import { useState } from 'react';
import type { BoardRow } from '#protocol/scoreboard-down.ts';
import { type Board, type Placed, placeRows } from '../state/board.ts';

/** A row takes 900 ms to its new place, so places change no more often than this; figures change with every frame. */
const PLACES_EVERY = 1_000;

interface Places {
  readonly at: number;
  readonly board: Board | null;
  readonly placed: readonly Placed[];
}

const NOWHERE: Places = { at: 0, board: null, placed: [] };

/** The order as it was at most a second ago, with the figures and ranks of now: a rank never disagrees with the total beside it. */
export function useCalmOrder(board: Board | null, now: number): readonly Placed[] {
  const [places, setPlaces] = useState<Places>(NOWHERE);
  if (board === null || places.board === board) return places.placed;
  const next = nextPlaces(places, board, now);
  setPlaces(next);
  return next.placed;
}

export function nextPlaces(places: Places, board: Board, now: number): Places {
  const isDue =
    places.board === null ||
    places.board.head.session.id !== board.head.session.id ||
    places.board.rows.size !== board.rows.size ||
    board.head.state !== 'live' ||
    Math.max(now, board.heardAt) - places.at >= PLACES_EVERY;
  const ranked = placeRows(inLastOrder(places.placed, board.rows), board.head.session.tieBreak);
  if (isDue) return { at: Math.max(now, board.heardAt), board, placed: ranked };
  const fresh = new Map(ranked.map((each) => [each.row.number, each]));
  const placed = places.placed.map((each) => {
    const { rank, row } = fresh.get(each.row.number) ?? each;
    return row === each.row && rank === each.rank ? each : { row, rank };
  });
  return { at: places.at, board, placed };
}

/** The places do not depend on the order of what is sorted; its cost does, and hardly anybody's place is new. */
function inLastOrder(placed: readonly Placed[], rows: Board['rows']): Iterable<BoardRow> {
  if (placed.length !== rows.size) return rows.values();
  const known = placed.flatMap(({ row }) => rows.get(row.number) ?? []);
  return known.length === rows.size ? known : rows.values();
}
