import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { EnrolmentState } from '../state/enrolment.ts';
import { useSitting } from '../state/use-sitting.ts';

const NOT_ASKED = createStore<EnrolmentState>()(() => ({ kind: 'asking' }));

/** What this computer is called: by the staff where they have let it in, else by itself; empty where by nobody. */
export function useStationName(): string {
  const { enrolment, workstation } = useSitting().desk;
  const state = useStore(enrolment?.store ?? NOT_ASKED);
  return state.kind === 'enrolled' ? state.name : workstation;
}

export function StationName() {
  const { t } = useTranslation();
  const name = useStationName();
  return name === '' ? null : <span className="station">{t('workstation', { name })}</span>;
}
