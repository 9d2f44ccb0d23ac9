import type { SessionSummary } from '#protocol/proctor-down.ts';
import { Icon } from '../appearance/icon.tsx';
import { Refused } from '../bank/refused.tsx';
import { useSpeech } from '../messages/speech.ts';
import { addressOf } from '../monitor/address.ts';
import { inOrderOfWork } from '../state/session-order.ts';
import { AT_NEW, AT_ROOMS, atDay, atResults } from './committee-address.ts';
import { useCommittee, useTold } from './committee-context.ts';

export function SessionsPage() {
  const { t, number } = useSpeech();
  const { desk } = useCommittee();
  const { told, refusal, again } = useTold(desk.material);
  return (
    <>
      <div className="bank-head">
        <h1>{t('committee.title')}</h1>
        <span className="r">
          <a className="btn" href={AT_ROOMS}>
            {t('rooms.title')}
          </a>
          <a className="btn primary" href={AT_NEW}>
            <Icon name="plus" />
            {t('committee.new')}
          </a>
        </span>
      </div>
      <p className="lead">{t('committee.lead')}</p>
      <Refused refusal={refusal} again={again} />
      <p className="lead" role="status">
        {told !== null && t('sessions.count', { count: told.sessions.length, n: number(told.sessions.length) })}
      </p>
      <ul className="sessions">
        {inOrderOfWork(told?.sessions ?? []).map((session) => (
          <SessionCard key={session.id} session={session} />
        ))}
      </ul>
    </>
  );
}

function SessionCard({ session }: { session: SessionSummary }) {
  const { t, words, number, length, day } = useSpeech();
  const title = words(session.title);
  return (
    <li className="card session">
      <div className="session-head">
        <h2>{title}</h2>
        <span className={`phase ${session.phase}`}>{t(`phase.${session.phase}`)}</span>
      </div>
      <dl>
        <dt>{t('committee.code')}</dt>
        <dd className="mono">{session.id}</dd>
        <dt>{t('count.expected')}</dt>
        <dd>{number(session.expected)}</dd>
        <dt>{t('sessions.duration')}</dt>
        <dd>{length(session.durationMs)}</dd>
        <dt>{t('sessions.kind')}</dt>
        <dd>{t(session.official ? 'sessions.official' : 'sessions.practice')}</dd>
        <dt>{t('committee.opensAt')}</dt>
        <dd>{session.opensAt === null ? t('committee.noTime') : day(session.opensAt, session.zone)}</dd>
      </dl>
      <p className="links">
        <a
          className="btn primary"
          href={`/console${addressOf(session.id)}`}
          aria-label={t('sessions.watchOne', { title })}
        >
          {t('sessions.watch')}
          <Icon name="right" />
        </a>
        <a className="btn" href={atDay(session.id)} aria-label={t('day.of', { title })}>
          {t('day.title')}
        </a>
        <a className="btn" href={atResults(session.id)} aria-label={t('committee.resultsOf', { title })}>
          {t('committee.results')}
        </a>
      </p>
    </li>
  );
}
