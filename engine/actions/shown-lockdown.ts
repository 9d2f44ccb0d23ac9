import type { Showing } from '#domain/lockdown/client-tier.ts';
import type { Desk } from './desk.ts';

/** What a page shows of the browser that it was loaded in. */
export interface ShownLockdown {
  /** The page's own part of its address. */
  readonly entry: string;
  readonly configKeyHash?: string | undefined;
  readonly browserExamKeyHash?: string | undefined;
}

/** What the page's request showed and what its script shows now, for the address that the engine itself gave it. */
export function showingOf(desk: Desk, shown: ShownLockdown | undefined, seat: string | null): Showing {
  if (shown === undefined) return null;
  const opened = desk.entries.opened(shown.entry, desk.now(), seat);
  if (opened === null) return 'stale';
  const told = (hash: string | undefined): string[] => (hash === undefined ? [] : [hash]);
  return {
    url: opened.url,
    configKeyHashes: [...opened.configKeyHashes, ...told(shown.configKeyHash)],
    browserExamKeyHashes: [...opened.browserExamKeyHashes, ...told(shown.browserExamKeyHash)],
  };
}
