import { type CSSProperties, type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { MonitorRow } from '#protocol/proctor-down.ts';
import { Icon } from '../appearance/icon.tsx';
import { share } from '../figures/numbers.ts';
import { useSpeech } from '../messages/speech.ts';
import { type Alarm, alarmOf } from '../state/attention.ts';
import type { Room } from '../state/room.ts';
import { type SeatPlan, guessedPlan } from '../state/seat-plan.ts';
import { ALARM_MARKS } from './cells.tsx';
import { useServerNow } from './desk-context.tsx';

interface MapParts {
  readonly room: Room;
  readonly plans: readonly SeatPlan[];
  readonly selected: ReadonlySet<string>;
  readonly onToggle: (number: string) => void;
}

/** Each room as the committee laid it out; without rooms, one that the names of the seats let be guessed. */
export function SeatMap({ room, plans, selected, onToggle }: MapParts) {
  const { t, number } = useSpeech();
  const guessed = useMemo(() => (plans.length > 0 ? null : guessedPlan(room.rows.values())), [plans, room.rows]);
  const drawn = guessed === null ? plans : [guessed];
  if (drawn.length === 0) return null;
  const seated = drawn.flatMap(({ cells }) => cells.filter((cell) => cell !== null && 'row' in cell)).length;
  return (
    <section className="card room-card" aria-label={t('seats.title')}>
      <div className="ch">
        <h2>{t('seats.title')}</h2>
        <span className="sub">{t('seats.count', { count: seated, n: number(seated) })}</span>
      </div>
      {drawn.map((plan) => (
        <DrawnRoom key={plan.room} plan={plan} selected={selected} onToggle={onToggle} />
      ))}
    </section>
  );
}

interface RoomParts {
  readonly plan: SeatPlan;
  readonly selected: ReadonlySet<string>;
  readonly onToggle: (number: string) => void;
}

function rowAt({ cells }: SeatPlan, at: number): MonitorRow | null {
  const cell = cells[at];
  return cell !== null && cell !== undefined && 'row' in cell ? cell.row : null;
}

function DrawnRoom({ plan, selected, onToggle }: RoomParts) {
  const { t } = useSpeech();
  const now = useServerNow();
  const place = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const people = plan.cells.flatMap((_, at) => rowAt(plan, at) ?? []);
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
    let at = plan.cells.findIndex((_, each) => rowAt(plan, each)?.number === tabbed) + step;
    while (at >= 0 && at < plan.cells.length && rowAt(plan, at) === null) at += Math.sign(step);
    const next = rowAt(plan, at);
    if (next === null) return;
    setActive(next.number);
    place.current?.querySelector<HTMLButtonElement>(`[data-seat="${CSS.escape(next.number)}"]`)?.focus();
  };

  return (
    <div className="room">
      {plan.room !== '' && <h3>{plan.room}</h3>}
      <p className="front">{t('seats.front')}</p>
      <div
        ref={place}
        className="seats"
        role="group"
        aria-label={plan.room === '' ? t('seats.title') : plan.room}
        style={{ '--n': plan.columns } as CSSProperties}
        onKeyDown={onKeyDown}
      >
        {plan.cells.map((cell, index) =>
          cell === null ? (
            <span key={index} className="st gap" />
          ) : 'row' in cell ? (
            <Seat
              key={cell.row.number}
              row={cell.row}
              alarm={alarmOf(cell.row, now)}
              isSelected={selected.has(cell.row.number)}
              isTabbed={cell.row.number === tabbed}
              onPress={() => {
                setActive(cell.row.number);
                onToggle(cell.row.number);
              }}
            />
          ) : (
            <span key={index} className="st empty" title={t(cell.spare ? 'seats.spare' : 'seats.free', cell)}>
              <span className="h">{cell.seat}</span>
            </span>
          ),
        )}
      </div>
    </div>
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
  misplaced: 'dup',
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
