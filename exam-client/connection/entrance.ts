import type { LockdownShown } from '#protocol/candidate-up.ts';

interface SafeExamBrowser {
  readonly security?: {
    readonly configKey?: unknown;
    readonly browserExamKey?: unknown;
    /** Only in older versions for Macs and iPads: the values come after it has been called. */
    readonly updateKeys?: (then: () => void) => void;
  };
}

/** The page as it was loaded, and what the browser has put into it by now. */
export interface LoadedPage {
  /** Taken before anything changes the address: the hashes belong to the page that was loaded. */
  readonly path: string;
  browser(): SafeExamBrowser | undefined;
  later(ms: number, act: () => void): void;
}

/** Null at an address that proves nothing. */
export type Entrance = () => Promise<LockdownShown | null>;

const ENTER = /^\/enter\/([A-Za-z0-9_-]{1,64})$/;
const HASH = /^[0-9a-f]{64}$/;
/** The browser puts its object into the page after the page's own scripts have begun. */
const LOOKS = 20;
const BETWEEN_LOOKS_MS = 100;

/** What this browser shows of itself, looked for from now on; the first sign-in waits for the end of the search. */
export function entranceOf(page: LoadedPage): Entrance {
  const entry = ENTER.exec(page.path)?.[1];
  if (entry === undefined) return () => Promise.resolve(null);
  const shown = lookFor(page).then((keys) => ({ entry, ...keys }));
  return () => shown;
}

async function lookFor(page: LoadedPage): Promise<Omit<LockdownShown, 'entry'>> {
  for (let look = 0; look < LOOKS; look++) {
    const security = page.browser()?.security;
    const keys = keysOf(security);
    if (keys.configKeyHash !== undefined) return keys;
    // Not awaited: some versions never call back.
    if (look === 0 || look === LOOKS / 2) security?.updateKeys?.(() => undefined);
    await new Promise<void>((resolve) => page.later(BETWEEN_LOOKS_MS, resolve));
  }
  return {};
}

function keysOf(security: SafeExamBrowser['security']): Omit<LockdownShown, 'entry'> {
  const hash = (value: unknown): string | undefined => {
    const text = typeof value === 'string' ? value.toLowerCase() : '';
    return HASH.test(text) ? text : undefined;
  };
  const configKeyHash = hash(security?.configKey);
  const browserExamKeyHash = hash(security?.browserExamKey);
  return {
    ...(configKeyHash === undefined ? {} : { configKeyHash }),
    ...(browserExamKeyHash === undefined ? {} : { browserExamKeyHash }),
  };
}
