import { useSyncExternalStore } from 'react';

const AT_SESSION = '#/sesi/';
export const AT_COMPUTERS = '#/komputer';
export const AT_STAFF = '#/staf';
const AT_INCIDENTS = '#/kejadian/';
const AT_MINUTES = '#/berita-acara/';

export const incidentsOf = (sessionId: string): string => AT_INCIDENTS + encodeURIComponent(sessionId);
export const minutesOf = (sessionId: string): string => AT_MINUTES + encodeURIComponent(sessionId);

export type SessionPage = 'room' | 'incidents' | 'minutes';
const PAGES: readonly (readonly [string, SessionPage])[] = [
  [AT_SESSION, 'room'],
  [AT_INCIDENTS, 'incidents'],
  [AT_MINUTES, 'minutes'],
];

export function addressOf(sessionId: string): string {
  return AT_SESSION + encodeURIComponent(sessionId);
}

interface Address {
  readonly sessionId: string | null;
  readonly page: SessionPage;
  readonly isAtComputers: boolean;
  readonly isAtStaff: boolean;
}

/** What the address names, so that a reload stays where it was. */
export function useAddress(): Address {
  const hash = useSyncExternalStore(
    (tell) => {
      window.addEventListener('hashchange', tell);
      return () => window.removeEventListener('hashchange', tell);
    },
    () => window.location.hash,
  );
  const [begin, page] = PAGES.find(([each]) => hash.startsWith(each)) ?? ['', 'room' as const];
  const sessionId = begin === '' ? null : decodeURIComponent(hash.slice(begin.length));
  return { sessionId, page, isAtComputers: hash === AT_COMPUTERS, isAtStaff: hash === AT_STAFF };
}
