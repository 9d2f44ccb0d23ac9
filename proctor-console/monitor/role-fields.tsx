import { ROLES, type Role, mayManage } from '#domain/staff/role.ts';
import { useSpeech } from '../messages/speech.ts';
import { useConsole } from './desk-context.tsx';

/** As typed into one line; nothing stands for all rooms. */
export function roomsNamed(typed: string): 'all' | string[] {
  const named = typed
    .split(/[,;]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  return named.length === 0 ? 'all' : named;
}

interface RoleParts {
  readonly role: Role;
  /** As typed. */
  readonly rooms: string;
  readonly onRole: (role: Role) => void;
  readonly onRooms: (rooms: string) => void;
}

/** What an account may do, and where: of the roles, those that whoever is signed in may give. */
export function RoleFields({ role, rooms, onRole, onRooms }: RoleParts) {
  const { t } = useSpeech();
  const { me } = useConsole();
  return (
    <>
      <label className="entry">
        <span className="label">{t('staffPage.role')}</span>
        <select value={role} onChange={({ target }) => onRole(target.value as Role)}>
          {ROLES.filter((each) => mayManage(me.role, each)).map((each) => (
            <option key={each} value={each}>
              {t(`role.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="entry">
        <span className="label">{t('staffPage.rooms')}</span>
        <input autoComplete="off" value={rooms} onChange={({ target }) => onRooms(target.value)} />
      </label>
    </>
  );
}
