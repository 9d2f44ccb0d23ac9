import { type RoomPlan, seatsOf, sparesOf } from '#domain/room/room-plan.ts';
import { Icon } from '../appearance/icon.tsx';
import { Refused } from '../bank/refused.tsx';
import { roomDesk } from '../connection/room-desk.ts';
import { useSpeech } from '../messages/speech.ts';
import { AT_NEW_ROOM, AT_SESSIONS, atRoom } from './committee-address.ts';
import { useTold } from './committee-context.ts';
import './rooms.css';

/** The rooms of the hall, each with its seats and spares. */
export function RoomsPage() {
  const { t, number } = useSpeech();
  const { told, refusal, again } = useTold(roomDesk.rooms);
  return (
    <>
      <div className="bank-head">
        <nav aria-label={t('committee.path')}>
          <a href={AT_SESSIONS}>{t('committee.title')}</a>
        </nav>
        <h1>{t('rooms.title')}</h1>
        <span className="r">
          <a className="btn primary" href={AT_NEW_ROOM}>
            <Icon name="plus" />
            {t('rooms.new')}
          </a>
        </span>
      </div>
      <p className="lead">{t('rooms.lead')}</p>
      <Refused refusal={refusal} again={again} />
      <p className="lead" role="status">
        {told !== null && t('rooms.count', { count: told.rooms.length, n: number(told.rooms.length) })}
      </p>
      <ul className="sessions">
        {told?.rooms.map((room) => (
          <RoomCard key={room.name} room={room} />
        ))}
      </ul>
    </>
  );
}

function RoomCard({ room }: { room: RoomPlan }) {
  const { t, number } = useSpeech();
  const spares = sparesOf(room).length;
  return (
    <li className="card session">
      <div className="session-head">
        <h2>{room.name}</h2>
        {room.apart && <span className="phase prepared">{t('rooms.apart')}</span>}
      </div>
      <dl>
        <dt>{t('rooms.seats')}</dt>
        <dd>{number(seatsOf(room).length - spares)}</dd>
        <dt>{t('rooms.spares')}</dt>
        <dd>{number(spares)}</dd>
        <dt>{t('rooms.size')}</dt>
        <dd>
          {number(room.rows)} × {number(room.columns)}
        </dd>
      </dl>
      <p className="links">
        <a className="btn" href={atRoom(room.name)} aria-label={t('rooms.editOne', { name: room.name })}>
          <Icon name="pen" />
          {t('rooms.edit')}
        </a>
      </p>
    </li>
  );
}
