import { type StoreApi, createStore } from 'zustand/vanilla';
import { type ShowItems, showItems } from '#protocol/item-preview.ts';
import { displayStore } from '../state/display-store.ts';

export interface Shown {
  readonly items: ShowItems | null;
  /** Something was sent that is no set of faces: it is not shown, and what stood there before is not shown for it. */
  readonly isRefused: boolean;
}

/**
 * What the page around this one sends. Nobody else is listened to, and every message is parsed whole. The first one sets the
 * language; from then on it is the reader's to change.
 */
export function shownItems(page: Window): StoreApi<Shown> {
  const store = createStore<Shown>()(() => ({ items: null, isRefused: false }));
  page.addEventListener('message', ({ data, origin, source }: MessageEvent) => {
    if (source !== page.parent || source === page || origin !== page.location.origin) return;
    const parsed = showItems.safeParse(data);
    if (parsed.success && store.getState().items === null) displayStore.setState({ language: parsed.data.language });
    store.setState(parsed.success ? { items: parsed.data, isRefused: false } : { items: null, isRefused: true });
  });
  if (page.parent !== page) page.parent.postMessage({ kind: 'ready' }, page.location.origin);
  return store;
}
