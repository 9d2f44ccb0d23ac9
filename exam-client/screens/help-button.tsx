import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { helpStore, toggleHelp } from '../state/help-store.ts';
import { Icon } from './icon.tsx';

/** The last of the tools, at the same place on every screen. */
export function HelpButton() {
  const { t } = useTranslation();
  const isOpen = useStore(helpStore, (state) => state.isOpen);
  return (
    <div className="grp">
      <button
        className="help-button"
        aria-label={t('help.open')}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-keyshortcuts="F1 Shift+?"
        onClick={toggleHelp}
      >
        <Icon mark="help" />
      </button>
    </div>
  );
}
