import type { BoardSession } from '#protocol/scoreboard-down.ts';
import { useSpeech } from '../messages/speech.ts';

/** On a big screen a threshold is said as shortly as it can be. */
export function ColumnsHead({ session, isBig = false }: { session: BoardSession; isBig?: boolean }) {
  const { t, score, words } = useSpeech();
  return (
    <div className="bh" role="row" aria-rowindex={1}>
      <span role="columnheader" className="bc">
        {t('board.column.rank')}
      </span>
      <span role="columnheader" className="bc">
        {t('board.column.number')}
      </span>
      {session.publicNames !== 'number' && (
        <span role="columnheader" className="bc">
          {t('board.column.name')}
        </span>
      )}
      {session.sections.map((section) => (
        <span key={section.code} role="columnheader" className="bc" title={words(section.name)}>
          <b>{section.code}</b>
          {section.threshold !== null && (
            <span className="thr">
              {t(isBig ? 'board.thresholdShort' : 'board.threshold', { points: score(section.threshold) })}
            </span>
          )}
        </span>
      ))}
      <span role="columnheader" className="bc tot">
        <b>{t('board.column.total')}</b>
      </span>
      <span role="columnheader" className="bc">
        {t('board.column.state')}
      </span>
    </div>
  );
}
