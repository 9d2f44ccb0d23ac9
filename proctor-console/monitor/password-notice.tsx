import { type FormEvent, useState } from 'react';
import { Icon } from '../appearance/icon.tsx';
import { useSpeech } from '../messages/speech.ts';
import { useConsole } from './desk-context.tsx';
import { useRefusalSentence } from './refusal-sentence.ts';

const SHORTEST = 12;

/** Stands above everything until the printed first password is replaced. */
export function PasswordNotice() {
  const { t } = useSpeech();
  const { me, line, askWho } = useConsole();
  const [isOpen, setOpen] = useState(false);
  const [isDone, setDone] = useState(!me.usesInitialPassword);
  const [isFresh, setFresh] = useState(false);
  if (isDone) {
    return isFresh ? (
      <div className="notice s-saved" role="status">
        <Icon name="saved" />
        <p>{t('password.done')}</p>
      </div>
    ) : null;
  }
  return (
    <section className="notice s-doubtful" aria-label={t('password.title')}>
      <Icon name="lock" />
      <p>{t('password.notice')}</p>
      {!isOpen && (
        <button type="button" className="btn sm" onClick={() => setOpen(true)}>
          {t('password.change')}
        </button>
      )}
      {isOpen && (
        <PasswordForm
          onDone={() => {
            line.renew();
            void askWho();
            setFresh(true);
            setDone(true);
          }}
        />
      )}
    </section>
  );
}

function PasswordForm({ onDone }: { onDone: () => void }) {
  const { t } = useSpeech();
  const { desk, me } = useConsole();
  const say = useRefusalSentence();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [said, setSaid] = useState('');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (next.length < SHORTEST) return setSaid(t('password.short', { least: SHORTEST }));
    if (next !== again) return setSaid(t('password.differ'));
    const reply = await desk.changePassword(current, next);
    if (reply.ok) onDone();
    else setSaid(say(reply.refusal));
  };

  return (
    <form className="password" onSubmit={submit}>
      <input className="sr" readOnly tabIndex={-1} aria-hidden="true" autoComplete="username" value={me.name} />
      <Entry label={t('password.current')} kind="current-password" value={current} onChange={setCurrent} />
      <Entry label={t('password.next', { least: SHORTEST })} kind="new-password" value={next} onChange={setNext} />
      <Entry label={t('password.again')} kind="new-password" value={again} onChange={setAgain} />
      <button className="btn sm primary">{t('password.go')}</button>
      <p className="said" role="alert">
        {said}
      </p>
    </form>
  );
}

interface EntryParts {
  readonly label: string;
  readonly kind: 'current-password' | 'new-password';
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Entry({ label, kind, value, onChange }: EntryParts) {
  return (
    <label className="entry sm">
      <span className="label">{label}</span>
      <input
        type="password"
        required
        maxLength={200}
        autoComplete={kind}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
