import { type FormEvent, useState } from 'react';
import { SHORTEST_PASSWORD, faultOfPassword } from '#domain/staff/password.ts';
import { Brand } from '../appearance/brand.tsx';
import { Icon } from '../appearance/icon.tsx';
import { ReadingChoices } from '../appearance/reading-choices.tsx';
import type { Signed, StaffDesk } from '../connection/staff-desk.ts';
import { useSpeech } from '../messages/speech.ts';
import { useRefusalSentence } from './refusal-sentence.ts';

interface GateParts {
  readonly me: Signed;
  readonly desk: Pick<StaffDesk, 'changePassword'>;
  readonly onDone: () => void;
  readonly onLeave: () => void;
}

/** Until the password that somebody else has known is replaced there is nothing else: the engine answers nothing else either. */
export function PasswordGate({ me, desk, onDone, onLeave }: GateParts) {
  const { t } = useSpeech();
  const say = useRefusalSentence();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [said, setSaid] = useState('');
  const [isBusy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const fault = faultOfPassword(next, me.name, current);
    if (fault !== null) return setSaid(say({ word: 'weak-password', where: fault }));
    if (next !== again) return setSaid(t('password.differ'));
    setBusy(true);
    const reply = await desk.changePassword(current, next);
    setBusy(false);
    if (reply.ok) onDone();
    else setSaid(say(reply.refusal));
  };

  return (
    <div className="gate">
      <header className="gate-top on-band slatted">
        <Brand />
        <ReadingChoices />
      </header>
      <main className="gate-main">
        <form className="card gate-card" onSubmit={submit} aria-labelledby="password-title">
          <h1 id="password-title">{t('password.title')}</h1>
          <p className="lead">{t('password.notice', { name: me.name })}</p>
          <input className="sr" readOnly tabIndex={-1} aria-hidden="true" autoComplete="username" value={me.name} />
          <Entry label={t('password.current')} kind="current-password" value={current} onChange={setCurrent} isFirst />
          <Entry
            label={t('password.next', { least: SHORTEST_PASSWORD })}
            kind="new-password"
            value={next}
            onChange={setNext}
          />
          <Entry label={t('password.again')} kind="new-password" value={again} onChange={setAgain} />
          <p className="said" role="alert">
            {said !== '' && (
              <>
                <Icon name="alarm" />
                {said}
              </>
            )}
          </p>
          <button className="btn primary" disabled={isBusy || current === '' || next === '' || again === ''}>
            {t('password.go')}
          </button>
          <button type="button" className="btn" onClick={onLeave}>
            {t('band.signOut')}
          </button>
        </form>
      </main>
    </div>
  );
}

interface EntryParts {
  readonly label: string;
  readonly kind: 'current-password' | 'new-password';
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isFirst?: boolean;
}

function Entry({ label, kind, value, onChange, isFirst = false }: EntryParts) {
  return (
    <label className="entry">
      <span className="label">{label}</span>
      <input
        type="password"
        required
        maxLength={200}
        autoComplete={kind}
        autoFocus={isFirst}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
