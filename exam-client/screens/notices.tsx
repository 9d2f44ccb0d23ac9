import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttemptView, Notice } from '#protocol/candidate-down.ts';
import { deadline } from '#domain/session/exam-clock.ts';
import { instant } from '#domain/time.ts';
import { examClock } from '../state/exam-time.ts';
import { unreadNotices } from '../state/notices.ts';
import { useSitting, useSittingState } from '../state/use-sitting.ts';
import { Icon, type Mark } from './icon.tsx';
import { timeOfDay } from './words-of-time.ts';
import './notices.css';

const marks: Record<Notice['kind'], Mark> = {
  'time-extended': 'clock',
  'time-withdrawn': 'clock',
  paused: 'pause',
  resumed: 'clock',
  reopened: 'clock',
};

/** What the staff did about this person's time, one after the other, until each is read. The oldest first. */
export function Notices() {
  const { t } = useTranslation();
  const sitting = useSitting();
  const view = useSittingState((state) => state.view);
  const readNotices = useSittingState((state) => state.readNotices);
  const notice = useMemo(() => unreadNotices({ readNotices, view })[0], [readNotices, view]);
  const zone = view?.session.zone ?? 'UTC';
  return (
    <div role="status" aria-label={t('notice.label')}>
      {notice && (
        <div className={`note n-${notice.kind}`} key={notice.number}>
          <Icon mark={marks[notice.kind]} />
          <p>
            <b>{headline(notice, t)}</b> {reason(notice, t)} {whatHolds(view, notice, t)}{' '}
            <small>{t('notice.at', { time: timeOfDay(notice.at, zone) })}</small>
          </p>
          <button className="btn sm" onClick={() => sitting.readNotice(notice)}>
            {t('notice.dismiss')}
          </button>
        </div>
      )}
    </div>
  );
}

function headline({ byMs, kind }: Notice, t: TFunction): string {
  if (kind !== 'time-extended' && kind !== 'time-withdrawn') return t(`notice.${kind}`);
  const seconds = Math.round((byMs ?? 0) / 1_000);
  if (seconds % 60 !== 0) return t(`notice.${kind}-seconds`, { seconds });
  return t(`notice.${kind}`, { minutes: seconds / 60 });
}

function reason({ text }: Notice, t: TFunction): string {
  return text === '' ? '' : t('notice.reason', { text: /[.!?]$/.test(text) ? text : `${text}.` });
}

/**
 * Until when answers count, as things stand at this moment, and where time was taken back also what had been said before; nothing while the
 * clock stands or is not needed any more.
 */
function whatHolds(view: AttemptView | null, { byMs, kind }: Notice, t: TFunction): string {
  const clock = view?.attempt.phase === 'working' ? examClock(view) : null;
  if (view === null || clock === null || clock.stoppedSince !== null) return '';
  const until = deadline(clock, instant(view.serverAt));
  const time = timeOfDay(until, view.session.zone);
  if (kind !== 'time-withdrawn') return t('notice.until', { time });
  return t('notice.until-not', { time, before: timeOfDay(until + (byMs ?? 0), view.session.zone) });
}
