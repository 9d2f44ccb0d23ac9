import { useId } from 'react';
import type { MonitorRow } from '#protocol/proctor-down.ts';
import { Icon } from '../appearance/icon.tsx';
import { Modal } from '../appearance/modal.tsx';
import { useSpeech } from '../messages/speech.ts';
import type { Room } from '../state/room.ts';
import { useMay, useServerNow } from './desk-context.tsx';
import { HeldCard } from './held-card.tsx';
import type { SeatPlan } from '../state/seat-plan.ts';
import { MoveSeatCard } from './move-seat-card.tsx';
import { SignsCard } from './signs-card.tsx';
import { Timeline } from './timeline.tsx';
import './person-panel.css';

interface PanelParts {
  readonly row: MonitorRow;
  readonly room: Room;
  readonly plans: readonly SeatPlan[];
  readonly onAct: () => void;
  readonly onLeave: () => void;
}

/** One person: how they stand now, and all that the ledger says of them. What was answered nobody here sees. */
export function PersonPanel({ row, room, plans, onAct, onLeave }: PanelParts) {
  const { t } = useSpeech();
  const id = useId();
  const mayAct = useMay('pause');
  return (
    <Modal className="person" labelledBy={id} onLeave={onLeave}>
      <header>
        <h2 id={id}>{row.name}</h2>
        <span className="person-go">
          {mayAct && room.head.session.phase === 'open' && (
            <button type="button" className="btn" onClick={onAct}>
              {t('timeline.toActs')}
            </button>
          )}
          <button type="button" className="btn" onClick={onLeave}>
            <Icon name="cross" />
            {t('timeline.leave')}
          </button>
        </span>
      </header>
      <div className="person-body">
        <div className="person-now">
          <Now row={row} zone={room.head.session.zone} />
          <SignsCard row={row} room={room} />
          {mayAct && <HeldCard row={row} room={room} />}
          {mayAct && plans.length > 0 && <MoveSeatCard row={row} room={room} plans={plans} />}
        </div>
        <Timeline row={row} room={room} />
      </div>
    </Modal>
  );
}

/** A browser that nobody has named has an empty one. */
function nameOf(workstation: string | null): string | null {
  return workstation === '' ? null : workstation;
}

function Now({ row, zone }: { row: MonitorRow; zone: string }) {
  const { t, number, score, clock, length, extra } = useSpeech();
  const now = useServerNow();
  const dash = '–';
  const isRunning = row.deadline !== null && row.state !== 'finished';
  const left = isRunning ? length(Math.max(0, (row.deadline ?? 0) - now)) : dash;
  const connection = row.connected ? 'connected' : row.connectionSince === null ? 'never' : 'lost';
  const facts: readonly (readonly [string, string])[] = [
    [t('column.number'), row.number],
    [t('column.seat'), row.seat ?? dash],
    [t('table.room'), row.room ?? dash],
    [t('column.state'), t(`state.${row.state}`)],
    [t('timeline.left'), row.stoppedBy.length > 0 ? `${left} (${t('band.stopped')})` : left],
    [t('column.extra'), row.extendedMs === 0 ? dash : extra(row.extendedMs)],
    [t('timeline.workstation'), nameOf(row.workstation) ?? dash],
    [t('column.connection'), t(`timeline.line.${connection}`)],
    [t('column.answered'), t('timeline.answered', { n: number(row.answered), of: number(row.items) })],
    [t('timeline.doubtful'), number(row.flagged)],
    [t('column.saved'), row.lastSavedAt === null ? dash : clock(row.lastSavedAt, zone)],
    [t('timeline.unsaved'), number(row.unsent)],
    ...(row.changes ?? []).map(({ entry, from, reason, to }): readonly [string, string] => [
      t('timeline.changed', { entry: number(entry) }),
      `${score(from)} → ${score(to)}: ${reason}`,
    ]),
  ];
  return (
    <dl className="person-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
