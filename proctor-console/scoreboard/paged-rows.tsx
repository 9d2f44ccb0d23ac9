import { useMemo, useState } from 'react';
import type { CSSProperties } from 'react';
import { useSpeech } from '../messages/speech.ts';
import type { Board, Placed } from '../state/board.ts';
import { BoardCells } from './board-row.tsx';
import { ColumnsHead } from './columns-head.tsx';

export const PAGE_ROWS = 10;
export const PAGE_EVERY = 12_000;

export interface Page {
  readonly index: number;
  readonly pages: number;
  readonly first: number;
  readonly last: number;
}

/** The page follows from the time alone, so that two screens side by side show the same one. */
export function pageAt(now: number, rows: number): Page {
  const pages = Math.max(1, Math.ceil(rows / PAGE_ROWS));
  const index = Math.floor(now / PAGE_EVERY) % pages;
  return { index, pages, first: Math.min(rows, index * PAGE_ROWS + 1), last: Math.min(rows, (index + 1) * PAGE_ROWS) };
}

/** The page on which somebody stands: whoever is revealed is looked at, wherever they go. */
export function pageOf(rows: readonly Placed[], number: string): Page {
  const place = Math.max(
    0,
    rows.findIndex(({ row }) => row.number === number),
  );
  return pageAt(Math.floor(place / PAGE_ROWS) * PAGE_EVERY, rows.length);
}

interface PagedParts {
  readonly rows: readonly Placed[];
  readonly page: number;
  readonly board: Board;
  readonly isSettled: boolean;
  /** Who was revealed last. */
  readonly latest: string | null;
}

export function PagedRows({ rows, page, board, isSettled, latest }: PagedParts) {
  const { t } = useSpeech();
  const { session } = board.head;
  // A board of thousands moves as a whole with every frame: what lies beyond the page is neither drawn nor moved.
  const first = page * PAGE_ROWS;
  const shown = useMemo(() => rows.slice(first, first + PAGE_ROWS), [rows, first]);
  const climbers = useClimbers(shown, page);
  return (
    <main className="list" role="table" aria-label={t('board.title')} aria-rowcount={rows.length + 1}>
      <ColumnsHead session={session} isBig />
      <div className="page" role="rowgroup">
        {shown.map(({ row, rank }, place) => (
          <div
            key={row.number}
            role="row"
            aria-rowindex={first + place + 2}
            className={`br${place % 2 === 1 ? ' even' : ''}${climbers.has(row.number) ? ' climbs' : ''}${row.number === latest ? ' latest' : ''}`}
            style={{ '--i': place } as CSSProperties}
          >
            <BoardCells row={row} rank={rank} session={session} layout="wide" isBig isSettled={isSettled} />
          </div>
        ))}
      </div>
    </main>
  );
}

interface Places {
  readonly rows: readonly Placed[];
  readonly page: number;
  readonly at: ReadonlyMap<string, number>;
  readonly climbers: ReadonlySet<string>;
}

const NOBODY: ReadonlySet<string> = new Set();

/** Who has just moved up: they pass in front of those whom they overtake. */
function useClimbers(rows: readonly Placed[], page: number): ReadonlySet<string> {
  const [places, setPlaces] = useState<Places>(() => ({ rows, page, at: placesOf(rows), climbers: NOBODY }));
  if (places.rows === rows && places.page === page) return places.climbers;
  const at = places.rows === rows ? places.at : placesOf(rows);
  if (places.page === page && isSameOrder(at, places.at)) {
    setPlaces({ ...places, rows });
    return places.climbers;
  }
  const climbed = rows
    .filter(({ row }, index) => (places.at.get(row.number) ?? index) > index)
    .map(({ row }) => row.number);
  const climbers = places.page === page ? new Set(climbed) : NOBODY;
  setPlaces({ rows, page, at, climbers });
  return climbers;
}

/** Frames without a change of places leave those who are gliding in front. */
function isSameOrder(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  if (a.size !== b.size) return false;
  for (const [number, place] of a) if (b.get(number) !== place) return false;
  return true;
}

function placesOf(rows: readonly Placed[]): ReadonlyMap<string, number> {
  return new Map(rows.map(({ row }, index) => [row.number, index]));
}
