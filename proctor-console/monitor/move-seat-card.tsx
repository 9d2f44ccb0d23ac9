import { type FormEvent, useEffect, useState } from 'react';
import type { MonitorRow } from '#protocol/proctor-down.ts';
import { Icon } from '../appearance/icon.tsx';
import { useSpeech } from '../messages/speech.ts';
import type { Room } from '../state/room.ts';
import { type SeatPlan, freeSeats } from '../state/seat-plan.ts';
import { LEAST_REASON, MOST_REASON } from './confirm-dialog.tsx';
import { useConsole } from './desk-context.tsx';
import { useReplySentence } from './reply-sentence.ts';

interface MoveParts {
  readonly row: MonitorRow;
  readonly room: Room;
  readonly plans: readonly SeatPlan[];
}

/** One person to a seat that nobody has, in one act: what becomes of them stands there before the button is pressed. */
export function MoveSeatCard({ row, room, plans }: MoveParts) {
  const { t } = useSpeech();
  const { line } = useConsole();
  const say = useReplySentence();
  const free = freeSeats(plans, row.room ?? null);
  const [chosen, setChosen] = useState('');
  const [reason, setReason] = useState('');
  const [said, setSaid] = useState('');
  const [isBusy, setBusy] = useState(false);
  const keyOf = (one: { room: string; seat: string }) => JSON.stringify([one.room, one.seat]);
  const to = free.find((one) => keyOf(one) === chosen) ?? free[0];
  const whyNot = useWhyNot(room.head.session.id, row, to);
  if (row.state === 'finished' || row.seat === null || to === undefined) return null;
  const go = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const where = { room: to.room, seat: to.seat, reason: reason.trim() };
    const message = { sessionId: room.head.session.id, participantNumber: row.number, ...where };
    const reply = await line.act('move-seat', message);
    setBusy(false);
    setSaid(reply.ok ? t('move.done', { who: row.name, seat: `${to.room}, ${to.seat}` }) : say(reply));
    if (reply.ok) setReason('');
  };
  const names = { who: row.name, from: `${row.room ?? ''}, ${row.seat}`, to: `${to.room}, ${to.seat}` };
  return (
    <section className="card move-card" aria-label={t('move.title', { who: row.name })}>
      <div className="ch">
        <h2>{t('move.title', { who: row.name })}</h2>
        <span className="sub">{row.number}</span>
      </div>
      <form className="move-form" onSubmit={(event) => void go(event)}>
        <label className="entry sm">
          <span className="label">{t('move.to')}</span>
          <select value={keyOf(to)} onChange={({ target }) => setChosen(target.value)}>
            {free.map((one) => (
              <option key={keyOf(one)} value={keyOf(one)}>
                {t(one.spare ? 'move.spare' : 'move.free', { room: one.room, seat: one.seat })}
              </option>
            ))}
          </select>
        </label>
        <label className="entry sm">
          <span className="label">{t('move.reason')}</span>
          <input maxLength={MOST_REASON} value={reason} onChange={({ target }) => setReason(target.value)} />
        </label>
        <p role="status">{whyNot ?? t(row.workstation === null ? 'move.before' : 'move.whileSeated', names)}</p>
        <button className="btn primary sm" disabled={isBusy || whyNot !== null || reason.trim().length < LEAST_REASON}>
          <Icon name="seat" />
          {t('move.go')}
        </button>
      </form>
      <p className="said" role="status">
        {said}
      </p>
    </section>
  );
}

/** The engine's own word against this move, asked before it is made; null while none is known. */
function useWhyNot(sessionId: string, row: MonitorRow, to: { room: string; seat: string } | undefined): string | null {
  const { line } = useConsole();
  const say = useReplySentence();
  const [told, setTold] = useState<{ key: string; said: string } | null>(null);
  const { lastAct, number: participantNumber, seat, state } = row;
  const key = JSON.stringify([sessionId, participantNumber, seat, state, lastAct?.at, to?.room, to?.seat]);
  useEffect(() => {
    if (to === undefined || seat === null) return undefined;
    let isOld = false;
    const act = { kind: 'move-seat' as const, participantNumber, room: to.room, seat: to.seat };
    void line.act('preview-act', { sessionId, act }).then((reply) => {
      // Without an answer the act itself will say.
      if (!isOld) setTold({ key, said: 'unanswered' in reply ? '' : say(reply) });
    });
    return () => {
      isOld = true;
    };
    // The key says all that an answer depends on.
  }, [line, key]);
  return told?.key === key && told.said !== '' ? told.said : null;
}
