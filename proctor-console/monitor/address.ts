import { useSyncExternalStore } from 'react';

const AT_SESSION = '#/sesi/';

export function addressOf(sessionId: string): string {
  return AT_SESSION + encodeURIComponent(sessionId);
}

/** The session in the address, so that a reload stays where it was. */
export function useAddress(): string | null {
  const hash = useSyncExternalStore(
    (tell) => {
      window.addEventListener('hashchange', tell);
      return () => window.removeEventListener('hashchange', tell);
    },
    () => window.location.hash,
  );
  return hash.startsWith(AT_SESSION) ? decodeURIComponent(hash.slice(AT_SESSION.length)) : null;
}
