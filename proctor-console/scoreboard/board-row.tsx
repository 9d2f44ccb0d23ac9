import { type CSSProperties, memo } from 'react';
import type { BoardRow as Row, BoardSession } from '#protocol/scoreboard-down.ts';
import { Icon, type IconName } from '../appearance/icon.tsx';
import { ChangedFigure } from '../figures/changed-figure.tsx';
import { DASH, share } from '../figures/numbers.ts';
import { type Speech, useSpeech } from '../messages/speech.ts';
import { type Verdict, verdictOf } from '../state/board.ts';
import type { Layout } from './layout.ts';

const STATE_MARKS: Record<Row['state'], IconName> = {
  absent: 'absent',
  waiting: 'wait',
  working: 'pen',
  paused: 'pause',
  finished: 'done',
};

interface RowParts {
  readonly row: Row;
  readonly rank: number | null;
  readonly session: BoardSession;
  readonly layout: Layout['kind'];
  /** To be read from ten metres: shorter words, larger letters. */
  readonly isBig?: boolean;
  /** Nothing can rise any more, for anybody. */
  readonly isSettled: boolean;
}

/** The cells of one person. The row itself, with its place, belongs to the list that holds it. */
export const BoardCells = memo(function BoardCells({ row, rank, session, layout, isBig = false, isSettled }: RowParts) {
  const speech = useSpeech();
  const { t, number, score } = speech;
  const scores = session.sections.map((section) => {
    const { counted: of = null, points = null } = row.sections.find(({ code }) => code === section.code) ?? {};
    const verdict = verdictOf(
      points,
      section.threshold,
      isSettled || (row.state === 'finished' && row.frozen === undefined),
    );
    return (
      <SectionScore
        key={section.code}
        section={section}
        points={points}
        counted={of}
        verdict={verdict}
        speech={speech}
        withCode={layout !== 'wide'}
      />
    );
  });
  const counted = t(
    `board.${isBig ? 'countedShort' : 'counted'}.${session.livePolicy === 'locked' ? 'locked' : 'counted'}`,
    {
      n: number(row.counted),
      of: number(session.items),
    },
  );
  const last = row.changes?.at(-1);
  const isOut = row.disqualified === true;
  const isToCome = row.frozen === true && session.phase === 'closed';
  const changed = isToCome
    ? t('board.toCome')
    : last === undefined
      ? null
      : t('board.changed', { from: score(last.from) });
  const place = rank === null ? DASH : number(rank);
  const state = (
    <span className={`bare ${row.state === 'finished' ? 's-saved' : row.state === 'paused' ? 's-paused' : 'nrm'}`}>
      <Icon name={isOut ? 'cross' : STATE_MARKS[row.state]} />
      {t(`state.${isOut ? 'disqualified' : row.state}`)}
    </span>
  );
  if (layout === 'wide') {
    return (
      <>
        <span role="cell" className="bc rk">
          {place}
        </span>
        <span role="rowheader" className="bc no">
          {row.number}
        </span>
        {session.publicNames !== 'number' && (
          <span role="cell" className="bc nm" title={row.name}>
            {row.name}
          </span>
        )}
        {scores}
        <span role="cell" className="bc tot">
          <ChangedFigure value={score(row.total)} />
        </span>
        <span role="cell" className="bc stt">
          {state}
          <small>{changed ?? counted}</small>
        </span>
      </>
    );
  }
  return (
    <>
      <div className="id">
        <span role="cell" className="rk">
          {place}
        </span>
        <div role="rowheader" className="who">
          <b>{row.number}</b>
          <span title={row.name}>{row.name}</span>
        </div>
      </div>
      <div role="cell" className="tt">
        <b>
          <ChangedFigure value={score(row.total)} />
        </b>
        <span>
          {!isOut && (row.state === 'working' || changed !== null) ? (
            <>
              <span className="sr">{t(`state.${row.state}`)}, </span>
              {changed ??
                t(`board.countedShort.${session.livePolicy === 'locked' ? 'locked' : 'counted'}`, {
                  n: number(row.counted),
                  of: number(session.items),
                })}
            </>
          ) : (
            state
          )}
        </span>
      </div>
      <div className="s3" style={{ '--n': session.sections.length } as CSSProperties}>
        {scores}
      </div>
    </>
  );
});

interface ScoreParts {
  readonly section: BoardSession['sections'][number];
  readonly points: number | null;
  /** Of how many of the section's items the points are; null where of all. */
  readonly counted: number | null;
  readonly verdict: Verdict;
  readonly speech: Speech;
  readonly withCode: boolean;
}

function SectionScore({ section, points, counted, verdict, speech, withCode }: ScoreParts) {
  const { t, score } = speech;
  const style = {
    '--p': share(points ?? 0, section.maxPoints),
    '--t': share(section.threshold ?? 0, section.maxPoints),
  } as CSSProperties;
  return (
    <span role="cell" className={`bc score ${verdict}`}>
      <span className="v">
        {withCode && <span className="lb">{section.code}</span>}
        <span className="n">
          <ChangedFigure value={score(points)} />
        </span>
        {counted !== null && <SectionPart counted={counted} items={section.items} speech={speech} />}
        {verdict === 'met' && <Icon name="check" />}
        {verdict === 'below' && <Icon name="cross" />}
        {(verdict === 'met' || verdict === 'below') && <span className="sr">{t(`verdict.${verdict}`)}</span>}
      </span>
      <span className="track" style={style}>
        <i />
        {section.threshold !== null && <b />}
      </span>
    </span>
  );
}

/** Points of a part of a section say of how large a part they are. */
function SectionPart({ counted, items, speech: { number, t } }: { counted: number; items: number; speech: Speech }) {
  const figures = { n: number(counted), of: number(items) };
  return (
    <>
      <small className="of" aria-hidden="true">
        {t('board.sectionPart', figures)}
      </small>
      <span className="sr">{t('board.counted.locked', figures)}</span>
    </>
  );
}
