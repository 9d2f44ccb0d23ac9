import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { type SaveState, saveStateOf } from '../state/save-state.ts';
import { useLocalNow, useSittingState } from '../state/use-sitting.ts';
import { Icon, type Mark } from './icon.tsx';
import { timeOfDay } from './words-of-time.ts';

const looks: Record<SaveState['kind'], { mark: Mark; className: string }> = {
  blank: { mark: 'blank', className: 's-locked' },
  saved: { mark: 'saved', className: 's-saved' },
  saving: { mark: 'saving', className: 's-saving' },
  unsaved: { mark: 'unsaved', className: 's-unsaved solid' },
};

export function useSaveState(): SaveState {
  const facts = useSittingState(
    useShallow(({ view, pending, link, refusing, storageWorks }) => ({ view, pending, link, refusing, storageWorks })),
  );
  return saveStateOf(facts, useLocalNow());
}

/** Whether what the person did is on the engine's disk, always in words. */
export function SaveChip() {
  const { t } = useTranslation();
  const zone = useSittingState(({ view }) => view?.session.zone ?? 'UTC');
  const state = useSaveState();
  const { mark, className } = looks[state.kind];
  const words = {
    ...(state.kind === 'saved' && { time: timeOfDay(state.at, zone) }),
    ...(state.kind === 'unsaved' && { count: state.count }),
  };
  // A fresh element for an alarm: a role that changes in place is not announced everywhere.
  const isAlarm = state.kind === 'unsaved';
  return (
    <span key={isAlarm ? 'alarm' : 'calm'} className={`chip lg save ${className}`} role={isAlarm ? 'alert' : 'status'}>
      <Icon mark={mark} />
      {t(`save.${state.kind}`, words)}
    </span>
  );
}
