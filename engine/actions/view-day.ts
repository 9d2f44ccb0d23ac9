import { checklist } from '#domain/session/preparation.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import type { Person } from './person.ts';
import { lookAtPages } from './same-build.ts';
import { selfTest } from './self-test.ts';
import { summarise } from './view-monitor.ts';

/** One session's way to its seal, from what its ledger holds. */
export function viewDay(desk: Desk, hall: Hall) {
  const { preparation } = hall;
  const { root, size } = desk.queue.head(hall.id);
  const { phase } = hall.session;
  const pages = lookAtPages(desk, hall);
  const sameBuild = pages.differing.length === 0 && !pages.isServerOther;
  return {
    session: summarise(hall),
    steps: checklist({ preparation, phase, people: hall.size, selfTest: selfTest(desk, hall), sameBuild }),
    pages,
    present: preparation.present.size,
    isDoorShut: preparation.checkInClosedAt !== null,
    commitment: preparation.fixed?.commitment ?? '',
    lots: preparation.lots,
    awaitsSecond: hall.firstLots !== null,
    papers: preparation.papers,
    ledger: { size, root },
  };
}

/** Whom the staff have before them at the door. */
export function viewAtDoor(hall: Hall, { participant, seated }: Person) {
  const { accommodations, category, name, number, pid } = participant;
  const room = seated?.room ?? participant.room ?? null;
  const seat = seated?.seat ?? participant.seat;
  return { number, name, category, room, seat, accommodations, presentAt: hall.preparation.present.get(pid) ?? null };
}
