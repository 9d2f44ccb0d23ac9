import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { watchStore } from '../watch/watch-store.ts';
import { Icon } from './icon.tsx';
import './notices.css';

/** What was recorded, in plain words; it asks for nothing and stands in nobody's way. */
export function SignNotice() {
  const { t } = useTranslation();
  const recorded = useStore(watchStore, (state) => state.recorded);
  return (
    <div role="status" aria-label={t('sign.label')}>
      {recorded && (
        <div className="note n-sign">
          <Icon mark="eye" />
          <p>
            <b>{t(`sign.${recorded.kind}`, { length: lengthOf(recorded.durationMs, t) })}</b>{' '}
            {recorded.count > 1 && `${t('sign.times', { count: recorded.count })} `}
            {t('sign.recorded')}
          </p>
          <button className="btn sm" onClick={() => watchStore.setState({ recorded: null })}>
            {t('notice.dismiss')}
          </button>
        </div>
      )}
    </div>
  );
}

const MINUTE = 60_000;

function lengthOf(ms: number, t: TFunction): string {
  if (ms >= 2 * MINUTE) return t('sign.minutes', { count: Math.round(ms / MINUTE) });
  return t('sign.seconds', { count: Math.round(ms / 1_000) });
}
