import { Icon } from '../appearance/icon.tsx';
import { ReadingChoices } from '../appearance/reading-choices.tsx';
import { useSpeech } from '../messages/speech.ts';
import type { Board, BoardFilter, BoardOrder, Found } from '../state/board.ts';
import type { StandingsState } from '../state/standings-store.ts';
import { BoardFilters } from './board-filters.tsx';

interface ToolbarParts {
  readonly state: StandingsState;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly found: Found;
  readonly order: BoardOrder;
  readonly onOrder: (order: BoardOrder) => void;
  readonly board: Board;
  readonly rooms: readonly string[];
  readonly filter: BoardFilter;
  readonly onFilter: (filter: BoardFilter) => void;
  /** Null where no score has changed. */
  readonly onChanges: (() => void) | null;
  readonly onReading: () => void;
  /** Only where a big picture fits. */
  readonly onProjector?: () => void;
}

const ORDERS = ['rank', 'number'] as const;
/** Fewer signs than this say nothing about whether a number exists. */
const ENOUGH = 3;

export function BoardToolbar({ state, typed, onType, found, order, onOrder, onProjector, ...parts }: ToolbarParts) {
  const { t, number } = useSpeech();
  const { board, rooms, filter, onFilter, onChanges, onReading } = parts;
  return (
    <div className="find">
      <label className="field">
        <Icon name="search" />
        <input
          type="search"
          inputMode="text"
          autoComplete="off"
          spellCheck={false}
          placeholder={t('board.find')}
          aria-label={t('board.find')}
          value={typed}
          onChange={(event) => onType(event.target.value)}
        />
      </label>
      <div className="seg" role="group" aria-label={t('board.order')}>
        {ORDERS.map((each) => (
          <button key={each} type="button" aria-pressed={order === each} onClick={() => onOrder(each)}>
            {t(`board.by.${each}`)}
          </button>
        ))}
      </div>
      <BoardFilters board={board} rooms={rooms} filter={filter} onFilter={onFilter} />
      {onChanges !== null && (
        <button type="button" className="btn sm" onClick={onChanges}>
          <Icon name="stale" />
          {t('board.changes.title')}
        </button>
      )}
      {onProjector !== undefined && (
        <button type="button" className="btn sm" onClick={onReading}>
          {t('board.howToRead')}
        </button>
      )}
      <a href="/verify" className="btn sm verify">
        {t('board.howToCheck')}
      </a>
      <span className="found" role="status">
        {typed.trim().length >= ENOUGH && found.kind === 'nobody' && t('board.notFound')}
        {found.kind === 'several' && t('board.several', { count: found.count, n: number(found.count) })}
      </span>
      <OtherBoards state={state} />
      {onProjector !== undefined && (
        <>
          <button type="button" className="btn sm" onClick={onProjector}>
            <Icon name="screen" />
            {t('board.projector')}
          </button>
          <ReadingChoices />
        </>
      )}
    </div>
  );
}

function OtherBoards({ state }: { state: StandingsState }) {
  const { t, words } = useSpeech();
  const others = (state.boards?.boards ?? []).filter((board) => board.id !== state.watching);
  if (others.length === 0) return null;
  return (
    <nav className="others" aria-label={t('board.others')}>
      <span className="label">{t('board.others')}</span>
      {others.map((board) => (
        <a key={board.id} href={`?session=${encodeURIComponent(board.id)}`}>
          {words(board.title)}
        </a>
      ))}
    </nav>
  );
}
