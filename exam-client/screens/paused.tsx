import { useTranslation } from 'react-i18next';
import { reasonOfPause } from '../state/notices.ts';
import { useSittingState } from '../state/use-sitting.ts';
import { useTimeLeft } from './clock-face.tsx';
import { FactCard, Steps } from './fact-card.tsx';
import { Icon } from './icon.tsx';
import { ScreenTitle } from './screen-title.tsx';
import { timeLeftWords, timeOfDay } from './words-of-time.ts';

/** Stopped by the proctor. The item is covered: nobody works on while time stands. */
export function Paused() {
  const { t } = useTranslation();
  const time = useTimeLeft();
  const view = useSittingState((state) => state.view);
  const reason = useSittingState(reasonOfPause);
  if (view === null || time === null) return null;
  const since = view.attempt.clock?.stoppedSince ?? null;
  return (
    <div className="calm">
      <div className="hd s-paused">
        <span className="m">
          <Icon mark="pause" />
        </span>
        <div>
          <ScreenTitle windowTitle={t('title.paused')}>{t('paused.heading')}</ScreenTitle>
          <p>{t('paused.lead')}</p>
          {reason && <p>{t('paused.reason', { text: reason })}</p>}
        </div>
      </div>
      <div className="facts one">
        <FactCard
          state="paused"
          mark="pause"
          title={t('paused.held')}
          figure={timeLeftWords(time.left)}
          foot={t('paused.held-foot')}
        >
          <p>{since !== null && t('paused.held-more', { time: timeOfDay(since, view.session.zone) })}</p>
        </FactCard>
      </div>
      <Steps
        title={t('trouble.do')}
        steps={[
          [t('paused.do-1'), t('paused.do-1-more')],
          [t('paused.do-2'), t('paused.do-2-more')],
        ]}
      />
    </div>
  );
}
