import { useTranslation } from 'react-i18next';
import { useSittingState } from '../state/use-sitting.ts';
import { DeedList } from './deed-list.tsx';
import { Icon } from './icon.tsx';
import './uncounted.css';

const LISTED = 6;

/** What the engine refused for good. It stays in sight until the person leaves: nothing vanishes unsaid. */
export function Uncounted() {
  const { t } = useTranslation();
  const uncounted = useSittingState((state) => state.uncounted);
  const reason = uncounted.at(-1)?.refused;
  return (
    <div role="alert">
      {reason && (
        <section className="uncounted" aria-label={t('uncounted.heading')}>
          <Icon mark="stop" />
          <div>
            <p>
              <b>{t('uncounted.lead', { count: uncounted.length })}</b>{' '}
              {t('uncounted.because', { reason: t(`refusal.${reason}`) })} {t('uncounted.tell')}
            </p>
            <DeedList deeds={uncounted} listed={LISTED} />
          </div>
        </section>
      )}
    </div>
  );
}
