import { endOf, type Incident } from '#domain/session/incident.ts';
import type { Instant } from '#domain/time.ts';
import type { Hall } from './hall.ts';
import type { Person } from './person.ts';

/**
 * A hall of computers that nobody has let in is one incident and not one for each: it is written with whom the engine found first, and
 * whoever comes from such a computer while it is open belongs to it. Each SIGN_IN says so itself, so the ledger loses nothing.
 */
export function isOfUnknownComputers(person: Person, { at, kind, notes, until }: Incident): boolean {
  return kind === 'unknown-workstation' && cameUnknown(person, at, endOf({ notes, until }));
}

/** Who sits at a computer that nobody has let in, and stands in no incident of it: the engine writes them into one. */
export function newlyUnknown(hall: Hall): Person[] {
  const written = hall.incidents.findLast(({ kind }) => kind === 'unknown-workstation');
  if (written !== undefined && written.isOpen) return [];
  const since = written === undefined ? null : endOf(written);
  return [...hall.people()].filter(
    (person) =>
      person.saved.enrolment === null &&
      person.saved.phase !== 'finished' &&
      (since === null || cameUnknown(person, since, null)),
  );
}

function cameUnknown({ chronicle }: Person, from: Instant, to: Instant | null): boolean {
  return chronicle
    .facts()
    .some(
      ({ fact }) =>
        fact.type === 'SIGN_IN' && fact.enrolment === null && fact.at > from && (to === null || fact.at <= to),
    );
}
