import { createStore } from 'zustand/vanilla';

/** Whether help is open, on whichever screen. */
export const helpStore = createStore<{ readonly isOpen: boolean }>()(() => ({ isOpen: false }));

export function toggleHelp(): void {
  helpStore.setState(({ isOpen }) => ({ isOpen: !isOpen }));
}
