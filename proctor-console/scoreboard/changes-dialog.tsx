import { useSpeech } from '../messages/speech.ts';
import type { Board, Placed } from '../state/board.ts';
import { Slip } from './slip.tsx';

interface ChangesParts {
  readonly rows: readonly Placed[];
  readonly board: Board;
  readonly onClose: () => void;
}

/** Every score of this board that had been told and became another one, with why. */
export function ChangesDialog({ rows, board, onClose }: ChangesParts) {
  const { t } = useSpeech();
  return (
    <Slip kind="changes-slip" title={t('board.changes.title')} onClose={onClose}>
      <p>{t('board.changes.what')}</p>
      <ul>
        {rows.map(({ row }) => (
          <li key={row.number}>
            <b>{row.number}</b>
            <ChangeLines row={row} board={board} />
          </li>
        ))}
      </ul>
    </Slip>
  );
}

/** What became of one person's score, oldest first: both numbers, the moment, the entry and the reason. */
export function ChangeLines({ row, board }: { row: Placed['row']; board: Board }) {
  const { t, score, number, clockInZone } = useSpeech();
  return (
    <ol className="changes">
      {(row.changes ?? []).map(({ at, entry, from, reason, to }) => (
        <li key={entry}>
          <span>
            <s>{score(from)}</s> → <b>{score(to)}</b>
          </span>{' '}
          {t('board.changes.line', {
            at: clockInZone(at, board.head.session.zone),
            entry: number(entry),
            reason,
          })}
        </li>
      ))}
    </ol>
  );
}
