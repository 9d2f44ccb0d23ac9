import { useState } from 'react';
import { type Role, isRole } from '#domain/staff/role.ts';
import { type Account, accountDesk } from '../connection/account-desk.ts';
import { useSpeech } from '../messages/speech.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { useRefusalSentence } from './refusal-sentence.ts';
import { RoleFields, roomsNamed } from './role-fields.tsx';

interface PlaceParts {
  readonly account: Account;
  readonly onLeave: () => void;
  readonly onDone: () => void;
}

/** Another role and other rooms for an account that is there already. Its sign-ins end, so that nothing goes on under the old ones. */
export function PlaceAccountDialog({ account, onLeave, onDone }: PlaceParts) {
  const { t } = useSpeech();
  const say = useRefusalSentence();
  const { name } = account;
  const [role, setRole] = useState<Role>(isRole(account.role) ? account.role : 'invigilator');
  const [rooms, setRooms] = useState(account.rooms === 'all' ? '' : account.rooms.join(', '));
  return (
    <ConfirmDialog
      title={t('staffPage.actOn', { act: t('staffPage.act.place'), name })}
      goes={t('staffPage.act.place')}
      asksReason
      reasonWord="reason.journal"
      onCancel={onLeave}
      onConfirm={async (reason) => {
        const reply = await accountDesk.act({ name, reason, what: { act: 'place', role, rooms: roomsNamed(rooms) } });
        if (!reply.ok) return say(reply.refusal);
        onDone();
        return '';
      }}
    >
      <p>{t('staffPage.what.place')}</p>
      <RoleFields role={role} rooms={rooms} onRole={setRole} onRooms={setRooms} />
    </ConfirmDialog>
  );
}
