import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useSitting } from '../state/use-sitting.ts';
import { expectFocusLoss, watchStore } from '../watch/watch-store.ts';
import { Icon } from './icon.tsx';
import './notices.css';

function useFullscreen(): { readonly isIn: boolean; enter(): void; leave(): void } {
  const { desk } = useSitting();
  const [isIn, setIn] = useState(Boolean(document.fullscreenElement));
  useEffect(() => {
    const look = (): void => setIn(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', look);
    return () => document.removeEventListener('fullscreenchange', look);
  }, []);
  return {
    isIn,
    enter() {
      expectFocusLoss(desk.now());
      // A browser or its policy may refuse; then the exam goes on as it is.
      document.documentElement.requestFullscreen({ navigationUI: 'hide' }).catch(() => undefined);
    },
    leave: () => void document.exitFullscreen().catch(() => undefined),
  };
}

export function FullscreenButton() {
  const { t } = useTranslation();
  const { enter, isIn, leave } = useFullscreen();
  if (!document.fullscreenEnabled) return null;
  return (
    <button aria-label={t('fullscreen.enter')} aria-pressed={isIn} onClick={isIn ? leave : enter}>
      <Icon mark="fullscreen" />
    </button>
  );
}

/** The way back for who has left it. Nobody is made to take it. */
export function FullscreenStrip() {
  const { t } = useTranslation();
  const { enter } = useFullscreen();
  const isOut = useStore(watchStore, (state) => state.isOutOfFullscreen);
  return (
    <div role="status">
      {isOut && (
        <div className="note n-fullscreen">
          <Icon mark="fullscreen" />
          <p>
            <b>{t('fullscreen.out')}</b> {t('fullscreen.out-more')}
          </p>
          <button className="btn sm" onClick={enter}>
            {t('fullscreen.back')}
          </button>
          <button className="btn sm" onClick={() => watchStore.setState({ isOutOfFullscreen: false })}>
            {t('fullscreen.stay')}
          </button>
        </div>
      )}
    </div>
  );
}
