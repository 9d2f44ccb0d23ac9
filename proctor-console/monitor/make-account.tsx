import { type FormEvent, useState } from 'react';
import { ROLES, type Role, mayManage } from '#domain/staff/role.ts';
import { accountDesk } from '../connection/account-desk.ts';
import { useSpeech } from '../messages/speech.ts';
import { useConsole } from './desk-context.tsx';
import { useRefusalSentence } from './refusal-sentence.ts';
import type { OneTime } from './one-time.ts';

/** As typed into one line; nothing stands for all rooms. */
export function roomsNamed(typed: string): 'all' | string[] {
  const named = typed
    .split(/[,;]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  return named.length === 0 ? 'all' : named;
}

/** A new account: name, role, rooms. Its password is the engine's to draw, and is told once. */
export function MakeAccountForm({ onMade }: { onMade: (told: OneTime) => void }) {
  const { t } = useSpeech();
  const { me } = useConsole();
  const say = useRefusalSentence();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('invigilator');
  const [rooms, setRooms] = useState('');
  const [said, setSaid] = useState('');
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const reply = await accountDesk.make({ name: name.trim(), role, rooms: roomsNamed(rooms) });
    setBusy(false);
    setSaid(reply.ok ? '' : say(reply.refusal));
    if (!reply.ok) return;
    onMade({ name: name.trim(), password: reply.password ?? '' });
    setName('');
  };
  return (
    <form className="make-account" onSubmit={(event) => void submit(event)}>
      <label className="entry">
        <span className="label">{t('signIn.name')}</span>
        <input
          required
          maxLength={60}
          autoComplete="off"
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </label>
      <label className="entry">
        <span className="label">{t('staffPage.role')}</span>
        <select value={role} onChange={({ target }) => setRole(target.value as Role)}>
          {ROLES.filter((each) => mayManage(me.role, each)).map((each) => (
            <option key={each} value={each}>
              {t(`role.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="entry">
        <span className="label">{t('staffPage.rooms')}</span>
        <input autoComplete="off" value={rooms} onChange={({ target }) => setRooms(target.value)} />
      </label>
      <button className="btn primary" disabled={isBusy || name.trim() === ''}>
        {t('staffPage.makeGo')}
      </button>
      <p className="said" role="alert">
        {said}
      </p>
    </form>
  );
}
