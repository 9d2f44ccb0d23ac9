import { type RoomPlan, seatsOf, sparesOf } from '#domain/room/room-plan.ts';
import { capacityOf } from '#domain/room/seat-faults.ts';
import type { RosterLineWire } from '#protocol/sessions-http.ts';
import { Icon } from '../appearance/icon.tsx';
import { Refused } from '../bank/refused.tsx';
import { roomDesk } from '../connection/room-desk.ts';
import { useSpeech } from '../messages/speech.ts';
import { AT_ROOMS } from './committee-address.ts';
import { useTold } from './committee-context.ts';

interface StepParts {
  readonly chosen: readonly string[];
  readonly people: readonly RosterLineWire[];
  readonly onChange: (rooms: readonly string[]) => void;
}

/** Which rooms a session uses, and whether everybody fits; without any the seats are those of the roster. */
export function RoomsStep({ chosen, people, onChange }: StepParts) {
  const { t, number } = useSpeech();
  const { told, refusal, again } = useTold(roomDesk.rooms);
  const rooms = told?.rooms ?? [];
  return (
    <>
      <p className="lead">{t('rooms.stepLead')}</p>
      <Refused refusal={refusal} again={again} />
      {told !== null && rooms.length === 0 && (
        <p>
          {t('rooms.none')} <a href={AT_ROOMS}>{t('rooms.title')}</a>
        </p>
      )}
      <fieldset className="room-choices">
        <legend>{t('rooms.title')}</legend>
        {rooms.map((room) => (
          <label key={room.name} className="check-entry">
            <input
              type="checkbox"
              checked={chosen.includes(room.name)}
              onChange={({ target }) =>
                onChange(target.checked ? [...chosen, room.name] : chosen.filter((name) => name !== room.name))
              }
            />
            {t(room.apart ? 'rooms.choiceApart' : 'rooms.choice', {
              name: room.name,
              seats: number(seatsOf(room).length - sparesOf(room).length),
              spares: number(sparesOf(room).length),
            })}
          </label>
        ))}
      </fieldset>
      {chosen.length > 0 && <Fits rooms={rooms.filter(({ name }) => chosen.includes(name))} people={people.length} />}
    </>
  );
}

function Fits({ rooms, people }: { rooms: readonly RoomPlan[]; people: number }) {
  const { t, number } = useSpeech();
  const { seats, short, spares } = capacityOf(rooms, people);
  const figures = { seats: number(seats), spares: number(spares), people: number(people), short: number(short) };
  return (
    <p className={short > 0 ? 'warn-line' : 'good-line'} role="status">
      <Icon name={short > 0 ? 'unsaved' : 'check'} />
      {t(short > 0 ? 'rooms.tooFew' : 'rooms.enough', figures)}
    </p>
  );
}
