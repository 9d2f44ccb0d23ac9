import { useCallback, useState } from 'react';
import type { SeatedWire } from '#protocol/rooms-http.ts';
import { Icon } from '../appearance/icon.tsx';
import { Refused } from '../bank/refused.tsx';
import { roomDesk } from '../connection/room-desk.ts';
import { useSpeech } from '../messages/speech.ts';
import { atDay } from './committee-address.ts';
import { useTold } from './committee-context.ts';
import { useSave } from './save-text.ts';
import './rooms.css';

/** Who sits where, to hang at the door of each room, or as slips to hand out. */
export function SeatsPage({ session }: { session: string }) {
  const { t, words, number } = useSpeech();
  const { told, refusal, again } = useTold(useCallback(() => roomDesk.seats(session), [session]));
  const [asSlips, setSlips] = useState(false);
  const rooms = [...new Set(told?.seats.map(({ room }) => room))];
  const { said, saveFrom } = useSave();
  const saveCsv = () => saveFrom(`/sessions/${encodeURIComponent(session)}/seats.csv`, `meja-${session}.csv`);
  return (
    <div className="seats-page">
      <h1>{told === null ? t('seatList.title') : t('seatList.of', { title: words(told.title) })}</h1>
      <Refused refusal={refusal} again={again} />
      <p className="links">
        <a className="btn" href={atDay(session)}>
          {t('lots.back')}
        </a>
        <button type="button" className="btn" onClick={() => void saveCsv()} disabled={rooms.length === 0}>
          <Icon name="download" />
          {t('seatList.csv')}
        </button>
        <button type="button" className="btn primary" onClick={() => window.print()} disabled={rooms.length === 0}>
          {t('seatList.print')}
        </button>
        <label className="check-entry">
          <input type="checkbox" checked={asSlips} onChange={({ target }) => setSlips(target.checked)} />
          {t('seatList.asSlips')}
        </label>
      </p>
      <p role="alert" className="said">
        {said}
      </p>
      <p role="status" className="lead">
        {told !== null && t(rooms.length === 0 ? 'seatList.none' : 'seatList.count', { n: number(told.seats.length) })}
      </p>
      {rooms.map((room) => (
        <RoomSeats
          key={room}
          room={room}
          asSlips={asSlips}
          seats={told?.seats.filter((one) => one.room === room) ?? []}
        />
      ))}
    </div>
  );
}

function RoomSeats({ room, seats, asSlips }: { room: string; seats: readonly SeatedWire[]; asSlips: boolean }) {
  const { t } = useSpeech();
  if (asSlips) {
    return (
      <ul className="slips">
        {seats.map((one) => (
          <li key={one.number} className="card slip">
            <b className="slip-seat">{one.seat}</b>
            <span>{room}</span>
            <b>{one.name}</b>
            <span className="mono">{one.number}</span>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <section className="card seat-list" aria-label={room}>
      <h2>{room}</h2>
      <table>
        <thead>
          <tr>
            {(['seat', 'number', 'name', 'how'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`seatList.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {seats.map((one) => (
            <tr key={one.number}>
              <th scope="row">{one.seat}</th>
              <td className="mono">{one.number}</td>
              <td>{one.name}</td>
              <td>{t(one.isMoved ? 'seatList.moved' : one.isKept ? 'seatList.kept' : 'seatList.drawn')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
