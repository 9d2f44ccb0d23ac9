import { type CSSProperties, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { Icon } from '../appearance/icon.tsx';
import { useNow } from '../figures/second-hand.tsx';
import { useSpeech } from '../messages/speech.ts';
import { type Board, type BoardOrder, findRow, orderBoard, stateWord } from '../state/board.ts';
import type { StandingsStore } from '../state/standings-store.ts';
import { BoardFooter } from './board-footer.tsx';
import { BoardHeader } from './board-header.tsx';
import { BoardToolbar } from './board-toolbar.tsx';
import { useCalmOrder } from './calm-order.ts';
import { EmptyBoard } from './empty-board.tsx';
import { rowHeight, useLayout } from './layout.ts';
import { PagedRows, pageAt } from './paged-rows.tsx';
import { PinnedRow } from './pinned-row.tsx';
import { ScrolledRows } from './scrolled-rows.tsx';
import { boardTracks } from './tracks.ts';

interface PageParts {
  readonly store: StandingsStore;
  readonly startsAsProjector: boolean;
  /** Keeps the address in step, so that a reload stays a projector. */
  readonly onProjector: (isProjector: boolean) => void;
}

export function BoardPage({ store, startsAsProjector, onProjector }: PageParts) {
  const state = useStore(store);
  const now = useNow();
  const [wantsProjector, setWantsProjector] = useState(startsAsProjector);
  const [order, setOrder] = useState<BoardOrder>('rank');
  const [typed, setTyped] = useState('');
  const layout = useLayout(wantsProjector);
  const isProjector = wantsProjector && layout.kind === 'wide';
  const { board } = state;
  const placed = useCalmOrder(board, now);
  const rows = useMemo(() => orderBoard(placed, order), [placed, order]);
  const found = useMemo(() => findRow(placed, typed), [placed, typed]);
  const project = (wanted: boolean) => {
    setWantsProjector(wanted);
    onProjector(wanted);
  };

  if (board === null) return <EmptyBoard state={state} />;
  const sections = board.head.session.sections;
  const height = rowHeight(layout, sections.length, layout.rem);
  const page = pageAt(now, rows.length);
  const style = {
    '--u': `${layout.unit}px`,
    '--row': `${height}px`,
    '--cols': boardTracks(sections.length, board.head.session.publicNames !== 'number'),
  } as CSSProperties;
  const isSettled = board.head.state === 'provisional' || board.head.state === 'final';
  return (
    <div
      className={`board ${layout.kind}${isProjector ? ' projector' : ''}`}
      data-word={stateWord(board, now)}
      style={style}
    >
      <BoardHeader board={board} state={state} layout={layout.kind} isProjector={isProjector} onProjector={project} />
      {!isProjector && (
        <BoardToolbar
          state={state}
          typed={typed}
          onType={setTyped}
          isFound={found !== null}
          order={order}
          onOrder={setOrder}
          {...(layout.kind === 'wide' ? { onProjector: () => project(true) } : {})}
        />
      )}
      {!isProjector && found !== null && (
        <PinnedRow
          placed={found}
          board={board}
          layout={layout.kind}
          isSettled={isSettled}
          onRelease={() => setTyped('')}
        />
      )}
      {layout.kind !== 'wide' && <ListHead board={board} count={rows.length} order={order} />}
      {isProjector ? (
        <PagedRows rows={rows} page={page.index} board={board} isSettled={isSettled} />
      ) : (
        <ScrolledRows
          rows={rows}
          rowHeight={height}
          board={board}
          layout={layout.kind}
          isSettled={isSettled}
          mine={found?.row.number ?? null}
        />
      )}
      <BoardFooter
        board={board}
        offset={state.offset}
        layout={layout.kind}
        order={order}
        count={rows.length}
        page={isProjector ? page : null}
      />
    </div>
  );
}

function ListHead({ board, count, order }: { board: Board; count: number; order: BoardOrder }) {
  const { t, number } = useSpeech();
  const { livePolicy, official } = board.head.session;
  return (
    <div className="hdr">
      <span>{t(`board.listed.${order}`, { count, n: number(count) })}</span>
      <span>{t(`policy.short.${livePolicy}`)}</span>
      {board.head.state !== 'final' && (livePolicy === 'running' || !official) && (
        <p>
          <Icon name="alarm" />
          {t(`policy.${official ? 'exam' : 'practice'}.${livePolicy}.lead`)}{' '}
          {t(`policy.${official ? 'exam' : 'practice'}.${livePolicy}.text`)}
        </p>
      )}
    </div>
  );
}
