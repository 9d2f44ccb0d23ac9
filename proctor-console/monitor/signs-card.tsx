import { useEffect, useState } from 'react';
import type { MonitorRow } from '#protocol/proctor-down.ts';
import type { PersonSigns } from '#protocol/staff-http.ts';
import { useSpeech } from '../messages/speech.ts';
import type { Room } from '../state/room.ts';
import { useConsole } from './desk-context.tsx';
import { shortName } from './person.ts';
import { useRefusalSentence } from './refusal-sentence.ts';
import './signs-card.css';

type Signs = Extract<PersonSigns, { ok: true }>['signs'];

/** Signs that are only shown change no row, so the list is asked for again now and then. */
const ASK_EVERY = 5_000;

/** One person's signs as the engine holds them, the newest first. */
export function SignsCard({ row, room }: { row: MonitorRow; room: Room }) {
  const { t } = useSpeech();
  const { signs, said } = useSigns(room.head.session.id, row);
  return (
    <section className="card signs-card" aria-label={t('signs.title', { who: shortName(row) })}>
      <div className="ch">
        <h2>{t('signs.title', { who: shortName(row) })}</h2>
        <span className="sub">{row.name}</span>
      </div>
      {said !== '' && (
        <p className="said" role="alert">
          {said}
        </p>
      )}
      {signs !== null &&
        (signs.length === 0 ? <p className="none">{t('signs.none')}</p> : <List {...{ signs, room }} />)}
      <p className="foot">{t('signs.note')}</p>
    </section>
  );
}

function useSigns(sessionId: string, { number, signs: { focus, other } }: MonitorRow) {
  const { desk } = useConsole();
  const say = useRefusalSentence();
  const [found, setFound] = useState<{ number: string; signs: Signs } | null>(null);
  const [said, setSaid] = useState('');
  useEffect(() => {
    let isCurrent = true;
    const ask = async () => {
      const reply = await desk.signs(sessionId, number);
      if (!isCurrent) return;
      if (reply.ok) setFound({ number, signs: reply.signs });
      setSaid(reply.ok ? '' : say(reply.refusal));
    };
    void ask();
    const again = setInterval(() => void ask(), ASK_EVERY);
    return () => {
      isCurrent = false;
      clearInterval(again);
    };
  }, [desk, say, sessionId, number, focus, other]);
  return { signs: found?.number === number ? found.signs : null, said };
}

function List({ signs, room }: { signs: Signs; room: Room }) {
  const { t, age, clock, number } = useSpeech();
  const { zone } = room.head.session;
  return (
    <ul className="signs">
      {signs.map((sign, place) => (
        <li key={`${sign.at} ${sign.kind} ${place}`} className={sign.recorded ? undefined : 'q'}>
          <time>{clock(sign.at, zone)}</time>
          <span>
            <b>{t(`signs.kind.${sign.kind}`)}</b>
            {sign.durationMs >= 1_000 && ` · ${age(sign.durationMs)}`}
            {sign.count > 1 && ` · ${t('signs.times', { count: sign.count, n: number(sign.count) })}`}
            {sign.pos !== null && ` · ${t('signs.item', { n: number(sign.pos + 1) })}`}
            {!sign.recorded && ` · ${t('signs.unrecorded')}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
