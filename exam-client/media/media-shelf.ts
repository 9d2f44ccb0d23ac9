import { type StoreApi, createStore } from 'zustand/vanilla';

/** A picture or sound of the paper on its way to this page. `url` shows bytes that this page holds: it works without a line. */
export type ShelfState =
  { readonly kind: 'coming' } | { readonly kind: 'missing' } | { readonly kind: 'here'; readonly url: string };

export interface MediaShelf {
  /** By name. */
  readonly store: StoreApi<Readonly<Record<string, ShelfState>>>;
  /** Brings what is not there yet, in this order, a few at a time, and tries again what does not come. */
  bring(names: readonly string[]): void;
  /** Somebody waits for this one. */
  retry(name: string): void;
  /** The next person's paper has others. */
  empty(): void;
}

interface ShelfTools {
  /** The bytes, checked against their name. Rejects when they do not come or are not the ones. */
  fetch(name: string): Promise<Blob>;
  show(bytes: Blob): string;
  hide(url: string): void;
  later(ms: number, act: () => void): () => void;
}

const AT_ONCE = 4;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 30_000;

const COMING: ShelfState = { kind: 'coming' };
const MISSING: ShelfState = { kind: 'missing' };

export function createMediaShelf(tools: ShelfTools): MediaShelf {
  const store = createStore<Readonly<Record<string, ShelfState>>>()(() => ({}));
  /** Raised when the shelf is emptied: what still comes belongs to nobody. */
  let turn = 0;
  let waiting: string[] = [];
  let flying = 0;
  const tries = new Map<string, number>();
  const retries = new Map<string, () => void>();

  function next(): void {
    while (flying < AT_ONCE) {
      const name = waiting.shift();
      if (name === undefined) return;
      flying += 1;
      void bringOne(name);
    }
  }

  async function bringOne(name: string): Promise<void> {
    const mine = turn;
    try {
      const bytes = await tools.fetch(name);
      if (mine === turn) store.setState({ [name]: { kind: 'here', url: tools.show(bytes) } });
    } catch {
      if (mine === turn) missed(name);
    }
    if (mine !== turn) return;
    flying -= 1;
    next();
  }

  function missed(name: string): void {
    const tried = (tries.get(name) ?? 0) + 1;
    tries.set(name, tried);
    store.setState({ [name]: MISSING });
    const wait = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (tried - 1));
    retries.set(
      name,
      tools.later(wait, () => retry(name)),
    );
  }

  function retry(name: string): void {
    retries.get(name)?.();
    retries.delete(name);
    if (store.getState()[name]?.kind !== 'missing') return;
    store.setState({ [name]: COMING });
    waiting.unshift(name);
    next();
  }

  return {
    store,
    retry,
    bring(names) {
      const known = store.getState();
      const fresh = [...new Set(names)].filter((name) => known[name] === undefined);
      store.setState(Object.fromEntries(fresh.map((name) => [name, COMING])));
      waiting.push(...fresh);
      next();
    },
    empty() {
      turn += 1;
      flying = 0;
      waiting = [];
      tries.clear();
      for (const cancel of retries.values()) cancel();
      retries.clear();
      for (const state of Object.values(store.getState())) if (state.kind === 'here') tools.hide(state.url);
      store.setState({}, true);
    },
  };
}
