import type { CSSProperties } from 'react';
import type { MonitorRow } from '#protocol/proctor-down.ts';
import { ChangedFigure } from '../figures/changed-figure.tsx';
import { Icon, type IconName } from '../appearance/icon.tsx';
import { DASH, share } from '../figures/numbers.ts';
import { useSpeech } from '../messages/speech.ts';
import type { Room } from '../state/room.ts';
import { useRoom } from './desk-context.tsx';
import { type Alarm, alarmSince } from '../state/attention.ts';

const STATE_MARKS: Record<MonitorRow['state'], IconName> = {
  absent: 'absent',
  waiting: 'wait',
  working: 'pen',
  paused: 'pause',
  finished: 'done',
};

export const ALARM_MARKS: Record<Alarm, { readonly mark: IconName; readonly role: string }> = {
  denied: { mark: 'person', role: 's-alarm' },
  unsaved: { mark: 'unsaved', role: 's-alarm' },
  blocked: { mark: 'pause', role: 's-alarm' },
  disconnected: { mark: 'offline', role: 's-unsaved' },
  overdue: { mark: 'clock', role: 's-alarm' },
  away: { mark: 'offline', role: 's-unsaved' },
  unstarted: { mark: 'resume', role: 's-paused' },
  paused: { mark: 'pause', role: 's-paused' },
  signs: { mark: 'eye', role: 's-work' },
  held: { mark: 'clock', role: 's-stale' },
  storage: { mark: 'unsaved', role: 's-stale' },
  silent: { mark: 'clock', role: 's-stale' },
  misplaced: { mark: 'seat', role: 's-doubtful' },
  stranger: { mark: 'screen', role: 's-doubtful' },
};

/** With what the sign-in came from, where the exam has a rule about it. */
export function NameCell({ row, isActive, onOpen }: { row: MonitorRow; isActive: boolean; onOpen: () => void }) {
  const { t } = useSpeech();
  const tier = row.tier === null ? '' : t(`tier.${row.tier}`);
  return (
    <span className="nm" title={tier === '' ? row.name : `${row.name}, ${tier}`}>
      <button
        type="button"
        className="open-person"
        tabIndex={isActive ? 0 : -1}
        aria-haspopup="dialog"
        aria-label={t('timeline.open', { name: row.name })}
        onClick={onOpen}
      >
        {row.name}
      </button>
      {tier !== '' && <span className="q"> · {tier}</span>}
    </span>
  );
}

/** Whether something about this one person waits for a second account. */
function isWaitedFor(room: Room | null, number: string): boolean {
  return (
    room?.head.proposals.some(({ state, whom }) => state === 'open' && whom !== 'all' && whom.includes(number)) === true
  );
}

export function StateCell({ row, alarm }: { row: MonitorRow; alarm: Alarm | null }) {
  const { t } = useSpeech();
  const waits = useRoom(({ room }) => isWaitedFor(room, row.number));
  if (waits) {
    return (
      <span className="bare s-paused" title={t('proposal.row')}>
        <Icon name="person" />
        {t('proposal.row')}
      </span>
    );
  }
  const isLost = alarm === 'unsaved' && !row.connected && row.state !== 'finished';
  if (isLost || alarm === 'disconnected' || alarm === 'away' || alarm === 'denied') {
    return (
      <span className="bare s-unsaved">
        <Icon name="offline" />
        {t('state.disconnected')}
      </span>
    );
  }
  if (row.isDisqualified) {
    return (
      <span className="bare s-alarm">
        <Icon name="alarm" />
        {t('state.disqualified')}
      </span>
    );
  }
  const role = { absent: 'nrm', waiting: 'nrm', working: 'nrm', paused: 's-paused', finished: 's-saved' }[row.state];
  return (
    <span className={`bare ${role}`}>
      <Icon name={STATE_MARKS[row.state]} />
      {t(`state.${row.state}`)}
    </span>
  );
}

export function AnsweredCell({ row }: { row: MonitorRow }) {
  const { t, number } = useSpeech();
  if (row.state === 'absent') return <span className="q">{DASH}</span>;
  return (
    <span
      className="pg"
      role="img"
      aria-label={t('table.answered', { n: number(row.answered), of: number(row.items), flagged: number(row.flagged) })}
    >
      <b>
        <ChangedFigure value={number(row.answered)} />
      </b>
      <span>/{number(row.items)}</span>
      <span className="pb" style={{ '--p': share(row.answered, row.items) } as CSSProperties}>
        <i />
      </span>
    </span>
  );
}

export function SavedCell({ row, now }: { row: MonitorRow; now: number }) {
  const { t, shortAge, number } = useSpeech();
  if (row.unsentSince !== null) {
    return (
      <span className="bare s-unsaved">
        <Icon name="unsaved" />
        {t('table.unsent', { n: number(row.unsent), age: shortAge(now - row.unsentSince) })}
      </span>
    );
  }
  if (row.lastSavedAt === null) return <span className="q">{DASH}</span>;
  return (
    <span className={row.connected || row.state === 'finished' ? 'bare nrm ok' : 'bare s-unsaved'}>
      <Icon name="saved" />
      {t('age.ago', { age: shortAge(now - row.lastSavedAt) })}
    </span>
  );
}

export function ConnectionCell({ row, now }: { row: MonitorRow; now: number }) {
  const { t, shortAge } = useSpeech();
  if (row.connectionSince === null) return <span className="q">{DASH}</span>;
  const since = shortAge(now - row.connectionSince);
  if (row.connected) return <span className="q">{t('table.connected', { age: since })}</span>;
  if (row.state === 'finished') return <span className="q">{t('table.left', { age: since })}</span>;
  return (
    <span className="bare s-unsaved">
      <Icon name="offline" />
      {t('table.lost', { age: since })}
    </span>
  );
}

export function ExtraCell({ row }: { row: MonitorRow }) {
  const { extra } = useSpeech();
  return row.extendedMs === 0 ? <span className="q">{DASH}</span> : <b>{extra(row.extendedMs)}</b>;
}

/** Whether what the staff said was read, and for how long the oldest word has not been. */
export function MessagesCell({ row: { messages }, now }: { row: MonitorRow; now: number }) {
  const { t, number, shortAge } = useSpeech();
  if (messages === null) return <span className="q">{DASH}</span>;
  if (messages.oldestUnreadAt === null) {
    return (
      <span className="bare nrm ok" title={t('table.read', { n: number(messages.sent) })}>
        <Icon name="check" />
        <span aria-hidden="true">{number(messages.sent)}</span>
        <span className="sr">{t('table.read', { n: number(messages.sent) })}</span>
      </span>
    );
  }
  const age = shortAge(now - messages.oldestUnreadAt);
  const unread = t('table.unread', { n: number(messages.unread), age });
  return (
    <span className="bare s-doubtful" title={unread}>
      <Icon name="message" />
      <span aria-hidden="true">{number(messages.unread)}</span>
      <span className="sr">{unread}</span>
    </span>
  );
}

export function CountCell({ count }: { count: number }) {
  const { number } = useSpeech();
  return count === 0 ? <span className="q">{DASH}</span> : <ChangedFigure value={number(count)} />;
}

export function ScoreCell({ points, isTotal = false }: { points: number | null; isTotal?: boolean }) {
  const { score } = useSpeech();
  if (points === null) return <span className="q">{DASH}</span>;
  const figure = <ChangedFigure value={score(points)} />;
  return isTotal ? <b>{figure}</b> : figure;
}

export function AlarmCell({ row, alarm, now }: { row: MonitorRow; alarm: Alarm | null; now: number }) {
  const { t, shortAge, number } = useSpeech();
  if (alarm === null) {
    return (
      <span className="q">
        {row.finishReason === null || row.finishReason === 'submitted' ? DASH : t(`finish.${row.finishReason}`)}
      </span>
    );
  }
  const { mark, role } = ALARM_MARKS[alarm];
  const since = alarmSince(row, alarm);
  return (
    <span className={`bare ${role}`}>
      <Icon name={mark} />
      {since === null
        ? t(`alarm.${alarm}`)
        : t(`alarmFor.${alarm}`, { age: shortAge(now - since), n: number(row.unsent) })}
    </span>
  );
}
