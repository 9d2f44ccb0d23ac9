import { recentNotices } from '#domain/session/notice-book.ts';
import type { Person } from './person.ts';

/** Who has so many to read reads the newest. */
const MOST_SHOWN = 6;

/** What the staff did about somebody's time or attempt, the oldest first; nothing where there is nothing. */
export function viewNotices({ saved }: Person) {
  const recent = recentNotices(saved.notices ?? [], saved.epoch, MOST_SHOWN);
  if (recent.length === 0) return {};
  return { notices: recent.map(({ at, kind, ms, number, reason }) => ({ number, at, kind, byMs: ms, text: reason })) };
}
