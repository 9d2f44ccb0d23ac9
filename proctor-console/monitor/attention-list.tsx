import { memo } from 'react';
import type { MonitorRow } from '#protocol/proctor-down.ts';
import { Icon } from '../appearance/icon.tsx';
import { useSpeech } from '../messages/speech.ts';
import { ALARMS, type Alarm, alarmOf, alarmSince } from '../state/attention.ts';
import type { Room } from '../state/room.ts';
import { ALARM_MARKS } from './cells.tsx';
import { useMay, useServerNow } from './desk-context.tsx';
import { roomOf, shortName } from './person.ts';

interface ListParts {
  readonly room: Room;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
}

/** More rows than this belong to the table. */
const MOST = 40;

export function AttentionList({ room, onSelect }: ListParts) {
  const { t, age, number } = useSpeech();
  const now = useServerNow();
  const open = openAlarms(room, now);
  return (
    <section className="card als-card" aria-label={t('attention.title')}>
      <div className="ch">
        <h2>{t('attention.title')}</h2>
        <span className="sub" role="status">
          {t('attention.open', { count: open.length, n: number(open.length) })}
        </span>
      </div>
      {open.length === 0 ? (
        <p className="none">
          <Icon name="check" />
          {t('attention.none')}
        </p>
      ) : (
        <ul className="als">
          {open.slice(0, MOST).map(({ row, alarm }) => {
            const since = alarmSince(row, alarm);
            const said = since === null ? '' : age(now - since);
            return <AlarmRow key={row.number} row={row} alarm={alarm} age={said} onSelect={onSelect} />;
          })}
        </ul>
      )}
    </section>
  );
}

function openAlarms(room: Room, now: number): { row: MonitorRow; alarm: Alarm }[] {
  const open: { row: MonitorRow; alarm: Alarm }[] = [];
  // After the closing nobody decides on held answers any more.
  const isOver = room.head.session.phase === 'closed';
  for (const row of room.rows.values()) {
    const alarm = alarmOf(isOver ? { ...row, held: 0 } : row, now);
    if (alarm !== null) open.push({ row, alarm });
  }
  const since = ({ row, alarm }: { row: MonitorRow; alarm: Alarm }) => alarmSince(row, alarm) ?? now;
  return open.sort((a, b) => ALARMS.indexOf(a.alarm) - ALARMS.indexOf(b.alarm) || since(a) - since(b));
}

interface AlarmParts {
  readonly row: MonitorRow;
  readonly alarm: Alarm;
  readonly age: string;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
}

const AlarmRow = memo(function AlarmRow({ row, alarm, age, onSelect }: AlarmParts) {
  const { t, number } = useSpeech();
  const mayAct = useMay('pause');
  const { mark, role } = ALARM_MARKS[alarm];
  return (
    <li className={`al ${role}`}>
      <span className="m">
        <Icon name={mark} />
      </span>
      <div>
        <p>
          <b>{shortName(row)}</b> {[row.name, roomOf(row)].filter((part) => part !== '').join(' · ')}
        </p>
        <p className="tx">{t(`attention.${alarm}`, countOf(row, alarm, number))}</p>
      </div>
      <time>{age}</time>
      {mayAct && (
        <button
          type="button"
          className="btn sm"
          onClick={() => onSelect(new Set([row.number]))}
          aria-label={t('attention.handleOne', { who: shortName(row) })}
        >
          {t('attention.handle')}
        </button>
      )}
    </li>
  );
});

/** The count that an alarm's sentence names, where it names one. */
function countOf(row: MonitorRow, alarm: Alarm, number: (value: number) => string) {
  const count = alarm === 'held' ? row.held : row.unsent;
  return { count, n: number(count) };
}
