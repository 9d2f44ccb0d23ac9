import { type CSSProperties, useMemo } from 'react';
import { useNow } from '../figures/second-hand.tsx';
import { DASH } from '../figures/numbers.ts';
import { useSpeech } from '../messages/speech.ts';
import { type Board, type Placed, longestNumber, stateWord } from '../state/board.ts';
import type { StandingsState } from '../state/standings-store.ts';
import { AsOf, Word } from './board-header.tsx';
import './overlay.css';

const AT_ONCE = { ticker: 3, table: 5 } as const;
/** Three numbers that are longer than this do not fit beside one another. */
const LONG = 11;
const TURN_EVERY = 8_000;

interface OverlayParts {
  readonly look: keyof typeof AT_ONCE;
  readonly state: StandingsState;
  readonly board: Board;
  readonly rows: readonly Placed[];
}

/** To lie over the picture of a live stream: nothing but a band at the foot, or a small table, on nothing. */
export function BoardOverlay({ look, state, board, rows }: OverlayParts) {
  const { t, words, number, score } = useSpeech();
  const now = useNow();
  const scored = useMemo(() => rows.filter(({ rank }) => rank !== null), [rows]);
  const longest = useMemo(() => longestNumber(scored), [scored]);
  const many = look === 'ticker' && longest > LONG ? AT_ONCE.ticker - 1 : AT_ONCE[look];
  const pages = Math.max(1, Math.ceil(scored.length / many));
  const turn = Math.floor(now / TURN_EVERY) % pages;
  const shown = scored.slice(turn * many, (turn + 1) * many);
  return (
    <div className={`overlay ${look}`} data-word={stateWord(board, now)} style={{ '--n': many } as CSSProperties}>
      <div className="on-band lead">
        <Word board={board} />
        <span className="what">
          <b>{t('board.title')}</b>
          <span>{words(board.head.session.title)}</span>
        </span>
        <AsOf board={board} state={state} />
      </div>
      <ol className="on-band names" aria-label={t('board.rows')}>
        {shown.length === 0 && <li className="nobody">{t('board.noScores')}</li>}
        {shown.map(({ row, rank }) => (
          <li key={row.number}>
            <span className="rk">{rank === null ? DASH : number(rank)}</span>
            <span className="who">
              <b>{row.number}</b>
              {row.name !== '' && <span>{row.name}</span>}
            </span>
            <b className="tt">{score(row.total)}</b>
          </li>
        ))}
      </ol>
    </div>
  );
}
