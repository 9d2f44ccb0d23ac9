import { useTranslation } from 'react-i18next';
import { useSittingState } from '../state/use-sitting.ts';
import { Icon } from './icon.tsx';
import { timeOfDay } from './words-of-time.ts';
import './uncounted.css';

const LISTED = 8;

/** What arrived too late to count by itself: kept, with the time at which it was given, until somebody decides. */
export function KeptForDecision() {
  const { t } = useTranslation();
  const isAway = useSittingState(({ place }) => place.kind === 'superseded');
  const left = useSittingState((state) => state.held);
  const own = useSittingState(({ view }) => view?.attempt.held);
  const zone = useSittingState(({ view }) => view?.session.zone ?? 'UTC');
  const held = isAway ? left : (own ?? left);
  const last = held.at(-1);
  const isSettled = held.every(({ decision }) => decision !== null);
  const hidden = Math.max(0, held.length - LISTED);
  return (
    <div role="status">
      {last !== undefined && (
        <section className="uncounted kept" aria-label={t('kept.heading')}>
          <Icon mark="clock" />
          <div>
            <p>
              <b>{t(isSettled ? 'kept.settled' : 'kept.lead', { count: held.length })}</b> {t(`kept.${last.why}`)}{' '}
              {!isSettled && t('kept.more')}
            </p>
            <ul className="wait">
              {hidden > 0 && <li className="more">{t('trouble.more', { count: hidden })}</li>}
              {held.slice(-LISTED).map(({ epoch, mutation, position, recordedAt, decision }) => (
                <li key={`${epoch}/${mutation}`}>
                  <b>{t('trouble.item', { number: position + 1 })}</b>
                  <span>{t(`kept.${decision ?? 'waits'}`)}</span>
                  <span>{timeOfDay(recordedAt, zone)}</span>
                </li>
              ))}
            </ul>
          </div>
        </section>
      )}
    </div>
  );
}
