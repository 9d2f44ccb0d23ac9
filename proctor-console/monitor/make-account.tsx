import { type FormEvent, useState } from 'react';
import type { Role } from '#domain/staff/role.ts';
import { accountDesk } from '../connection/account-desk.ts';
import { useSpeech } from '../messages/speech.ts';
import { useRefusalSentence } from './refusal-sentence.ts';
import type { OneTime } from './one-time.ts';
import { RoleFields, roomsNamed } from './role-fields.tsx';

/** A new account: name, role, rooms. Its password is the engine's to draw, and is told once. */
export function MakeAccountForm({ onMade }: { onMade: (told: OneTime) => void }) {
  const { t } = useSpeech();
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
      <RoleFields role={role} rooms={rooms} onRole={setRole} onRooms={setRooms} />
      <button className="btn primary" disabled={isBusy || name.trim() === ''}>
        {t('staffPage.makeGo')}
      </button>
      <p className="said" role="alert">
        {said}
      </p>
    </form>
  );
}
