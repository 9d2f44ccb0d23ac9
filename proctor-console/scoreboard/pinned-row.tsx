import { useSpeech } from '../messages/speech.ts';
import type { Board, Placed } from '../state/board.ts';
import { BoardCells } from './board-row.tsx';
import { ChangeLines } from './changes-dialog.tsx';
import type { Layout } from './layout.ts';
import { WhyRank } from './why-rank.tsx';

interface PinnedParts {
  readonly placed: Placed;
  /** Among whom the rank is. */
  readonly everybody: readonly Placed[];
  readonly board: Board;
  readonly layout: Layout['kind'];
  readonly isSettled: boolean;
  readonly onRelease: () => void;
}

export function PinnedRow({ placed, everybody, board, layout, isSettled, onRelease }: PinnedParts) {
  const { t } = useSpeech();
  return (
    <section className="pinned" aria-label={t('board.followed')}>
      <p className="tag">
        {t('board.followed')}
        <button type="button" onClick={onRelease}>
          {t('board.release')}
        </button>
      </p>
      <div role="table" aria-label={t('board.followed')}>
        <div className="br mine" role="row">
          <BoardCells
            row={placed.row}
            rank={placed.rank}
            session={board.head.session}
            layout={layout}
            isSettled={isSettled}
          />
        </div>
      </div>
      <WhyRank mine={placed} everybody={everybody} board={board} />
      {placed.row.changes !== undefined && <ChangeLines row={placed.row} board={board} />}
    </section>
  );
}
