import { useEffect, useState } from 'react';
import type { MonitorRow } from '#protocol/proctor-down.ts';
import type { TimelineLine } from '#protocol/staff-people.ts';
import { type Speech, useSpeech } from '../messages/speech.ts';
import { TIMELINE_FILTERS, type TimelineFilter, fitsFilter } from '../state/timeline-filter.ts';
import type { Room } from '../state/room.ts';
import { useConsole } from './desk-context.tsx';
import { useRefusalSentence } from './refusal-sentence.ts';
import { TakeBack } from './take-back.tsx';

/** A person who works changes with every answer; nobody reads faster than this. */
const ASK_AGAIN_AFTER = 1_000;

interface TimelineParts {
  readonly row: MonitorRow;
  readonly room: Room;
}

/** What the ledger says of one person, the newest first, as it grows. */
export function Timeline({ row, room }: TimelineParts) {
  const { t, number } = useSpeech();
  const { found, said } = useTimeline(room.head.session.id, row);
  const [filter, setFilter] = useState<TimelineFilter>('all');
  const lines = found?.lines ?? [];
  const shown = lines.filter((line) => fitsFilter(line, filter));
  return (
    <section className="timeline" aria-label={t('timeline.title')}>
      <div className="ch">
        <h3>{t('timeline.title')}</h3>
        <span className="sub" role="status">
          {found !== null && t('timeline.count', { count: shown.length, n: number(shown.length) })}
        </span>
      </div>
      <div className="fl" role="group" aria-label={t('table.filter')}>
        {TIMELINE_FILTERS.map((each) => (
          <button
            key={each}
            type="button"
            className="btn sm"
            aria-pressed={filter === each}
            onClick={() => setFilter(each)}
          >
            {t(`timeline.filter.${each}`)}
          </button>
        ))}
      </div>
      <p className="said" role="alert">
        {said}
      </p>
      {/* It scrolls, so it is reached by the keyboard. */}
      <ol className="lines" tabIndex={0} aria-label={t('timeline.title')}>
        {shown.map((line) => (
          <Line key={`${line.first}`} line={line} number={row.number} room={room} />
        ))}
      </ol>
      {found !== null && shown.length === 0 && <p className="none">{t('timeline.none')}</p>}
      {found !== null && found.older > 0 && <p className="foot">{t('timeline.older', { n: number(found.older) })}</p>}
    </section>
  );
}

function Line({ line, number: whose, room }: { line: TimelineLine; number: string; room: Room }) {
  const speech = useSpeech();
  const { t, clock, number } = speech;
  const { by, first, index, reason } = line;
  const { zone } = room.head.session;
  return (
    <li className={by === null ? undefined : 'staff'}>
      <time>{clock(line.at, zone)}</time>
      <div>
        <b>{t(`timeline.type.${line.type}`, { defaultValue: line.type })}</b>
        {detailsOf(line, speech, zone).map((part) => ` · ${part}`)}
        {by !== null && <span className="by"> · {by === 'engine' ? t('timeline.engine') : by}</span>}
        {reason !== '' && <span className="why">{reason}</span>}
        <TakeBack line={line} number={whose} room={room} />
      </div>
      <span className="entry-no" aria-label={t('timeline.entry', { n: number(index) })}>
        {first === index ? `#${index}` : `#${first}–${index}`}
      </span>
    </li>
  );
}

/** A line in one sentence, for a sheet. */
export function actInWords(line: TimelineLine, speech: Speech, zone: string): string {
  const type = speech.t(`timeline.type.${line.type}`, { defaultValue: line.type });
  return [type, ...detailsOf(line, speech, zone)].join(' · ');
}

function detailsOf(line: TimelineLine, { t, clock, age, extra, number }: Speech, zone: string): string[] {
  const { count, detail, epoch, forAll, ms, since, type, workstation } = line;
  const parts: (string | null)[] = [
    detail === null
      ? null
      : t([`timeline.detail.${detail}`, `signs.kind.${detail}`, `incident.kind.${detail}`], { defaultValue: detail }),
    type === 'SIGN_IN'
      ? t('timeline.signIn', {
          n: number(epoch ?? 0),
          workstation: workstation === null || workstation === '' ? '–' : workstation,
        })
      : null,
    type === 'WORKSTATION' ? workstation : null,
    type === 'EXTENSION' && ms !== null ? extra(ms) : null,
    type === 'EXTENSION_WITHDRAW' && ms !== null ? extra(-ms) : null,
    type !== 'EXTENSION' && type !== 'EXTENSION_WITHDRAW' && ms !== null && ms >= 1_000 ? age(ms) : null,
    type === 'SAVED' && count !== null ? t('timeline.saves', { count, n: number(count) }) : null,
    type === 'SAVED' && since !== null && since !== line.at ? t('timeline.since', { at: clock(since, zone) }) : null,
    line.incident === null ? null : t('timeline.ofIncident', { n: number(line.incident) }),
    forAll ? t('timeline.forAll') : null,
  ];
  return parts.filter((part) => part !== null);
}

function useTimeline(sessionId: string, row: MonitorRow) {
  const { desk } = useConsole();
  const say = useRefusalSentence();
  const { number } = row;
  const [found, setFound] = useState<{ lines: readonly TimelineLine[]; older: number } | null>(null);
  const [said, setSaid] = useState('');
  const [askedFor, setAskedFor] = useState<MonitorRow | null>(null);
  useEffect(() => {
    if (askedFor === row) return undefined;
    let isCurrent = true;
    const ask = async () => {
      const reply = await desk.timeline(sessionId, number);
      if (!isCurrent) return;
      setAskedFor(row);
      if (reply.ok) setFound({ lines: reply.lines, older: reply.older });
      setSaid(reply.ok ? '' : say(reply.refusal));
    };
    const wait = setTimeout(() => void ask(), askedFor === null ? 0 : ASK_AGAIN_AFTER);
    return () => {
      isCurrent = false;
      clearTimeout(wait);
    };
  }, [desk, say, sessionId, number, row, askedFor]);
  return { found, said };
}
