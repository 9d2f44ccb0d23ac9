import { type CSSProperties, type KeyboardEvent, useRef } from 'react';
import type { RoomCell, RoomPlan } from '#domain/room/room-plan.ts';
import { useSpeech } from '../messages/speech.ts';
import { TOOLS, type Tool } from './room-tools.ts';

interface GridParts {
  readonly plan: RoomPlan;
  readonly active: number;
  readonly onActive: (at: number) => void;
  /** Null: whichever tool is chosen. */
  readonly onTool: (at: number, tool: Tool | null) => void;
}

/** The room from above. One place takes part in the order of Tab; arrows, Home and End go on from there. */
export function RoomGrid({ plan, active, onActive, onTool }: GridParts) {
  const { t, number } = useSpeech();
  const grid = useRef<HTMLDivElement>(null);
  const { cells, columns } = plan;
  const go = (to: number) => {
    if (to < 0 || to >= cells.length) return;
    onActive(to);
    grid.current?.querySelectorAll<HTMLElement>('[role="gridcell"]')[to]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const start = active - (active % columns);
    const moves: Record<string, number> = {
      ArrowRight: active % columns === columns - 1 ? active : active + 1,
      ArrowLeft: active % columns === 0 ? active : active - 1,
      ArrowDown: active + columns,
      ArrowUp: active - columns,
      Home: start,
      End: start + columns - 1,
    };
    const to = moves[event.key];
    const tool = TOOLS[Number(event.key) - 1];
    if (to !== undefined) go(to);
    else if (tool !== undefined) onTool(active, tool);
    else if (event.key === 'Enter' || event.key === ' ') onTool(active, null);
    else return;
    event.preventDefault();
  };
  const rows = Array.from({ length: plan.rows }, (_, row) => cells.slice(row * columns, (row + 1) * columns));
  return (
    <div className="room-scroll">
      <p className="front">{t('seats.front')}</p>
      <div
        ref={grid}
        role="grid"
        aria-label={t('rooms.grid')}
        className="room-grid"
        style={{ '--n': columns } as CSSProperties}
        onKeyDown={onKeyDown}
      >
        {rows.map((line, row) => (
          <div key={row} role="row" className="room-line">
            {line.map((cell, column) => {
              const at = row * columns + column;
              const place = { row: number(row + 1), column: number(column + 1) };
              return (
                <div
                  key={at}
                  role="gridcell"
                  tabIndex={at === active ? 0 : -1}
                  aria-label={t(`rooms.cell.${wordOf(cell)}`, {
                    ...place,
                    seat: cell.kind === 'seat' ? cell.seat : '',
                  })}
                  className={`place ${wordOf(cell)}`}
                  onFocus={() => onActive(at)}
                  onClick={() => {
                    go(at);
                    onTool(at, null);
                  }}
                >
                  {cell.kind === 'seat' && (
                    <>
                      {cell.spare && <span>{t('rooms.spareMark')}</span>} <b>{cell.seat}</b>
                    </>
                  )}
                </div>
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}

function wordOf(cell: RoomCell): Tool {
  if (cell.kind !== 'seat') return cell.kind;
  return cell.spare ? 'spare' : 'seat';
}
