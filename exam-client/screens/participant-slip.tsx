import { useTranslation } from 'react-i18next';
import type { AttemptView } from '#protocol/candidate-down.ts';
import { Brand } from './icon.tsx';
import { showReceipt } from './receipt.tsx';
import { pointsWords, timeWithZone } from './words-of-time.ts';

/** What the person writes down, and what it is good for. */
export function ParticipantSlip({ view }: { view: AttemptView }) {
  const { t, i18n } = useTranslation();
  const { score, finishedAt } = view.attempt;
  const inWords = (points: number): string => pointsWords(points, i18n.language);
  const facts: [string, string][] = [
    [t('result.name'), view.participant.name],
    [t('result.number'), view.participant.number],
  ];
  if (score !== null) {
    facts.push([
      t('result.score'),
      `${inWords(score.total)} (${score.sections.map(({ points }) => inWords(points)).join(' · ')})`,
    ]);
  }
  if (finishedAt !== null) facts.push([t('result.closed-at'), timeWithZone(finishedAt, view.session.zone)]);
  return (
    <div className="slip" role="group" tabIndex={0} aria-label={t('result.how')}>
      <section className="rc" aria-label={t('result.slip')}>
        <div className="rc-hd">
          <Brand />
          <span>{t('result.slip')}</span>
        </div>
        <dl>
          {facts.map(([name, fact]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{fact}</dd>
            </div>
          ))}
        </dl>
        {score !== null && (
          <div className="code">
            <span className="label">{t('result.entry')}</span>
            <b>{t('result.entry-number', { index: new Intl.NumberFormat(i18n.language).format(score.entryIndex) })}</b>
            <button className="btn sm show-receipt" onClick={showReceipt}>
              {t('receipt.show')}
            </button>
          </div>
        )}
      </section>
      {score !== null && (
        <section className="how">
          <h2>{t('result.how')}</h2>
          <ol>
            <li>{t('result.how-1')}</li>
            <li>{t('result.how-2')}</li>
            <li>{t('result.how-3')}</li>
          </ol>
          {score.legalBasis !== '' && (
            <p>
              {t('result.basis')}: {score.legalBasis}
            </p>
          )}
        </section>
      )}
    </div>
  );
}
