import type { MonitorSnapshot } from '#protocol/proctor-down.ts';
import { Icon } from '../appearance/icon.tsx';
import { useSpeech } from '../messages/speech.ts';
import type { Counts } from '../state/attention.ts';

type Health = MonitorSnapshot['saveHealth'];

/** An answer that waits longer than this for the disk is named in words. */
const ALARM_AFTER = 10_000;
const SLICES = 48;

export function SaveHealth({ health, counts }: { health: Health; counts: Counts }) {
  const { t, number, milliseconds, age } = useSpeech();
  const isLate = health.oldestMs >= ALARM_AFTER;
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
