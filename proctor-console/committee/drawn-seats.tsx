import { useCallback, useEffect, useState } from 'react';
import type { SeatedWire } from '#protocol/rooms-http.ts';
import { roomDesk } from '../connection/room-desk.ts';
import { useSpeech } from '../messages/speech.ts';
import { useTold } from './committee-context.ts';
import './drawn-seats.css';

/** As many as can be read from the last row of a hall. */
const A_PAGE = 24;
const TURN_MS = 8_000;

interface SeatPage {
  readonly room: string;
  readonly seats: readonly SeatedWire[];
  readonly from: number;
  readonly of: number;
}

/** Who sits where by the lots, for the big screen: numbers alone, room by room, turning by itself until somebody stops it. */
export function DrawnSeats({ session }: { session: string }) {
  const { t, number } = useSpeech();
  const { told } = useTold(useCallback(() => roomDesk.seats(session), [session]));
  const [at, setAt] = useState(0);
  const [turns, setTurns] = useState(true);
  const pages = pagesOf(told?.seats ?? []);
  const count = pages.length;
  useEffect(() => {
    if (!turns || count < 2) return;
    const timer = setInterval(() => setAt((now) => (now + 1) % count), TURN_MS);
    return () => clearInterval(timer);
  }, [turns, count]);
  const page = pages[at % Math.max(1, count)];
  if (page === undefined) return null;
  const step = (by: number) => {
    setTurns(false);
    setAt((now) => (now + by + count) % count);
  };
  const { from, of, room, seats } = page;
  const range = { room, from: number(from), to: number(from + seats.length - 1), of: number(of) };
  return (
    <section className="card lots-part drawn-seats" aria-labelledby="lots-seats">
      <header>
        <h2 id="lots-seats">{t('lots.seats')}</h2>
        <p className="lots-say">{t('lots.seatRange', range)}</p>
      </header>
      <ol key={`${room} ${from}`}>
        {seats.map(({ number: who, seat }, place) => (
          <li key={seat} style={{ animationDelay: `${place * 60}ms` }}>
            <b>{seat}</b> <span className="mono">{who}</span>
          </li>
        ))}
      </ol>
      {count > 1 && (
        <p className="links">
          <button type="button" className="btn" onClick={() => step(-1)}>
            {t('lots.earlierSeats')}
          </button>
          <button type="button" className="btn" onClick={() => setTurns(!turns)} aria-pressed={!turns}>
            {t('lots.stopTurning')}
          </button>
          <button type="button" className="btn" onClick={() => step(1)}>
            {t('lots.laterSeats')}
          </button>
        </p>
      )}
    </section>
  );
}

function pagesOf(seats: readonly SeatedWire[]): SeatPage[] {
  return [...new Set(seats.map(({ room }) => room))].flatMap((room) => {
    const own = seats.filter((one) => one.room === room);
    return Array.from({ length: Math.ceil(own.length / A_PAGE) }, (_, page) => ({
      room,
      seats: own.slice(page * A_PAGE, (page + 1) * A_PAGE),
      from: page * A_PAGE + 1,
      of: own.length,
    }));
  });
}
