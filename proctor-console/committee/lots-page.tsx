import { type FormEvent, useState } from 'react';
import { Refused } from '../bank/refused.tsx';
import { dayDesk } from '../connection/day-desk.ts';
import type { DeskRefusal } from '../connection/staff-desk.ts';
import { useSpeech } from '../messages/speech.ts';
import { atDay } from './committee-address.ts';
import { useCommittee } from './committee-context.ts';
import { useDay } from './day-page.tsx';
import { DrawnSeats } from './drawn-seats.tsx';

const LEAST = 20;

/** For the big screen: what was committed to, the digits as they fall, and what came of them. */
export function LotsPage({ session }: { session: string }) {
  const { t, words, number } = useSpeech();
  const { day, refusal, again } = useDay(session);
  return (
    <div className="lots">
      <h1>{day === null ? t('lots.title') : t('lots.of', { title: words(day.session.title) })}</h1>
      <Refused refusal={refusal} again={again} />
      {day !== null && (
        <>
          <section className="card lots-part" aria-labelledby="lots-commit">
            <h2 id="lots-commit">{t('lots.commitment')}</h2>
            <p className="mono lots-hash">{grouped(day.commitment)}</p>
            <p className="lead">{t('lots.commitmentLead')}</p>
          </section>
          {day.lots === null ? (
            <Typing session={session} awaitsSecond={day.awaitsSecond} onDone={again} />
          ) : (
            <section className="card lots-part drawn" aria-labelledby="lots-drawn">
              <h2 id="lots-drawn">{t('lots.drawn')}</h2>
              <p className="mono lots-digits">{day.lots.digits}</p>
              <p className="lots-say" role="status">
                {t(day.lots.automatic ? 'day.automatic' : 'lots.papers', { n: number(day.papers) })}
              </p>
              <p className="mono lots-hash">
                {t('committee.ledger', { size: number(day.ledger.size) })} {grouped(day.ledger.root)}
              </p>
            </section>
          )}
          {day.lots !== null && <DrawnSeats session={session} />}
          <p className="links">
            <a className="btn" href={atDay(session)}>
              {t('lots.back')}
            </a>
          </p>
        </>
      )}
    </div>
  );
}

function grouped(hash: string): string {
  return hash.replace(/(.{4})(?!$)/g, '$1 ');
}

interface TypingParts {
  readonly session: string;
  readonly awaitsSecond: boolean;
  readonly onDone: () => void;
}

function Typing({ session, awaitsSecond, onDone }: TypingParts) {
  const { t, number } = useSpeech();
  const { me } = useCommittee();
  const [digits, setDigits] = useState('');
  const [said, setSaid] = useState('');
  const [refusal, setRefusal] = useState<DeskRefusal['refusal'] | null>(null);
  const count = digits.replace(/\D/g, '').length;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const reply = await dayDesk.lots(session, digits);
    setRefusal(reply.ok ? null : reply.refusal);
    if (reply.ok) {
      setDigits('');
      setSaid(reply.awaitsSecond ? t('lots.first', { name: me.name }) : '');
    }
    onDone();
  };
  return (
    <form className="card lots-part" onSubmit={(event) => void submit(event)} aria-labelledby="lots-type">
      <h2 id="lots-type">{t(awaitsSecond ? 'lots.typeAgain' : 'lots.type')}</h2>
      <p className="lead">{t(awaitsSecond ? 'lots.typeAgainLead' : 'lots.typeLead')}</p>
      <label className="entry">
        <span className="label">{t('lots.digits')}</span>
        <input
          className="mono lots-digits"
          inputMode="numeric"
          autoComplete="off"
          value={digits}
          onChange={({ target }) => setDigits(target.value.replace(/[^\d ]/g, ''))}
          maxLength={200}
        />
      </label>
      <p className="lots-say">{t('lots.count', { n: number(count), least: number(LEAST) })}</p>
      <Refused refusal={refusal} />
      <p role="status" className="good-line">
        {said}
      </p>
      <button className="btn primary" disabled={count < LEAST}>
        {t(awaitsSecond ? 'lots.confirm' : 'lots.take')}
      </button>
    </form>
  );
}
