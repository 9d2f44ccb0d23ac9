import { useSyncExternalStore } from 'react';

const AT_SESSION = '#/sesi/';
export const AT_COMPUTERS = '#/komputer';

export function addressOf(sessionId: string): string {
  return AT_SESSION + encodeURIComponent(sessionId);
}

interface Address {
  readonly sessionId: string | null;
  readonly isAtComputers: boolean;
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
  const sessionId = hash.startsWith(AT_SESSION) ? decodeURIComponent(hash.slice(AT_SESSION.length)) : null;
  return { sessionId, isAtComputers: hash === AT_COMPUTERS };
}
