import { useTranslation } from 'react-i18next';
import { unsavedPositions } from '../state/save-state.ts';
import { useSittingState } from '../state/use-sitting.ts';
import { Icon } from './icon.tsx';
import { ScreenTitle } from './screen-title.tsx';
import './trouble.css';

export function TimeUp() {
  const { t } = useTranslation();
  const count = useSittingState(({ pending }) => unsavedPositions(pending).size);
  const isUp = useSittingState(({ link }) => link.up);
  return (
    <div className="calm">
      <div className="hd s-work">
        <span className="m">
          <Icon mark="clock" />
        </span>
        <div role="status">
          <ScreenTitle windowTitle={t('title.time-up')}>{t('time-up.heading')}</ScreenTitle>
          <p>{t('time-up.lead')}</p>
          {!isUp && <p>{t('time-up.down')}</p>}
          <p>{count === 0 ? t('time-up.all-saved') : t('time-up.waiting', { count })}</p>
        </div>
      </div>
    </div>
  );
}
