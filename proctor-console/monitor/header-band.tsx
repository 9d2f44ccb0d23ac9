import { useMemo } from 'react';
import { Brand } from '../appearance/brand.tsx';
import { Icon } from '../appearance/icon.tsx';
import { WhoIsHere } from '../appearance/who-is-here.tsx';
import { useNow } from '../figures/second-hand.tsx';
import { zoneName } from '../figures/times.ts';
import { useSpeech } from '../messages/speech.ts';
import { staleFor } from '../state/room-store.ts';
import { longestTimeLeft } from '../state/time-left.ts';
import type { Room } from '../state/room.ts';
import { AT_STAFF } from './address.ts';
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

export function HeaderBand({ room }: { room: Room }) {
  const { t, words, hour } = useSpeech();
  const { session } = room.head;
  const { zone } = session;
  const began = session.openedAt ?? session.opensAt;
  const span =
    began === null
      ? ''
      : `${hour(began, zone)}–${hour(session.closedAt ?? began + session.durationMs, zone)} ${zoneName(zone)}`;
  return (
    <header className="top on-band">
      <a className="home" href="#/" aria-label={`terang, ${t('band.home')}`}>
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
      <ProposalChip room={room} />
      <Clocks room={room} />
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

function ProposalChip({ room }: { room: Room }) {
  const { t, number } = useSpeech();
  const count = room.head.proposals.filter(({ state }) => state === 'open').length;
  if (count === 0) return null;
  return <span className="chip solid s-paused">{t('proposal.chip', { count, n: number(count) })}</span>;
}

function Clocks({ room }: { room: Room }) {
  const { t, clock } = useSpeech();
  const now = useServerNow();
  const { session } = room.head;
  return (
    <div className="clk">
      <Left room={room} now={now} />
      <Clock word={t('band.serverClock', { zone: zoneName(session.zone) })} figure={clock(now, session.zone)} />
    </div>
  );
}

function Left({ room, now }: { room: Room; now: number }) {
  const { t, length } = useSpeech();
  const { phase, opensAt } = room.head.session;
  const left = useMemo(() => longestTimeLeft(room.rows.values()), [room.rows]);
  if (phase === 'prepared' && opensAt !== null && opensAt > now) {
    return <Clock word={t('band.opensIn')} figure={length(opensAt - now)} />;
  }
  if (phase !== 'open' || left === null) return null;
  const figure = left.kind === 'stopped' ? t('band.stopped') : length(Math.max(0, left.at - now));
  return <Clock word={t('band.left')} figure={figure} />;
}

function Clock({ word, figure }: { word: string; figure: string }) {
  return (
    <div className="ck">
      <span>{word}</span>
      <b>{figure}</b>
    </div>
  );
}

function Me() {
  const { me, signOut } = useConsole();
  return <WhoIsHere me={me} onSignOut={signOut} account={AT_STAFF} />;
}
