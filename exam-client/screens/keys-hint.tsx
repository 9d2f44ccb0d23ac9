import { useTranslation } from 'react-i18next';
import { displayStore } from '../state/display-store.ts';
import { optionLetter } from '../state/paper.ts';
import { useDisplay } from '../state/use-sitting.ts';

/** The shortcuts in one line, and the way to switch them off for whoever dictates or whose hand trembles. */
export function KeysHint({ options, strikes }: { options: number; strikes: boolean }) {
  const { t } = useTranslation();
  const hasShortcuts = useDisplay((display) => display.hasShortcuts);
  const last = optionLetter(options - 1);
  return (
    <div className="keys" role="group" aria-label={t('item.keys')}>
      {hasShortcuts && (
        <>
          {options > 0 && (
            <span>
              <kbd>A</kbd>–<kbd>{last}</kbd> {t('item.keys-choose')}
            </span>
          )}
          <span>
            <kbd>R</kbd> {t('item.keys-flag')}
          </span>
          <span>
            <kbd>←</kbd>
            <kbd>→</kbd> {t('item.keys-move')}
          </span>
          {strikes && (
            <span>
              <kbd>Shift</kbd>
              <kbd>A</kbd>–<kbd>{last}</kbd> {t('item.keys-strike')}
            </span>
          )}
        </>
      )}
      <button className="link" onClick={() => displayStore.setState({ hasShortcuts: !hasShortcuts })}>
        {t(hasShortcuts ? 'item.keys-off' : 'item.keys-on')}
      </button>
    </div>
  );
}
