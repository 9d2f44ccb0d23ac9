/** What the address names, so that a reload stays where it was. */
export type CommitteePlace =
  | { readonly page: 'sessions' | 'new' | 'rooms' }
  /** `name` is null for a room that is new. */
  | { readonly page: 'room'; readonly name: string | null }
  | { readonly page: 'results' | 'day' | 'lots' | 'seats'; readonly session: string };

export const AT_SESSIONS = '#/';
export const AT_NEW = '#/baru';
export const AT_ROOMS = '#/ruang';
export const AT_NEW_ROOM = '#/ruang-baru';
export const atRoom = (name: string): string => `#/ruang/${encodeURIComponent(name)}`;
export const atResults = (session: string): string => `#/hasil/${encodeURIComponent(session)}`;

export const atDay = (session: string): string => `#/hari/${encodeURIComponent(session)}`;
export const atSeats = (session: string): string => `#/kursi/${encodeURIComponent(session)}`;
export const atLots = (session: string): string => `#/undian/${encodeURIComponent(session)}`;

const OF_SESSION = /^#\/(hasil|hari|undian|kursi)\/([a-z0-9-]+)$/;
const OF_ROOM = /^#\/ruang\/((?:[^%/]|%[0-9A-F]{2})+)$/i;
const PAGES = { hasil: 'results', hari: 'day', undian: 'lots', kursi: 'seats' } as const;

export function placeOf(hash: string): CommitteePlace {
  const [, word, session] = OF_SESSION.exec(hash) ?? [];
  if (session !== undefined) return { page: PAGES[word as keyof typeof PAGES], session };
  if (hash === AT_NEW_ROOM) return { page: 'room', name: null };
  if (hash === AT_ROOMS) return { page: 'rooms' };
  const [, room] = OF_ROOM.exec(hash) ?? [];
  if (room !== undefined) return { page: 'room', name: decodeURIComponent(room) };
  return { page: hash === AT_NEW ? 'new' : 'sessions' };
}
