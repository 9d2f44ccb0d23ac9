import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { useSitting } from '../state/use-sitting.ts';
import type { ShelfState } from './media-shelf.ts';

const COMING: ShelfState = { kind: 'coming' };
/** For a sitting that has no shelf: nothing ever comes. */
const EMPTY = createStore<Readonly<Record<string, ShelfState>>>()(() => ({}));

/** A picture or sound of the paper by its name, and how to ask for it again. */
export function useMedium(name: string): { readonly state: ShelfState; retry(): void } {
  const shelf = useSitting().desk.media;
  const state = useStore(shelf?.store ?? EMPTY, (states) => states[name] ?? COMING);
  return { state, retry: () => shelf?.retry(name) };
}
