import { type CSSProperties, type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { MonitorRow } from '#protocol/proctor-down.ts';
import { Icon } from '../appearance/icon.tsx';
import { share } from '../figures/numbers.ts';
import { useSpeech } from '../messages/speech.ts';
import { type Alarm, alarmOf } from '../state/attention.ts';
import type { Room } from '../state/room.ts';
import { seatPlan } from '../state/seat-plan.ts';
import { ALARM_MARKS } from './cells.tsx';
import { useServerNow } from './desk-context.tsx';

interface MapParts {
  readonly room: Room;
  readonly selected: ReadonlySet<string>;
  readonly onToggle: (number: string) => void;
}

export function SeatMap({ room, selected, onToggle }: MapParts) {
  const { t, number } = useSpeech();
  const now = useServerNow();
  const plan = useMemo(() => seatPlan(room.rows.values()), [room.rows]);
  const place = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string | null>(null);
  if (plan === null) return null;
  const people = plan.cells.filter((cell) => cell !== null);
  const tabbed = people.some((row) => row.number === active) ? active : people[0]?.number;

  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: plan.columns,
      ArrowUp: -plan.columns,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    let at = plan.cells.findIndex((cell) => cell?.number === tabbed) + step;
    while (at >= 0 && at < plan.cells.length && plan.cells[at] === null) at += Math.sign(step);
    const next = plan.cells[at];
    if (next === null || next === undefined) return;
    setActive(next.number);
    place.current?.querySelector<HTMLButtonElement>(`[data-seat="${CSS.escape(next.number)}"]`)?.focus();
  };

  return (
    <section className="card room-card" aria-label={t('seats.title')}>
      <div className="ch">
        <h2>{t('seats.title')}</h2>
        <span className="sub">{t('seats.count', { count: people.length, n: number(people.length) })}</span>
      </div>
      <div className="room">
        <p className="front">{t('seats.front')}</p>
        <div
          ref={place}
          className="seats"
          role="group"
          aria-label={t('seats.title')}
          style={{ '--n': plan.columns } as CSSProperties}
          onKeyDown={onKeyDown}
        >
          {plan.cells.map((row, index) =>
            row === null ? (
              <span key={index} className="st empty" />
            ) : (
              <Seat
                key={row.number}
                row={row}
                alarm={alarmOf(row, now)}
                isSelected={selected.has(row.number)}
                isTabbed={row.number === tabbed}
                onPress={() => {
                  setActive(row.number);
                  onToggle(row.number);
                }}
              />
            ),
          )}
        </div>
      </div>
    </section>
  );
}

interface SeatParts {
  readonly row: MonitorRow;
  readonly alarm: Alarm | null;
  readonly isSelected: boolean;
  readonly isTabbed: boolean;
  readonly onPress: () => void;
}

const ALARM_CLASS: Record<Alarm, string> = {
  denied: 'dup',
  unsaved: 'off',
  blocked: 'off',
  disconnected: 'off',
  overdue: 'dup',
  away: 'off',
  unstarted: 'pause',
  signs: '',
  paused: 'pause',
  held: '',
  storage: '',
  silent: '',
  stranger: '',
};

function Seat({ row, alarm, isSelected, isTabbed, onPress }: SeatParts) {
  const { t, number } = useSpeech();
  const kind =
    alarm !== null ? ALARM_CLASS[alarm] : row.state === 'finished' ? 'done' : row.state === 'absent' ? 'absent' : '';
  const state =
    alarm === 'unsaved'
      ? t('alarm.unsaved')
      : alarm === 'disconnected' || alarm === 'away'
        ? t('state.disconnected')
        : t(`state.${row.state}`);
  const ending = row.number.slice(-4);
  const label = t('seats.one', {
    seat: row.seat,
    number: ending,
    name: row.name,
    state,
    n: number(row.answered),
    of: number(row.items),
  });
  const isAccommodated = row.accommodations !== null;
  const mark =
    alarm !== null && alarm !== 'silent'
      ? ALARM_MARKS[alarm].mark
      : row.state === 'finished'
        ? 'done'
        : isAccommodated
          ? 'access'
          : null;
  return (
    <button
      type="button"
      data-seat={row.number}
      className={`st ${kind} ${isSelected ? 'sel' : ''}`}
      aria-pressed={isSelected}
      aria-label={isAccommodated ? `${label}, ${t('filter.accommodated')}` : label}
      title={label}
      tabIndex={isTabbed ? 0 : -1}
      onClick={onPress}
      style={{ '--p': share(row.answered, row.items) } as CSSProperties}
    >
      <span className="h">
        {row.seat}
        {mark !== null && <Icon name={mark} />}
      </span>{' '}
      <b>{ending}</b>
      <span className="pb">
        <i />
      </span>
    </button>
  );
}
