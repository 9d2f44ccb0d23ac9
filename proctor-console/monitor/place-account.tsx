import { useState } from 'react';
import { ROLES, type Role, isRole, mayManage } from '#domain/staff/role.ts';
import { type Account, accountDesk } from '../connection/account-desk.ts';
import { useSpeech } from '../messages/speech.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { useConsole } from './desk-context.tsx';
import { roomsNamed } from './make-account.tsx';
import { useRefusalSentence } from './refusal-sentence.ts';

interface PlaceParts {
  readonly account: Account;
  readonly onLeave: () => void;
  readonly onDone: () => void;
}

/** Another role and other rooms for an account that is there already. Its sign-ins end, so that nothing goes on under the old ones. */
export function PlaceAccountDialog({ account, onLeave, onDone }: PlaceParts) {
  const { t } = useSpeech();
  const { me } = useConsole();
  const say = useRefusalSentence();
  const { name } = account;
  const [role, setRole] = useState<Role>(isRole(account.role) ? account.role : 'invigilator');
  const [rooms, setRooms] = useState(account.rooms === 'all' ? '' : account.rooms.join(', '));
  return (
    <ConfirmDialog
      title={t('staffPage.actOn', { act: t('staffPage.act.place'), name })}
      goes={t('staffPage.act.place')}
      asksReason
      onCancel={onLeave}
      onConfirm={async (reason) => {
        const reply = await accountDesk.act({ name, reason, what: { act: 'place', role, rooms: roomsNamed(rooms) } });
        if (!reply.ok) return say(reply.refusal);
        onDone();
        return '';
      }}
    >
      <p>{t('staffPage.what.place')}</p>
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
    </ConfirmDialog>
  );
}
