import { useTranslation } from 'react-i18next';
import { RAISE_HAND_MS } from '../state/save-state.ts';
import { Icon } from './icon.tsx';
import { useSaveState } from './save-chip.tsx';

/** Something has waited too long: the proctor is alarmed by now, and the person is told what to do. */
export function UnsavedStrip() {
  const { t } = useTranslation();
  const state = useSaveState();
  return (
    <div role="alert">
      {state.kind === 'unsaved' && state.forMs >= RAISE_HAND_MS && (
        <div className="strip">
          <Icon mark="unsaved" />
          <p>
            <b>{t('strip.unsaved', { count: state.count })}</b> {t('strip.unsaved-more')}
          </p>
        </div>
      )}
    </div>
  );
}
