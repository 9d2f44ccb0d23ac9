import { useCallback, useMemo } from 'react';
import type { ResultRowWire } from '#protocol/sessions-http.ts';
import { Icon } from '../appearance/icon.tsx';
import { type LineColumn, LineTable } from '../bank/line-table.tsx';
import { Refused } from '../bank/refused.tsx';
import { useSpeech } from '../messages/speech.ts';
import { AT_SESSIONS } from './committee-address.ts';
import { useCommittee, useTold } from './committee-context.ts';
import { useSave } from './save-text.ts';

/** Ranks and thresholds of one session, as far as it has come, and what can be taken home of it. */
export function ResultsPage({ session }: { session: string }) {
  const { t, words, number, hash } = useSpeech();
  const { desk } = useCommittee();
  const { told, refusal, again } = useTold(useCallback(() => desk.results(session), [desk, session]));
  const { saveFrom, said } = useSave();
  const rows = told?.rows ?? [];
  // Who has no bar to pass has not passed it either.
  const hasThresholds = rows.some(
    ({ meetsAll, sections }) => meetsAll === false || sections.some(({ met: one }) => one !== null),
  );
  const columns = useColumns(
    told?.sections ?? [],
    rows.some(({ changes }) => changes.length > 0),
    told?.session.phase === 'closed',
    hasThresholds,
  );
  const finished = rows.filter(({ state }) => state === 'finished').length;
  const met = rows.filter(({ meetsAll }) => meetsAll === true).length;
  const path = `/sessions/${encodeURIComponent(session)}/results.csv`;
  return (
    <>
      <div className="bank-head">
        <nav aria-label={t('committee.path')}>
          <a href={AT_SESSIONS}>{t('committee.title')}</a>
        </nav>
        <h1>
          {told === null ? t('committee.results') : t('committee.resultsOf', { title: words(told.session.title) })}
        </h1>
        <span className="r">
          <button type="button" className="btn" onClick={() => void saveFrom(path, `hasil-${session}.csv`)}>
            <Icon name="download" />
            {t('committee.csv')}
          </button>
          <a
            className="btn"
            href={`/ledger/${encodeURIComponent(session)}/checkpoint`}
            download={`${session}.checkpoint`}
          >
            <Icon name="download" />
            {t('committee.checkpoint')}
          </a>
          <a className="btn" href="/verify/">
            {t('committee.verify')}
          </a>
        </span>
      </div>
      <Refused refusal={refusal} again={again} />
      <p role="status" className="said">
        {said}
      </p>
      {told !== null && (
        <>
          <p className="lead">
            {t(`committee.stand.${told.session.phase}`)}{' '}
            {t('committee.finished', { of: number(rows.length), n: number(finished) })}{' '}
            {hasThresholds && t('committee.met', { count: met, n: number(met) })}
          </p>
          <p className="mono proof-line">
            {t('committee.ledger', { size: number(told.ledger.size) })} {hash(told.ledger.root)}
          </p>
          <section className="card tb results-card" aria-label={t('committee.results')}>
            <LineTable
              label={t('committee.results')}
              lines={rows}
              columns={columns}
              keyOf={(row) => row.number}
              least={59}
            />
          </section>
        </>
      )}
    </>
  );
}

function useColumns(
  sections: readonly string[],
  hasChanges: boolean,
  isClosed: boolean,
  hasThresholds: boolean,
): readonly LineColumn<ResultRowWire, never>[] {
  const { t, number, score } = useSpeech();
  return useMemo(
    () => [
      {
        key: 'rank',
        title: t('committee.rank'),
        track: '6rem',
        cell: ({ rank }) => (rank === null ? '–' : number(rank)),
      },
      { key: 'number', title: t('column.number'), track: '9rem', isHeader: true, cell: ({ number: own }) => own },
      { key: 'name', title: t('column.name'), track: 'minmax(10rem, 2fr)', cell: ({ name }) => name },
      { key: 'category', title: t('committee.category'), track: 'minmax(7rem, 1fr)', cell: ({ category }) => category },
      ...sections.map((code): LineColumn<ResultRowWire, never> => ({
        key: code,
        title: code,
        track: '6rem',
        cell: (row) => <SectionCell row={row} code={code} />,
      })),
      {
        key: 'total',
        title: t('column.total'),
        track: '6rem',
        cell: ({ total, totalMet }) => (
          <>
            <b className="points">{total === null ? '–' : score(total)}</b>
            <Met met={totalMet} />
          </>
        ),
      },
      {
        key: 'code',
        title: t('committee.receiptCode'),
        track: '13rem',
        cell: ({ code }) => (code === null ? '–' : <span className="mono">{code}</span>),
      },
      ...(hasChanges
        ? [{ key: 'changes', title: t('committee.before'), track: 'minmax(14rem, 2fr)', cell: changesCell }]
        : []),
      {
        key: 'verdict',
        title: t(hasThresholds ? 'committee.threshold' : 'column.state'),
        track: '11rem',
        cell: ({ meetsAll, state }) => {
          if (hasThresholds && meetsAll !== null) return t(meetsAll ? 'verdict.met' : 'verdict.below');
          return t(isClosed && state === 'absent' ? 'committee.didNotCome' : `state.${state}`);
        },
      },
    ],
    [t, number, score, sections, hasChanges, isClosed, hasThresholds],
  );
}

function SectionCell({ row, code }: { row: ResultRowWire; code: string }) {
  const { score } = useSpeech();
  const found = row.sections.find((section) => section.code === code);
  if (found === undefined) return <span className="points">–</span>;
  return (
    <>
      <span className="points">{score(found.points)}</span>
      <Met met={found.met} />
    </>
  );
}

/** Beside a figure that has a threshold: whether it is reached, as a mark and in words. */
function Met({ met }: { met: boolean | null }) {
  const { t } = useSpeech();
  if (met === null) return null;
  const words = t(met ? 'verdict.met' : 'verdict.below');
  return (
    <span className={`bare met ${met ? 's-pass' : 's-fail'}`} title={words}>
      <Icon name={met ? 'check' : 'cross'} />
      <span className="sr">{words}</span>
    </span>
  );
}

function changesCell({ changes }: ResultRowWire) {
  return <Changes changes={changes} />;
}

/** Old numbers with what made others of them; the latest last. */
function Changes({ changes }: Pick<ResultRowWire, 'changes'>) {
  const { t, number, score } = useSpeech();
  return changes.map(({ entry, from, reason, to }) => (
    <span key={entry} className="was" title={reason}>
      <s>{score(from)}</s> → {score(to)} {t('committee.becauseOf', { entry: number(entry), reason })}
    </span>
  ));
}
