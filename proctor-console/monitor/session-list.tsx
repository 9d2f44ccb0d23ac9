import type { SessionSummary } from '#protocol/proctor-down.ts';
import { Icon } from '../appearance/icon.tsx';
import { zoneName } from '../figures/times.ts';
import { useSpeech } from '../messages/speech.ts';
import { inOrderOfWork } from '../state/session-order.ts';
import { AT_COMPUTERS, AT_STAFF, addressOf } from './address.ts';
import { useMay, useRoom } from './desk-context.tsx';
import { LineNotice } from './line-notice.tsx';
import { PlainBand } from './header-band.tsx';
import { SebFileButton } from './seb-file-button.tsx';

export function SessionList() {
  const { t, number } = useSpeech();
  const sessions = useRoom((state) => state.sessions);
  const mayWatch = useMay('watch');
  return (
    <div className="lobby">
      <PlainBand />
      <div className="notices">
        <LineNotice />
      </div>
      <main className="lobby-main">
        <h1>{t('sessions.title')}</h1>
        <p className="lead" aria-live="polite">
          {!mayWatch
            ? t('sessions.notWatched')
            : sessions === null
              ? t('sessions.waiting')
              : t('sessions.count', { count: sessions.sessions.length, n: number(sessions.sessions.length) })}
        </p>
        <nav className="lobby-ways" aria-label={t('sessions.ways')}>
          {useMay('workstations') && (
            <a className="btn" href={AT_COMPUTERS}>
              <Icon name="screen" />
              {t('computers.title')}
            </a>
          )}
          {useMay('prepare-sessions') && (
            <a className="btn" href="/committee">
              <Icon name="pen" />
              {t('sessions.prepare')}
            </a>
          )}
          {useMay('see-items') && (
            <a className="btn" href="/bank">
              <Icon name="pen" />
              {t('bank.title')}
            </a>
          )}
          <a className="btn" href={AT_STAFF}>
            <Icon name="person" />
            {t('staffPage.link')}
          </a>
        </nav>
        <ul className="sessions">
          {inOrderOfWork(sessions?.sessions ?? []).map((session) => (
            <SessionCard key={session.id} session={session} />
          ))}
        </ul>
      </main>
    </div>
  );
}

function SessionCard({ session }: { session: SessionSummary }) {
  const { t, words, number, hour, length } = useSpeech();
  const { zone } = session;
  const zoned = (at: number) => `${hour(at, zone)} ${zoneName(zone)}`;
  const when = [
    session.opensAt === null ? null : t('sessions.opensAt', { at: zoned(session.opensAt) }),
    session.openedAt === null ? null : t('sessions.openedAt', { at: zoned(session.openedAt) }),
    session.closedAt === null ? null : t('sessions.closedAt', { at: zoned(session.closedAt) }),
  ].filter((line) => line !== null);
  return (
    <li className="card session">
      <div className="session-head">
        <h2>{words(session.title)}</h2>
        <span className={`phase ${session.phase}`}>{t(`phase.${session.phase}`)}</span>
      </div>
      <dl>
        <dt>{t('committee.code')}</dt>
        <dd className="mono">{session.id}</dd>
        <dt>{t('count.expected')}</dt>
        <dd>{number(session.expected)}</dd>
        <dt>{t('sessions.duration')}</dt>
        <dd>{length(session.durationMs)}</dd>
        <dt>{t('sessions.policy')}</dt>
        <dd>{t(`policy.name.${session.livePolicy}`)}</dd>
        <dt>{t('sessions.kind')}</dt>
        <dd>{t(session.official ? 'sessions.official' : 'sessions.practice')}</dd>
      </dl>
      <SebFileButton session={session} />
      <p className="when">{when.length === 0 ? t('sessions.noTime') : when.join(' · ')}</p>
      {useMay('check-in-sessions') && (
        <a className="btn" href={`/committee#/hari/${encodeURIComponent(session.id)}`}>
          {t('day.title')}
        </a>
      )}
      <a
        className="btn primary"
        href={addressOf(session.id)}
        aria-label={t('sessions.watchOne', { title: words(session.title) })}
      >
        {t('sessions.watch')}
        <Icon name="right" />
      </a>
    </li>
  );
}
