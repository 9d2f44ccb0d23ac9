/** What the address names, so that a reload stays where it was. */
export type CommitteePlace =
  { readonly page: 'sessions' } | { readonly page: 'new' } | { readonly page: 'results'; readonly session: string };

export const AT_SESSIONS = '#/';
export const AT_NEW = '#/baru';
export const atResults = (session: string): string => `#/hasil/${encodeURIComponent(session)}`;

const RESULTS = /^#\/hasil\/([a-z0-9-]+)$/;

export function placeOf(hash: string): CommitteePlace {
  const session = RESULTS.exec(hash)?.[1];
  if (session !== undefined) return { page: 'results', session };
  return { page: hash === AT_NEW ? 'new' : 'sessions' };
}
