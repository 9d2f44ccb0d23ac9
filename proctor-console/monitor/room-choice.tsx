import { useMemo } from 'react';
import { useSpeech } from '../messages/speech.ts';
import type { Room } from '../state/room.ts';

interface ChoiceParts {
  readonly room: Room;
  readonly chosen: string | null;
  readonly onChoose: (room: string | null) => void;
}

/** Which room's people the table shows, where there are several: all that is shown can then be selected at once. */
export function RoomChoice({ room: { rows }, chosen, onChoose }: ChoiceParts) {
  const { t } = useSpeech();
  const names = useMemo(() => roomNames([...rows.values()].map(({ room }) => room)), [rows]);
  if (names.length < 2) return null;
  return (
    <select
      className="btn sm"
      aria-label={t('table.room')}
      value={chosen ?? ''}
      onChange={({ target }) => onChoose(target.value === '' ? null : target.value)}
    >
      <option value="">{t('table.allRooms')}</option>
      {names.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </select>
  );
}

function roomNames(rooms: readonly (string | null)[]): readonly string[] {
  const order = new Intl.Collator('id', { numeric: true });
  return [...new Set(rooms)].filter((name) => name !== null).sort((a, b) => order.compare(a, b));
}
