import type { MonitorSnapshot } from '#protocol/proctor-down.ts';
import { Icon } from '../appearance/icon.tsx';
import { useSpeech } from '../messages/speech.ts';
import { type Counts, UNSAVED_AFTER } from '../state/attention.ts';
import { useServerNow } from './desk-context.tsx';

type Health = MonitorSnapshot['saveHealth'];

const SLICES = 48;

export function SaveHealth({ health, counts }: { health: Health; counts: Counts }) {
  const { t, number, milliseconds, age } = useSpeech();
  const isLate = health.oldestMs >= UNSAVED_AFTER;
  const line =
    health.waiting === 0
      ? t('health.clear')
      : t('health.waiting', { count: health.waiting, n: number(health.waiting), age: age(health.oldestMs) });
  return (
    <div className="health">
      <div className="l1">
        <h2>{t('health.title')}</h2>
        <span>{t('health.times', { median: milliseconds(health.medianMs), p99: milliseconds(health.p99Ms) })}</span>
      </div>
      <ConnectedBar counts={counts} />
      <p className={isLate ? 'l2 late' : 'l2'} role={isLate ? 'alert' : undefined}>
        <Icon name={isLate ? 'unsaved' : 'saved'} />
        {line}
      </p>
      <Unsent health={health} />
    </div>
  );
}

/** The people at work as slices; those whose answers cannot reach the engine just now stand out at the end. */
function ConnectedBar({ counts }: { counts: Counts }) {
  const { t, number } = useSpeech();
  const slices = Math.min(SLICES, Math.max(counts.working, counts.trouble));
  const cut =
    counts.working === 0 ? 0 : Math.ceil((Math.min(counts.trouble, counts.working) / counts.working) * slices);
  const label = t('health.connected', {
    n: number(Math.max(0, counts.working - counts.trouble)),
    of: number(counts.working),
  });
  return (
    <div className="hb" role="img" aria-label={label} title={label}>
      {Array.from({ length: SLICES }, (_, index) => (
        <i key={index} className={index >= slices ? 'z' : index >= slices - cut ? 'u' : undefined} />
      ))}
    </div>
  );
}

/** What the workstations say they keep: the engine has none of it yet. */
function Unsent({ health: { unsentPeople, unsentSince } }: { health: Health }) {
  const { t, number, age } = useSpeech();
  const now = useServerNow();
  if (unsentSince === null) return null;
  const waits = Math.max(0, now - unsentSince);
  const isLate = waits >= UNSAVED_AFTER;
  return (
    <p className={isLate ? 'l2 late' : 'l2'} role={isLate ? 'alert' : undefined}>
      <Icon name="unsaved" />
      {t('health.unsent', { count: unsentPeople, n: number(unsentPeople), age: age(waits) })}
    </p>
  );
}
