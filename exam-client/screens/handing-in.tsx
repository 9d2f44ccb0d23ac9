import { useTranslation } from 'react-i18next';
import { useSittingState } from '../state/use-sitting.ts';
import { Icon } from './icon.tsx';
import { ScreenTitle } from './screen-title.tsx';
import './trouble.css';

/** Handed in here, not yet there: the engine gets every answer first. */
export function HandingIn() {
  const { t } = useTranslation();
  const count = useSittingState(({ pending }) => pending.filter(({ deed }) => deed.kind === 'change').length);
  const isUp = useSittingState(({ link }) => link.up);
  return (
    <div className="calm">
      <div className="hd s-work">
        <span className="m">
          <Icon mark={isUp ? 'saving' : 'wifi'} />
        </span>
        <div role="status">
          <ScreenTitle windowTitle={t('title.review')}>{t('review.handing-in')}</ScreenTitle>
          {!isUp && <p>{t('review.handing-in-down')}</p>}
          {count > 0 && <p>{t('review.handing-in-waits', { count })}</p>}
          {count === 0 && isUp && <p>{t('review.handing-in-sent')}</p>}
        </div>
      </div>
    </div>
  );
}
