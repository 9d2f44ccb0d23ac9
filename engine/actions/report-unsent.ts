import type { Instant } from '#domain/time.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import type { Person } from './person.ts';

export interface UnsentReport {
  readonly count: number;
  /** Milliseconds; an age needs no common clock. */
  readonly oldestAgeMs: number;
  readonly storageWorks: boolean;
  readonly pledgeBroken?: true | undefined;
  readonly unproven?: true | undefined;
}

/** Kept in memory only, and beyond the end of the connection: who went with unsent answers is looked for. */
export function reportUnsent(desk: Desk, hall: Hall, person: Person, report: UnsentReport): void {
  const now = desk.now();
  const since = report.count === 0 ? null : (Math.max(0, now - report.oldestAgeMs) as Instant);
  const { count, pledgeBroken, storageWorks, unproven } = report;
  const pledged = { isPledgeBroken: pledgeBroken === true, isUnproven: unproven === true };
  person.unsent = { count, since, storageWorks, toldAt: now, ...pledged };
  hall.touch(person);
}

/** Over the whole hall: how many people have unsent answers, and since when the oldest of those waits. */
export function unsentInHall(hall: Hall): { readonly people: number; readonly since: Instant | null } {
  let people = 0;
  let oldest: Instant | null = null;
  for (const { unsent } of hall.people()) {
    if (unsent === null || unsent.since === null) continue;
    people += 1;
    if (oldest === null || unsent.since < oldest) oldest = unsent.since;
  }
  return { people, since: oldest };
}
