import { type CSSProperties, memo } from 'react';
import type { MonitorRow } from '#protocol/proctor-down.ts';
import { useSpeech } from '../messages/speech.ts';
import { type Alarm, alarmOf } from '../state/attention.ts';
import { AccommodationCell } from './accommodation-cell.tsx';
import {
  AlarmCell,
  AnsweredCell,
  ConnectionCell,
  CountCell,
  ExtraCell,
  MessagesCell,
  NameCell,
  SavedCell,
  ScoreCell,
  StateCell,
} from './cells.tsx';
import { type Column, stacked } from './columns.ts';
import { shortName } from './person.ts';

interface RowParts {
  readonly row: MonitorRow;
  readonly columns: readonly Column[];
  readonly now: number;
  readonly index: number;
  readonly top: number;
  readonly isSelected: boolean;
  readonly isActive: boolean;
  readonly onToggle: (number: string, stretch: boolean) => void;
  readonly onOpen: (number: string) => void;
}

const EDGE: Record<Alarm, string> = {
  denied: 'hot',
  unsaved: 'hot',
  blocked: 'hot',
  disconnected: 'warm',
  overdue: 'hot',
  away: 'warm',
  unstarted: 'pz',
  signs: '',
  paused: 'pz',
  held: '',
  storage: '',
  silent: '',
  misplaced: '',
  stranger: '',
};

export const RoomRow = memo(function RoomRow({
  row,
  columns,
  now,
  index,
  top,
  isSelected,
  isActive,
  onToggle,
  onOpen,
}: RowParts) {
  const { t } = useSpeech();
  const alarm = alarmOf(row, now);
  const names = ['gr', isSelected ? 'sel' : '', alarm === null ? '' : EDGE[alarm], row.state].filter(
    (name) => name !== '',
  );
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-number={row.number}
      className={names.join(' ')}
      style={{ transform: `translateY(${top}px)` } as CSSProperties}
    >
      <span role="gridcell" className="gc check">
        <input
          type="checkbox"
          checked={isSelected}
          tabIndex={isActive ? 0 : -1}
          aria-label={t('table.choose', { who: shortName(row), name: row.name })}
          onChange={(event) => onToggle(row.number, (event.nativeEvent as MouseEvent).shiftKey === true)}
        />
      </span>
      {stacked(columns).map(([column, ...under]) => (
        <span
          key={column.key}
          role="gridcell"
          data-column={column.key}
          className={column.isNumber === true ? 'gc num' : 'gc'}
        >
          <Cell {...{ column, row, alarm, now, isActive, onOpen }} />
          {under.map((below) => (
            <Under key={below.key} {...{ column: below, row, alarm, now, isActive, onOpen }} />
          ))}
        </span>
      ))}
    </div>
  );
});

interface CellParts {
  readonly column: Column;
  readonly row: MonitorRow;
  readonly alarm: Alarm | null;
  readonly now: number;
  readonly isActive: boolean;
  readonly onOpen: (number: string) => void;
}

/** A second line where there is something to say in it; without one the first stands in the middle. */
function Under(parts: CellParts) {
  const { column, row } = parts;
  if (column.key === 'accommodations' ? row.accommodations === null : row.room === null) return null;
  return (
    <span className="under" data-column={column.key}>
      <Cell {...parts} />
    </span>
  );
}

function Cell({ column, row, alarm, now, isActive, onOpen }: CellParts) {
  switch (column.key) {
    case 'seat':
      return <b>{row.seat ?? '–'}</b>;
    case 'room':
      return (
        <span className="nm q" title={row.room ?? undefined}>
          {row.room ?? '–'}
        </span>
      );
    case 'number':
      return row.number;
    case 'name':
      return <NameCell row={row} isActive={isActive} onOpen={() => onOpen(row.number)} />;
    case 'state':
      return <StateCell row={row} alarm={alarm} />;
    case 'answered':
      return <AnsweredCell row={row} />;
    case 'saved':
      return <SavedCell row={row} now={now} />;
    case 'connection':
      return <ConnectionCell row={row} now={now} />;
    case 'accommodations':
      return <AccommodationCell row={row} />;
    case 'messages':
      return <MessagesCell row={row} now={now} />;
    case 'extra':
      return <ExtraCell row={row} />;
    case 'focus':
      return <CountCell count={row.signs.focus} />;
    case 'signs':
      return <CountCell count={row.signs.other} />;
    case 'total':
      return <ScoreCell points={row.total} isTotal />;
    case 'alarm':
      return <AlarmCell row={row} alarm={alarm} now={now} />;
    default:
      return <ScoreCell points={row.sections.find(({ code }) => code === column.code)?.points ?? null} />;
  }
}
