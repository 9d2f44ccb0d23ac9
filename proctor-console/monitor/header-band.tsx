import type { SessionSummary } from '#protocol/proctor-down.ts';
import { Brand } from '../appearance/brand.tsx';
import { Icon } from '../appearance/icon.tsx';
import { ReadingChoices } from '../appearance/reading-choices.tsx';
import { useNow } from '../figures/second-hand.tsx';
import { zoneName } from '../figures/times.ts';
import { useSpeech } from '../messages/speech.ts';
import { staleFor } from '../state/room-store.ts';
import { useConsole, useRoom, useServerNow } from './desk-context.tsx';

export function PlainBand() {
  return (
    <header className="top on-band">
      <Brand />
      <span className="push" />
      <Me />
    </header>
  );
}

export function HeaderBand({ session }: { session: SessionSummary }) {
  const { t, words, hour } = useSpeech();
  const { zone } = session;
  const began = session.openedAt ?? session.opensAt;
  const span =
    began === null
      ? ''
      : `${hour(began, zone)}–${hour(session.closedAt ?? began + session.durationMs, zone)} ${zoneName(zone)}`;
  return (
    <header className="top on-band">
      <a className="home" href="#/" aria-label={t('band.home')}>
        <Brand />
      </a>
      <div className="ses">
        <h1 title={words(session.title)}>{words(session.title)}</h1>
        <span>
          {[t(session.official ? 'sessions.official' : 'sessions.practice'), span]
            .filter((part) => part !== '')
            .join(', ')}
        </span>
      </div>
      <span className={`phase ${session.phase}`}>{t(`phase.${session.phase}`)}</span>
      <StaleChip />
      <Clocks session={session} />
      <Me />
    </header>
  );
}

function StaleChip() {
  const { t, age } = useSpeech();
  const now = useNow();
  const stale = useRoom((state) => staleFor(state, now));
  return (
    <span className="stale-place" role="status">
      {stale !== null && (
        <span className="chip solid s-stale">
          <Icon name="stale" />
          {t('line.stale', { age: age(stale) })}
        </span>
      )}
    </span>
  );
}

function Clocks({ session }: { session: SessionSummary }) {
  const { t, clock, length } = useSpeech();
  const now = useServerNow();
  const left = leftOf(session, now);
  return (
    <div className="clk">
      {left !== null && (
        <div className="ck">
          <span>{t(left.until === 'end' ? 'band.left' : 'band.opensIn')}</span>
          <b>{length(left.ms)}</b>
        </div>
      )}
      <div className="ck">
        <span>{t('band.serverClock', { zone: zoneName(session.zone) })}</span>
        <b>{clock(now, session.zone)}</b>
      </div>
    </div>
  );
}

/** The session's own time, without what single people were given on top. */
function leftOf(session: SessionSummary, now: number): { until: 'end' | 'opening'; ms: number } | null {
  if (session.phase === 'open' && session.openedAt !== null) {
    return { until: 'end', ms: Math.max(0, session.openedAt + session.durationMs - now) };
  }
  if (session.phase === 'prepared' && session.opensAt !== null && session.opensAt > now) {
    return { until: 'opening', ms: session.opensAt - now };
  }
  return null;
}

function Me() {
  const { t } = useSpeech();
  const { me, signOut } = useConsole();
  return (
    <div className="me">
      <span className="who">
        <b>{me.name}</b>
        <span>{t(`role.${me.role}`)}</span>
      </span>
      <ReadingChoices />
      <button
        type="button"
        className="choice"
        onClick={signOut}
        aria-label={t('band.signOut')}
        title={t('band.signOut')}
      >
        <Icon name="release" />
      </button>
    </div>
  );
}
