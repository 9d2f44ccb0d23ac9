import { useCallback, useEffect, useState } from 'react';
import type { IncidentShown } from '#protocol/staff-incidents.ts';
import { Icon } from '../appearance/icon.tsx';
import { incidentDesk } from '../connection/incident-desk.ts';
import { useSpeech } from '../messages/speech.ts';
import { addressOf, minutesOf } from './address.ts';
import { Compensation } from './compensation.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { useMay, useRoom } from './desk-context.tsx';
import { PlainBand } from './header-band.tsx';
import { LineNotice } from './line-notice.tsx';
import { useRefusalSentence } from './refusal-sentence.ts';
import { WriteIncidentForm } from './write-incident.tsx';
import './incidents.css';

const SHOWN = ['open', 'handled', 'all'] as const;
type Shown = (typeof SHOWN)[number];

const fits = (one: IncidentShown, shown: Shown): boolean => shown === 'all' || one.open === (shown === 'open');

/** What happened in a session, by the engine and by hand: open and handled, what it cost, and the way to the minutes. */
export function IncidentsPage({ sessionId }: { sessionId: string }) {
  const { t, number, words } = useSpeech();
  const title = useRoom(({ room }) => room?.head.session.title);
  const { incidents, said, take } = useIncidents(sessionId);
  const [shown, setShown] = useState<Shown>('open');
  const [writes, setWrites] = useState(false);
  const mayWrite = useMay('write-incidents');
  const mayPrint = useMay('see-minutes');
  const list = incidents ?? [];
  const found = list.filter((one) => fits(one, shown));
  return (
    <div className="lobby">
      <PlainBand />
      <div className="notices">
        <LineNotice />
      </div>
      <main className="lobby-main incidents">
        <p className="links">
          <a className="btn sm" href={addressOf(sessionId)}>
            <Icon name="left" />
            {t('incident.back')}
          </a>
          {mayPrint && (
            <a className="btn sm" href={minutesOf(sessionId)}>
              {t('minutes.title')}
            </a>
          )}
        </p>
        <h1>{t('incident.title')}</h1>
        {title !== undefined && <p className="of-session">{words(title)}</p>}
        <p className="lead">{t('incident.lead')}</p>
        <p className="said" role="alert">
          {said}
        </p>
        <div className="fl" role="group" aria-label={t('table.filter')}>
          {SHOWN.map((each) => (
            <button
              key={each}
              type="button"
              className="btn sm"
              aria-pressed={shown === each}
              onClick={() => setShown(each)}
            >
              {t(`incident.shown.${each}`)}{' '}
              <span className="n">{number(list.filter((one) => fits(one, each)).length)}</span>
            </button>
          ))}
          {mayWrite && !writes && (
            <button type="button" className="btn sm primary" onClick={() => setWrites(true)}>
              <Icon name="plus" />
              {t('incident.write')}
            </button>
          )}
        </div>
        {writes && (
          <WriteIncidentForm
            sessionId={sessionId}
            onLeave={() => setWrites(false)}
            onWritten={(all) => {
              setWrites(false);
              take(all);
            }}
          />
        )}
        <p className="sr" role="status">
          {incidents !== null && t('incident.count', { count: found.length, n: number(found.length) })}
        </p>
        {incidents !== null && found.length === 0 && <p className="none">{t('incident.none')}</p>}
        <ol className="incident-list">
          {found.map((one) => (
            <Card key={one.number} one={one} sessionId={sessionId} take={take} />
          ))}
        </ol>
      </main>
    </div>
  );
}

function useIncidents(sessionId: string) {
  const say = useRefusalSentence();
  const [incidents, setIncidents] = useState<readonly IncidentShown[] | null>(null);
  const [said, setSaid] = useState('');
  // Whatever was written moves the figures of the head; the head comes by itself.
  const head = useRoom(({ room }) => room?.head.incidents);
  useEffect(() => {
    let isCurrent = true;
    void incidentDesk.list(sessionId).then((reply) => {
      if (!isCurrent) return;
      if (reply.ok) setIncidents(reply.incidents);
      setSaid(reply.ok ? '' : say(reply.refusal));
    });
    return () => {
      isCurrent = false;
    };
  }, [sessionId, say, head?.open, head?.written]);
  return { incidents, said, take: useCallback((all: readonly IncidentShown[]) => setIncidents(all), []) };
}

interface CardParts {
  readonly one: IncidentShown;
  readonly sessionId: string;
  readonly take: (all: readonly IncidentShown[]) => void;
}

const MOST_NUMBERS = 12;

function Card({ one, sessionId, take }: CardParts) {
  const { t, clock, number } = useSpeech();
  const zone = useRoom(({ room }) => room?.head.session.zone ?? 'Asia/Jakarta');
  const mayWrite = useMay('write-incidents');
  const mayGive = useMay('compensate');
  const [asks, setAsks] = useState(false);
  const [gives, setGives] = useState(false);
  const more = one.numbers.length - MOST_NUMBERS;
  const who = one.forAll
    ? t('incident.everybody')
    : [one.numbers.slice(0, MOST_NUMBERS).join(', '), more > 0 ? t('act.more', { n: number(more) }) : ''].join(' ');
  return (
    <li className={one.open ? 'card incident open' : 'card incident'} aria-labelledby={`incident-${one.number}`}>
      <div className="ch">
        <h2 id={`incident-${one.number}`}>
          {t('incident.name', { n: number(one.number), kind: t(`incident.kind.${one.kind}`) })}
        </h2>
        <span className={one.open ? 'chip s-alarm' : 'chip s-saved'}>
          <Icon name={one.open ? 'alarm' : 'check'} />
          {t(one.open ? 'incident.isOpen' : 'incident.isHandled')}
        </span>
      </div>
      <p>
        {one.until === null
          ? t('incident.since', { at: clock(one.since, zone) })
          : t('incident.between', { from: clock(one.since, zone), to: clock(one.until, zone) })}
        {' · '}
        {one.by === 'engine' ? t('incident.byEngine') : t('incident.by', { by: one.by })}
        {' · '}
        {t('timeline.entry', { n: number(one.entry) })}
      </p>
      {one.reason !== '' && <p>{one.reason}</p>}
      {who.trim() !== '' && (
        <p>
          {t('incident.people')}: {who}
          {one.rooms.length > 0 && ` (${one.rooms.join(', ')})`}
        </p>
      )}
      {one.notes.length > 0 && (
        <ul className="incident-notes">
          {one.notes.map((note) => (
            <li key={note.at}>
              <time>{clock(note.at, zone)}</time> {note.by}: {note.reason}
            </li>
          ))}
        </ul>
      )}
      <p className="links">
        {mayWrite && (
          <button type="button" className="btn sm" onClick={() => setAsks(true)}>
            {t(one.open ? 'incident.handle' : 'incident.reopen')}
          </button>
        )}
        {mayGive && (
          <button type="button" className="btn sm" aria-expanded={gives} onClick={() => setGives(!gives)}>
            <Icon name="clock" />
            {t('compensation.open')}
          </button>
        )}
      </p>
      {gives && <Compensation sessionId={sessionId} incident={one.number} zone={zone} />}
      {asks && <NoteDialog {...{ one, sessionId, take }} onDone={() => setAsks(false)} />}
    </li>
  );
}

function NoteDialog({ one, sessionId, take, onDone }: CardParts & { onDone: () => void }) {
  const { t, number } = useSpeech();
  const say = useRefusalSentence();
  return (
    <ConfirmDialog
      title={t('incident.name', { n: number(one.number), kind: t(`incident.kind.${one.kind}`) })}
      goes={t(one.open ? 'incident.handle' : 'incident.reopen')}
      asksReason
      onCancel={onDone}
      onConfirm={async (reason) => {
        const reply = await incidentDesk.note(sessionId, one.number, { open: !one.open, reason });
        if (!reply.ok) return say(reply.refusal);
        take(reply.incidents);
        onDone();
        return '';
      }}
    >
      <p>{t(one.open ? 'incident.handleWhat' : 'incident.reopenWhat')}</p>
    </ConfirmDialog>
  );
}
