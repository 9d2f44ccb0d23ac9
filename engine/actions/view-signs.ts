import { signCounts } from '#domain/session/sign-book.ts';
import type { Person } from './person.ts';

/** Notices in quick succession are what a proctor is called for. */
const NEWEST = 3;

/** Of one person's signs as much as a row of the console holds. */
export function countSigns({ saved: { signs } }: Person) {
  const written = signs.newest.filter(({ kind }) => kind !== 'left-out');
  return { ...signCounts(signs), newest: written.slice(-NEWEST).map(({ at }) => at) };
}

/** The newest signs of one person, the newest first; the ledger may hold older ones. */
export function viewSigns({ saved, signs }: Person) {
  const written = saved.signs.newest.map(({ at, kind, durationMs, count, pos }) => {
    return { at, kind, durationMs, count, pos, recorded: true };
  });
  const shown = signs.shown.map(({ at, kind, durationMs, count, pos }) => {
    return { at, kind, durationMs, count, pos, recorded: false };
  });
  return [...written, ...shown].sort((a, b) => b.at - a.at);
}
