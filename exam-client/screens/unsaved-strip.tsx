import { useTranslation } from 'react-i18next';
import { RAISE_HAND_MS } from '../state/save-state.ts';
import { useSittingState } from '../state/use-sitting.ts';
import { Icon } from './icon.tsx';
import { useSaveState } from './save-chip.tsx';

interface UnsavedStripProps {
  readonly mayAnswer: boolean;
  /** To the page that tells what is safe and what waits; absent on that page. */
  readonly see?: (() => void) | undefined;
}

/** Something has waited too long: the proctor is alarmed by now, and the person is told what to do. */
export function UnsavedStrip({ mayAnswer, see }: UnsavedStripProps) {
  const { t } = useTranslation();
  const isUp = useSittingState(({ link }) => link.up);
  const isDown = !isUp && see !== undefined;
  const state = useSaveState();
  return (
    <div role="alert">
      {state.kind === 'unsaved' && state.forMs >= RAISE_HAND_MS && (
        <div className="strip">
          <Icon mark="unsaved" />
          <p>
            <b>{t(isDown ? 'strip.unsaved-down' : 'strip.unsaved', { count: state.count })}</b>{' '}
            {t(isUp ? 'strip.unsaved-more' : mayAnswer ? 'strip.unsaved-go-on' : 'strip.unsaved-stay')}
          </p>
          {isDown && (
            <button className="btn sm" onClick={see}>
              {t('strip.see')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
