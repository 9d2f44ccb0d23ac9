import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { DoorPerson } from '#protocol/sessions-http.ts';
import { CameraScan } from './camera-scan.tsx';
import { DoorPhoto } from './door-photo.tsx';
import { Refused } from '../bank/refused.tsx';
import { dayDesk } from '../connection/day-desk.ts';
import type { DeskRefusal } from '../connection/staff-desk.ts';
import { useSpeech } from '../messages/speech.ts';
import { ScannerKeys } from '../state/scanner.ts';

interface DoorParts {
  readonly session: string;
  readonly isShut: boolean;
  /** From now on it takes two people. */
  readonly isTooLate: boolean;
  /** How many are checked in, by whomever: another figure, and the person shown is looked at again. */
  readonly present: number;
  readonly onDone: () => void;
}

/**
 * A number is typed, or read by a scanner that types it and presses Enter. Then the person is looked at, and only then checked in:
 * the focus is back in the number for the next one.
 */
export function Door({ session, isShut, isTooLate, present, onDone }: DoorParts) {
  const { t, words } = useSpeech();
  const entry = useRef<HTMLInputElement>(null);
  const [number, setNumber] = useState('');
  const [person, setPerson] = useState<DoorPerson | null>(null);
  const [reason, setReason] = useState('');
  const [pin, setPin] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const [refusal, setRefusal] = useState<DeskRefusal['refusal'] | null>(null);
  const shown = person?.presentAt === null ? person.number : null;
  useEffect(() => {
    if (shown === null) return undefined;
    let isOld = false;
    void dayDesk.person(session, shown).then((reply) => {
      if (isOld || !reply.ok || reply.person.presentAt === null) return;
      setPerson(reply.person);
      setSaid(t('day.checkedIn', { name: reply.person.name, number: reply.person.number }));
    });
    return () => {
      isOld = true;
    };
  }, [session, shown, present, t]);
  const find = async (code: string) => {
    setPin(null);
    setSaid('');
    const reply = await dayDesk.person(session, code.trim());
    setPerson(reply.ok ? reply.person : null);
    setRefusal(reply.ok ? null : reply.refusal);
    if (!reply.ok) entry.current?.select();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void find(number);
  };
  useScanner((code) => {
    setNumber(code);
    setReason((typed) => (typed.endsWith(code) ? typed.slice(0, -code.length) : typed));
    void find(code);
  });
  const checkIn = async (who: DoorPerson) => {
    const reply = await dayDesk.checkIn(session, who.number, reason.trim());
    setRefusal(reply.ok ? null : reply.refusal);
    if (!reply.ok) return;
    setSaid(t('day.checkedIn', { name: who.name, number: who.number }));
    setPerson(reply.person);
    setNumber('');
    setReason('');
    onDone();
    entry.current?.focus();
  };
  const propose = async (who: DoorPerson) => {
    const reply = await dayDesk.proposeLate(session, who.number, reason.trim());
    setRefusal(reply.ok ? null : reply.refusal);
    if (!reply.ok) return;
    setSaid(t('late.proposed', { name: who.name }));
    setReason('');
    onDone();
  };
  const renew = async (who: DoorPerson) => {
    const reply = await dayDesk.card(session, who.number, reason.trim());
    setPin(reply.ok ? reply.pin : null);
    setRefusal(reply.ok ? null : reply.refusal);
  };
  return (
    <section className="card door" aria-labelledby="door-title">
      <h2 id="door-title">{t('day.door')}</h2>
      <form onSubmit={submit} className="door-find">
        <label className="entry">
          <span className="label">{t('day.number')}</span>
          <input
            ref={entry}
            className="mono"
            value={number}
            onChange={({ target }) => setNumber(target.value)}
            maxLength={40}
            autoComplete="off"
            autoFocus
            required
          />
        </label>
        <button className="btn">{t('day.find')}</button>
      </form>
      <p className="small">{t('day.scan')}</p>
      <CameraScan
        onCode={(code) => {
          setNumber(code);
          void find(code);
        }}
      />
      <Refused refusal={refusal} />
      <p role="status" className="good-line">
        {said}
      </p>
      {person !== null && (
        <div className="door-person">
          <DoorPhoto key={person.number} session={session} number={person.number} name={person.name} />
          <p className="door-name">{person.name}</p>
          <dl>
            <dt>{t('column.number')}</dt>
            <dd className="mono">{person.number}</dd>
            <dt>{t('committee.category')}</dt>
            <dd>{words(person.category)}</dd>
            <dt>{t('committee.room')}</dt>
            <dd>{person.room ?? '–'}</dd>
            <dt>{t('column.seat')}</dt>
            <dd>{person.seat ?? '–'}</dd>
            <dt>{t('column.accommodations')}</dt>
            <dd>{person.accommodations.length === 0 ? '–' : person.accommodations.map(words).join(', ')}</dd>
            <dt>{t('day.attendance')}</dt>
            <dd>{t(person.presentAt === null ? 'day.notYet' : 'day.isPresent')}</dd>
          </dl>
          <label className="entry">
            <span className="label">{t(isShut ? 'day.lateReason' : 'day.reason')}</span>
            <input
              value={reason}
              onChange={({ target }) => setReason(target.value)}
              maxLength={300}
              autoComplete="off"
            />
          </label>
          <p className="links">
            {isTooLate && person.presentAt === null ? (
              <button
                type="button"
                className="btn primary"
                disabled={reason.trim() === ''}
                onClick={() => void propose(person)}
              >
                {t('late.propose')}
              </button>
            ) : (
              <button
                type="button"
                className="btn primary"
                disabled={person.presentAt !== null || (isShut && reason.trim() === '')}
                onClick={() => void checkIn(person)}
              >
                {t('day.checkIn')}
              </button>
            )}
            <button
              type="button"
              className="btn"
              disabled={reason.trim().length < 3}
              onClick={() => void renew(person)}
            >
              {t('day.newPin')}
            </button>
          </p>
          <p role="status">
            {pin !== null && (
              <>
                {t('day.pinOnce')} <b className="mono pin-once">{pin.replace(/(.{4})(?!$)/g, '$1-')}</b>
              </>
            )}
          </p>
        </div>
      )}
    </section>
  );
}

/** A scanner is heard wherever the focus is; Enter then presses no button that happens to have it. */
function useScanner(onCode: (code: string) => void): void {
  const latest = useRef(onCode);
  useEffect(() => {
    latest.current = onCode;
  });
  useEffect(() => {
    const keys = new ScannerKeys();
    const hear = (event: KeyboardEvent) => {
      // A shortcut is a person's, and its letter is of no code.
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const code = keys.press(event.key, event.timeStamp);
      if (code === null) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current(code);
    };
    window.addEventListener('keydown', hear, true);
    return () => window.removeEventListener('keydown', hear, true);
  }, []);
}
