import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Notice } from '#protocol/candidate-down.ts';
import { useSitting, useSittingState } from '../state/use-sitting.ts';
import { Icon, type Mark } from './icon.tsx';
import { timeOfDay } from './words-of-time.ts';
import './notices.css';

const marks: Record<Notice['kind'], Mark> = {
  'time-extended': 'clock',
  paused: 'pause',
  resumed: 'clock',
};

/** What was said to this person, until it is read. The oldest first. */
export function Notices() {
  const { t } = useTranslation();
  const sitting = useSitting();
  const notices = useSittingState((state) => state.notices);
  const zone = useSittingState(({ view }) => view?.session.zone ?? 'UTC');
  // The screen of a stopped clock tells of the pause itself.
  const notice = notices.find(({ kind }) => kind !== 'paused');
  return (
    <div role="status" aria-label={t('notice.label')}>
      {notice && (
        <div className={`note n-${notice.kind}`}>
          <Icon mark={marks[notice.kind]} />
          <p>
            <b>{headline(notice, t)}</b> {reason(notice, t)}{' '}
            <small>{t('notice.at', { time: timeOfDay(notice.serverAt, zone) })}</small>
          </p>
          <button className="btn sm" onClick={() => sitting.dismissNotice(notice)}>
            {t('notice.dismiss')}
          </button>
        </div>
      )}
    </div>
  );
}

function headline(notice: Notice, t: TFunction): string {
  if (notice.kind !== 'time-extended') return t(`notice.${notice.kind}`);
  const seconds = Math.round((notice.byMs ?? 0) / 1_000);
  if (seconds % 60 !== 0) return t('notice.time-extended-seconds', { seconds });
  return t('notice.time-extended', { minutes: seconds / 60 });
}

function reason({ text }: Notice, t: TFunction): string {
  return text === '' ? '' : t('notice.reason', { text });
}
