import { type FormEvent, useId, useState } from 'react';
import { Brand } from '../appearance/brand.tsx';
import { Icon } from '../appearance/icon.tsx';
import { ReadingChoices } from '../appearance/reading-choices.tsx';
import type { DeskRefusal, Signed, StaffDesk } from '../connection/staff-desk.ts';
import { useSpeech } from '../messages/speech.ts';
import { useRefusalSentence } from './refusal-sentence.ts';

interface SignInParts {
  readonly desk: Pick<StaffDesk, 'signIn'>;
  readonly onSigned: (me: Signed) => void;
  /** What stands at the top where it is not the monitor that one signs in to. */
  readonly title?: string;
  readonly lead?: string;
}

export function SignIn({ desk, onSigned, title, lead }: SignInParts) {
  const { t } = useSpeech();
  const say = useRefusalSentence();
  const id = useId();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [asksCode, setAsksCode] = useState(false);
  const [code, setCode] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<DeskRefusal['refusal'] | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const reply = await desk.signIn(name.trim(), password, asksCode ? code.trim() : undefined);
    setBusy(false);
    if (!reply.ok) {
      if (reply.refusal.word === 'code-needed') setAsksCode(true);
      setCode('');
      return setRefusal(reply.refusal);
    }
    setRefusal(null);
    onSigned(reply);
  };

  return (
    <div className="gate">
      <header className="gate-top on-band slatted">
        <Brand />
        <ReadingChoices />
      </header>
      <main className="gate-main">
        <form className="card gate-card" onSubmit={submit} aria-labelledby={`${id}-title`}>
          <h1 id={`${id}-title`}>{title ?? t('signIn.title')}</h1>
          <p className="lead">{lead ?? t('signIn.lead')}</p>
          <label className="entry">
            <span className="label">{t('signIn.name')}</span>
            <input
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              required
              maxLength={60}
              autoFocus
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </label>
          <label className="entry">
            <span className="label">{t('signIn.password')}</span>
            <input
              type="password"
              autoComplete="current-password"
              required
              maxLength={200}
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          </label>
          {asksCode && (
            <label className="entry">
              <span className="label">{t('signIn.code')}</span>
              <input
                autoComplete="one-time-code"
                required
                autoFocus
                maxLength={20}
                value={code}
                onChange={(event) => setCode(event.target.value)}
              />
            </label>
          )}
          <p className="said" role="alert">
            {refusal !== null && (
              <>
                <Icon name="alarm" />
                {say(refusal)}
              </>
            )}
          </p>
          <button className="btn primary" disabled={isBusy || name.trim() === '' || password === ''}>
            {isBusy ? t('signIn.busy') : t('signIn.go')}
          </button>
        </form>
      </main>
    </div>
  );
}
