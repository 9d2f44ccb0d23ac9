import { type FormEvent, useId, useState } from 'react';
import type { DeskRefusal } from '../connection/staff-desk.ts';
import { useSpeech } from '../messages/speech.ts';
import { useBankRoom } from './bank-context.ts';
import { Refused } from './refused.tsx';

const EMPTY = { code: '', title: '', language: 'id', licence: '' };

export function MakeBank({ onMade }: { onMade: () => void }) {
  const { t } = useSpeech();
  const { desk } = useBankRoom();
  const id = useId();
  const [bank, setBank] = useState(EMPTY);
  const [isBusy, setBusy] = useState(false);
  const [made, setMade] = useState('');
  const [refusal, setRefusal] = useState<DeskRefusal['refusal'] | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const { code, language, licence, title } = bank;
    const reply = await desk.putBank(code, { title: title.trim(), language, licence: licence.trim() });
    setBusy(false);
    setRefusal(reply.ok ? null : reply.refusal);
    if (!reply.ok) return;
    setMade(t('bank.made', { title: title.trim() }));
    setBank(EMPTY);
    onMade();
  };
  const entry = (name: keyof typeof EMPTY, word: string, rest: object) => (
    <label className="entry">
      <span className="label">{t(word)}</span>
      <input
        value={bank[name]}
        onChange={(event) => setBank({ ...bank, [name]: event.target.value })}
        autoComplete="off"
        {...rest}
      />
    </label>
  );
  return (
    <form className="card make-bank" onSubmit={submit} aria-labelledby={id}>
      <h2 id={id}>{t('bank.make')}</h2>
      <div className="entries">
        {entry('code', 'bank.code', { required: true, pattern: '[a-z0-9][a-z0-9\\-]{0,39}', maxLength: 40 })}
        {entry('title', 'bank.name', { required: true, maxLength: 120 })}
        {entry('language', 'bank.languageCode', { required: true, pattern: '[a-z]{2,3}(-[A-Za-z0-9]{2,8})*' })}
        {entry('licence', 'bank.licenceOptional', { maxLength: 120 })}
      </div>
      <Refused refusal={refusal} />
      <p role="status">{made}</p>
      <button className="btn primary" disabled={isBusy}>
        {t('bank.makeGo')}
      </button>
    </form>
  );
}
