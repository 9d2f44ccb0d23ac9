import { useEffect, useState } from 'react';
import { rootWords } from '#domain/ledger/root-words.ts';
import type { Minutes } from '#protocol/staff-incidents.ts';
import { Icon } from '../appearance/icon.tsx';
import { saveText } from '../committee/save-text.ts';
import { incidentDesk } from '../connection/incident-desk.ts';
import { type Speech, useSpeech } from '../messages/speech.ts';
import { type MinutesRow, minutesRows } from '../state/minutes-rows.ts';
import { minutesSheet } from '../state/minutes-sheet.ts';
import { incidentsOf } from './address.ts';
import { PlainBand } from './header-band.tsx';
import { useRefusalSentence } from './refusal-sentence.ts';
import { actInWords } from './timeline.tsx';
import './minutes.css';

type Told = Extract<Minutes, { ok: true }>;

/** The minutes of a session (berita acara) from its ledger, to print or to save as a sheet. */
export function MinutesPage({ sessionId }: { sessionId: string }) {
  const speech = useSpeech();
  const { t } = speech;
  const say = useRefusalSentence();
  const [told, setTold] = useState<Told | null>(null);
  const [said, setSaid] = useState('');
  useEffect(() => {
    void incidentDesk.minutes(sessionId).then((reply) => {
      if (reply.ok) setTold({ ...reply });
      setSaid(reply.ok ? '' : say(reply.refusal));
    });
  }, [sessionId, say]);
  const save = () => {
    if (told !== null)
      saveText(minutesSheet(told, speech, actInWords), `berita-acara-${sessionId}.csv`, 'text/csv;charset=utf-8');
  };
  return (
    <div className="lobby">
      <PlainBand />
      <main className="lobby-main minutes">
        <p className="links no-print">
          <a className="btn sm" href={incidentsOf(sessionId)}>
            <Icon name="left" />
            {t('incident.title')}
          </a>
          <button type="button" className="btn sm" onClick={() => window.print()} disabled={told === null}>
            {t('minutes.print')}
          </button>
          <button type="button" className="btn sm" onClick={save} disabled={told === null}>
            {t('minutes.sheet')}
          </button>
        </p>
        <p className="said" role="alert">
          {said}
        </p>
        {told !== null && <Sheet told={told} speech={speech} />}
      </main>
    </div>
  );
}

const COUNTS = ['expected', 'present', 'signedIn', 'submitted', 'expired', 'terminated', 'unfinished'] as const;

function Sheet({ told, speech }: { told: Told; speech: Speech }) {
  const { t, words, number, day, clock } = speech;
  const { absent, acts, at, counts, incidents, ledger, session } = told;
  const when = (moment: number | null) => (moment === null ? '–' : day(moment, session.zone));
  return (
    <article className="sheet">
      <h1>{t('minutes.title')}</h1>
      <p className="lead">{words(session.title)}</p>
      <dl className="minutes-head">
        <dt>{t('minutes.session')}</dt>
        <dd>{session.id}</dd>
        <dt>{t('minutes.opened')}</dt>
        <dd>{when(session.openedAt)}</dd>
        <dt>{t('minutes.closed')}</dt>
        <dd>{when(session.closedAt)}</dd>
        <dt>{t('minutes.at')}</dt>
        <dd>{when(at)}</dd>
      </dl>
      {session.phase !== 'closed' && <p className="minutes-draft">{t('minutes.draft')}</p>}
      <h2>{t('minutes.counts')}</h2>
      <dl className="minutes-counts">
        {COUNTS.map((each) => (
          <div key={each}>
            <dt>{t(`minutes.count.${each}`)}</dt>
            <dd>{number(counts[each])}</dd>
          </div>
        ))}
      </dl>
      <p>{absent.length === 0 ? t('minutes.noneAbsent') : t('minutes.absent', { who: absent.join(', ') })}</p>
      <h2>{t('minutes.incidents')}</h2>
      {incidents.length === 0 && <p>{t('minutes.noIncidents')}</p>}
      <ol className="minutes-incidents">
        {incidents.map((one) => (
          <li key={one.number} value={one.number}>
            <b>{t(`incident.kind.${one.kind}`)}</b>, {clock(one.since, session.zone)}
            {one.until !== null && `–${clock(one.until, session.zone)}`}.{' '}
            {[one.forAll ? t('incident.everybody') : one.numbers.join(', '), one.reason].filter(Boolean).join(': ')} (
            {one.by === 'engine' ? t('timeline.engine') : one.by})
            {one.notes.map((note) => (
              <div key={note.at}>
                {clock(note.at, session.zone)} {note.by}: {note.reason}
              </div>
            ))}
            {one.open && <div>{t('incident.isOpen')}</div>}
          </li>
        ))}
      </ol>
      <h2>{t('minutes.acts')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('minutes.time')}</th>
            <th scope="col">{t('minutes.what')}</th>
            <th scope="col">{t('minutes.who')}</th>
            <th scope="col">{t('minutes.by')}</th>
            <th scope="col">{t('minutes.reason')}</th>
            <th scope="col">#</th>
          </tr>
        </thead>
        <tbody>
          {minutesRows(acts).map((row) => (
            <ActRow key={row.first.index} row={row} speech={speech} zone={session.zone} />
          ))}
        </tbody>
      </table>
      <h2>{t('minutes.proof')}</h2>
      <p>{t('minutes.entries', { n: number(ledger.size) })}</p>
      <p className="mono minutes-root">{ledger.root}</p>
      <p>{[...rootWords(ledger.root, speech.language)].join(' ')}</p>
      <div className="minutes-signatures">
        {['organiser', 'agency', 'witness'].map((who) => (
          <p key={who}>{t(`minutes.signature.${who}`)}</p>
        ))}
      </div>
    </article>
  );
}

function ActRow({ row, speech, zone }: { row: MinutesRow; speech: Speech; zone: string }) {
  const { t, age, clock, number } = speech;
  const { first, last, span, who } = row;
  const [from, to] = [clock(first.at, zone), clock(last.at, zone)];
  const lengths = span === null ? [] : [...new Set(span.map((ms) => age(ms)))];
  const plain = {
    ...first,
    ...(span !== null && { ms: null }),
    ...(first.type === 'WORKSTATION' && { workstation: null }),
  };
  return (
    <tr>
      <td>{from === to ? from : `${from}–${to}`}</td>
      <td>{[actInWords(plain, speech, zone), ...(span === null ? [] : [lengths.join('–')])].join(' · ')}</td>
      <td>
        {who.length > 1 && `${number(who.length)}: `}
        {who.length > 0 ? who.join(', ') : first.forAll ? t('timeline.forAll') : '–'}
      </td>
      <td>{first.by === 'engine' ? t('timeline.engine') : (first.by ?? '–')}</td>
      <td>{first.reason}</td>
      <td>{first.index === last.index ? first.index : `${first.index}–${last.index}`}</td>
    </tr>
  );
}
