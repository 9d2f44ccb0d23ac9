import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useSpeech } from '../messages/speech.ts';
import type { Board, Placed } from '../state/board.ts';
import { BoardCells } from './board-row.tsx';
import { ColumnsHead } from './columns-head.tsx';
import type { Layout } from './layout.ts';

interface RowsParts {
  readonly rows: readonly Placed[];
  readonly rowHeight: number;
  readonly board: Board;
  readonly layout: Layout['kind'];
  readonly isSettled: boolean;
  readonly mine: string | null;
  /** Who was revealed last. */
  readonly latest: string | null;
}

/** Only the rows in sight exist; a row that changes place glides there, because its key is the person. */
export function ScrolledRows({ rows, rowHeight, board, layout, isSettled, mine, latest }: RowsParts) {
  const { t } = useSpeech();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.row.number ?? index,
    overscan: 10,
  });
  useEffect(() => virtual.measure(), [virtual, rowHeight]);
  const place = useRef(-1);
  useEffect(() => {
    place.current = rows.findIndex(({ row }) => row.number === mine);
  }, [rows, mine]);
  // Once, when somebody has been found: after that the reader scrolls, wherever the row may go.
  useEffect(() => {
    if (mine !== null && place.current >= 0) virtual.scrollToIndex(place.current, { align: 'center' });
  }, [virtual, mine]);
  const { session } = board.head;
  return (
    <main className="list" role="table" aria-label={t('board.title')} aria-rowcount={rows.length + 1}>
      {layout === 'wide' && <ColumnsHead session={session} />}
      <div ref={scroller} className="scroll" tabIndex={0} role="rowgroup" aria-label={t('board.rows')}>
        <div className="rows" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start, key }) => {
            const placed = rows[index];
            if (placed === undefined) return null;
            const { row, rank } = placed;
            return (
              <div
                key={key}
                role="row"
                aria-rowindex={index + 2}
                className={`br${index % 2 === 1 ? ' even' : ''}${row.number === mine ? ' mine' : ''}${row.number === latest ? ' latest' : ''}`}
                style={{ transform: `translateY(${start}px)` }}
              >
                <BoardCells row={row} rank={rank} session={session} layout={layout} isSettled={isSettled} />
              </div>
            );
          })}
        </div>
      </div>
    </main>
  );
}
