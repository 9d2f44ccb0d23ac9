/** What the address names, so that a reload stays where it was. */
export type CommitteePlace =
  { readonly page: 'sessions' | 'new' } | { readonly page: 'results' | 'day' | 'lots'; readonly session: string };

export const AT_SESSIONS = '#/';
export const AT_NEW = '#/baru';
export const atResults = (session: string): string => `#/hasil/${encodeURIComponent(session)}`;

export const atDay = (session: string): string => `#/hari/${encodeURIComponent(session)}`;
export const atLots = (session: string): string => `#/undian/${encodeURIComponent(session)}`;

const OF_SESSION = /^#\/(hasil|hari|undian)\/([a-z0-9-]+)$/;
const PAGES = { hasil: 'results', hari: 'day', undian: 'lots' } as const;

export function placeOf(hash: string): CommitteePlace {
  const [, word, session] = OF_SESSION.exec(hash) ?? [];
  if (session !== undefined) return { page: PAGES[word as keyof typeof PAGES], session };
  return { page: hash === AT_NEW ? 'new' : 'sessions' };
}
