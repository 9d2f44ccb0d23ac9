import { type CSSProperties, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { Icon } from '../appearance/icon.tsx';
import { useNow } from '../figures/second-hand.tsx';
import { useSpeech } from '../messages/speech.ts';
import type { Words } from '#domain/definition/words.ts';
import {
  type Board,
  type BoardFilter,
  type BoardOrder,
  type Placed,
  filterBoard,
  findRow,
  longestNumber,
  orderBoard,
  roomsOf,
  stateWord,
} from '../state/board.ts';
import type { StandingsState, StandingsStore } from '../state/standings-store.ts';
import { BoardFooter } from './board-footer.tsx';
import { BoardHeader } from './board-header.tsx';
import { BoardOverlay } from './board-overlay.tsx';
import { BoardToolbar } from './board-toolbar.tsx';
import type { BoardWishes } from './board-wishes.ts';
import { useCalmOrder } from './calm-order.ts';
import { ChangesDialog } from './changes-dialog.tsx';
import { EmptyBoard } from './empty-board.tsx';
import { useLatest } from './latest.ts';
import { rowHeight, useLayout } from './layout.ts';
import { PagedRows, pageAt, pageOf } from './paged-rows.tsx';
import { PinnedRow } from './pinned-row.tsx';
import { Policy } from './policy.tsx';
import { ReadingDialog } from './reading-dialog.tsx';
import { ScrolledRows } from './scrolled-rows.tsx';
import { boardTracks, numberColumn } from './tracks.ts';

interface PageParts {
  readonly store: StandingsStore;
  readonly startsWith: BoardWishes;
  /** Keeps the address in step, so that a screen that is switched on again shows the same. */
  readonly onWish: (wishes: BoardWishes) => void;
}

export function BoardPage({ store, startsWith, onWish }: PageParts) {
  const state = useStore(store);
  const now = useNow();
  const [wishes, setWishes] = useState(startsWith);
  const wish = (change: Partial<BoardWishes>) => {
    const next = { ...wishes, ...change };
    setWishes(next);
    onWish(next);
  };
  const { board } = state;
  const placed = useCalmOrder(board, now);
  const { category, order, room } = wishes;
  const rows = useMemo(
    () => orderBoard(filterBoard(placed, { category, room }), order),
    [placed, category, order, room],
  );
  if (wishes.look === 'ticker' || wishes.look === 'table') {
    return board === null ? null : <BoardOverlay look={wishes.look} state={state} board={board} rows={rows} />;
  }
  if (board === null) return <EmptyBoard state={state} />;
  return <Standings state={state} board={board} placed={placed} rows={rows} wishes={wishes} onWish={wish} />;
}

interface StandingsParts {
  readonly state: StandingsState;
  readonly board: Board;
  /** Everybody, and those whom this screen was narrowed to. */
  readonly placed: readonly Placed[];
  readonly rows: readonly Placed[];
  readonly wishes: BoardWishes;
  readonly onWish: (change: Partial<BoardWishes>) => void;
}

function Standings({ state, board, placed, rows, wishes, onWish }: StandingsParts) {
  const now = useNow();
  const [reads, setReads] = useState<'changes' | 'reading' | null>(null);
  const layout = useLayout(wishes.look === 'projector');
  const isProjector = wishes.look === 'projector' && layout.kind === 'wide';
  const found = useMemo(() => findRow(placed, wishes.find), [placed, wishes.find]);
  const rooms = useMemo(() => roomsOf(placed), [placed]);
  const longest = useMemo(() => longestNumber(placed), [placed]);
  const changed = useMemo(() => placed.filter(({ row }) => row.changes !== undefined), [placed]);
  const { sections, publicNames } = board.head.session;
  const height = rowHeight(layout, sections.length, layout.rem);
  const latest = useLatest(board, now);
  const page = latest === null ? pageAt(now, rows.length) : pageOf(rows, latest);
  const style = {
    '--u': `${layout.unit}px`,
    '--row': `${height}px`,
    '--cols': boardTracks(sections.length, publicNames !== 'number', longest),
    '--no': numberColumn(longest).letters,
  } as CSSProperties;
  const isSettled = board.head.state === 'provisional' || board.head.state === 'final';
  const mine = found.kind === 'one' ? found.placed : null;
  const project = (wanted: boolean) => onWish({ look: wanted ? 'projector' : 'page' });
  return (
    <div
      className={`board ${layout.kind}${isProjector ? ' projector' : ''}`}
      data-word={stateWord(board, now)}
      style={style}
    >
      <BoardHeader
        board={board}
        state={state}
        layout={layout.kind}
        narrowedTo={narrowedTo(board, wishes)}
        isProjector={isProjector}
        onProjector={project}
      />
      {!isProjector && (
        <BoardToolbar
          state={state}
          board={board}
          typed={wishes.find}
          onType={(find) => onWish({ find })}
          found={found}
          order={wishes.order}
          onOrder={(order) => onWish({ order })}
          rooms={rooms}
          filter={wishes}
          onFilter={onWish}
          onChanges={changed.length === 0 ? null : () => setReads('changes')}
          onReading={() => setReads('reading')}
          {...(layout.kind === 'wide' ? { onProjector: () => project(true) } : {})}
        />
      )}
      {reads === 'changes' && <ChangesDialog rows={changed} board={board} onClose={() => setReads(null)} />}
      {reads === 'reading' && <ReadingDialog board={board} onClose={() => setReads(null)} />}
      {!isProjector && mine !== null && (
        <PinnedRow
          placed={mine}
          everybody={placed}
          board={board}
          layout={layout.kind}
          isSettled={isSettled}
          onRelease={() => onWish({ find: '' })}
        />
      )}
      {layout.kind !== 'wide' && (
        <ListHead board={board} count={rows.length} order={wishes.order} onReading={() => setReads('reading')} />
      )}
      {isProjector ? (
        <PagedRows rows={rows} page={page.index} board={board} isSettled={isSettled} latest={latest} />
      ) : (
        <ScrolledRows
          rows={rows}
          rowHeight={height}
          board={board}
          layout={layout.kind}
          isSettled={isSettled}
          mine={mine?.row.number ?? null}
          latest={latest}
        />
      )}
      <BoardFooter
        board={board}
        offset={state.offset}
        layout={layout.kind}
        order={wishes.order}
        count={rows.length}
        page={isProjector ? page : null}
      />
    </div>
  );
}

/** Room and category that a screen shows alone, for its title. */
function narrowedTo(board: Board, { room, category }: BoardFilter): readonly Words[] {
  const named = board.head.session.categories?.find(({ code }) => code === category)?.name;
  return [
    ...(room === '' ? [] : [{ id: room, en: room }]),
    ...(category === '' ? [] : [named ?? { id: category, en: category }]),
  ];
}

interface ListHeadParts {
  readonly board: Board;
  readonly count: number;
  readonly order: BoardOrder;
  readonly onReading: () => void;
}

function ListHead({ board, count, order, onReading }: ListHeadParts) {
  const { t, number } = useSpeech();
  const { livePolicy, official } = board.head.session;
  const { state } = board.head;
  const isFinal = state === 'final';
  return (
    <div className="hdr">
      <span>{t(`board.listed.${order}`, { count, n: number(count) })}</span>
      <button type="button" onClick={onReading}>
        {t('board.howToRead')}
      </button>
      {isFinal && <p>{t(`policy.${official ? 'exam' : 'practice'}.closed.text`)}</p>}
      {state === 'frozen' && <Policy board={board} />}
      {!isFinal && state !== 'frozen' && (livePolicy === 'running' || !official) && (
        <p>
          <Icon name="alarm" />
          {t(`policy.${official ? 'exam' : 'practice'}.${livePolicy}.lead`)}{' '}
          {t(`policy.${official ? 'exam' : 'practice'}.${livePolicy}.text`)}
        </p>
      )}
    </div>
  );
}
