import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Millis } from '#domain/time.ts';
import { blockOf } from '../state/block.ts';
import { displayStore } from '../state/display-store.ts';
import { type TimeShown, examClock, minutesPassed, serverMoment, timeShown } from '../state/exam-time.ts';
import { useDisplay, useLocalNow, useSittingState } from '../state/use-sitting.ts';
import { Icon } from './icon.tsx';
import { timeLeftWords } from './words-of-time.ts';

/** The time left as the screen shows it, null before the attempt has begun. */
export function useTimeLeft(): { left: Millis; isStopped: boolean } | null {
  const view = useSittingState((state) => state.view);
  const estimate = useSittingState((state) => state.estimate);
  const now = useLocalNow();
  const shown = useRef<TimeShown | null>(null);
  const pending = useSittingState((state) => state.pending);
  const link = useSittingState((state) => state.link);
  const storageWorks = useSittingState((state) => state.storageWorks);
  const facts = view === null ? null : examClock(view);
  if (facts === null) return null;
  const block = blockOf({ view, pending, link, storageWorks }, now);
  // Without a line nobody tells us that the engine has stopped it; how exactly, the next view says.
  const isStopping = block?.isClockStopped === true && block.since !== null && facts.stoppedSince === null;
  const clock = isStopping ? { ...facts, stoppedSince: serverMoment(block.since, estimate) } : facts;
  shown.current = timeShown(shown.current, clock, serverMoment(now, estimate));
  return { left: shown.current.left, isStopped: clock.stoppedSince !== null };
}

/** Says the time left politely at 30, 10, 5 and 1 minutes, hidden or not. */
function SpokenTime({ left }: { left: Millis }) {
  const { t } = useTranslation();
  const before = useRef(left);
  const [minutes, setMinutes] = useState<number | null>(null);
  useEffect(() => {
    const passed = minutesPassed(before.current, left);
    before.current = left;
    if (passed !== null) setMinutes(passed);
  }, [left]);
  return (
    <span className="sr" role="status">
      {minutes !== null && t('clock.said', { count: minutes })}
    </span>
  );
}

export function ClockFace() {
  const { t } = useTranslation();
  const time = useTimeLeft();
  const isHidden = useDisplay((display) => display.isTimeHidden);
  if (time === null) return null;
  return (
    <div className={time.isStopped ? 'time stop' : 'time'}>
      <span className="label">{t(time.isStopped ? 'clock.stopped' : 'clock.left')}</span>
      <b role="timer" aria-label={t(time.isStopped ? 'clock.stopped' : 'clock.left')} className={isHidden ? 'hid' : ''}>
        {isHidden ? t('clock.hidden') : timeLeftWords(time.left)}
      </b>
      <button
        aria-label={t(isHidden ? 'clock.show' : 'clock.hide')}
        onClick={() => displayStore.setState({ isTimeHidden: !isHidden })}
      >
        <Icon mark={isHidden ? 'eye' : 'eye-off'} />
      </button>
      <SpokenTime left={time.left} />
    </div>
  );
}
