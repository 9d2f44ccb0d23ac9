import { accommodationsOf } from '#domain/definition/accommodation.ts';
import { checklist } from '#domain/session/preparation.ts';
import { spareShare } from '#domain/room/spare-share.ts';
import { cutOffAt, isTooLate } from '#domain/session/late.ts';
import { openProposals } from '#domain/session/proposal.ts';
import type { Rooms } from '#domain/staff/rooms.ts';
import { doorTimes } from './check-in.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import type { Person } from './person.ts';
import { lookAtPages } from './same-build.ts';
import { selfTest } from './self-test.ts';
import { isWithin } from './within-rooms.ts';
import { summarise } from './view-monitor.ts';

/** One session's way to its seal, from what its ledger holds. */
export function viewDay(desk: Desk, hall: Hall, rooms: Rooms) {
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
    spares: spareShare(preparation.seating.filter((fact) => fact.type === 'ROOM')),
    cutOffAt: cutOffAt(hall.definition, doorTimes(hall)),
    isTooLate: isTooLate(hall.definition, doorTimes(hall), desk.now()),
    late: viewLate(hall, rooms),
    isDoorShut: preparation.checkInClosedAt !== null,
    commitment: preparation.fixed?.commitment ?? '',
    posted: preparation.posted,
    lots: preparation.lots,
    awaitsSecond: hall.firstLots !== null,
    papers: preparation.papers,
    ledger: { size, root },
  };
}

/** Who is proposed to be let in after the cut-off, and waits for a second person. */
function viewLate(hall: Hall, rooms: Rooms) {
  return openProposals(hall.proposals).flatMap(({ act, at, by, number: proposal, reason }) => {
    const person = act.kind === 'check-in' ? hall.personByPid(act.pid) : undefined;
    if (person === undefined || !isWithin(rooms, person)) return [];
    const { name, number } = person.participant;
    return [{ proposal, number, name, by, reason, at }];
  });
}

/** Whom the staff have before them at the door. */
export function viewAtDoor(hall: Hall, { participant, seated }: Person) {
  const { accommodations, category, name, number, pid } = participant;
  const room = seated?.room ?? participant.room ?? null;
  const seat = seated?.seat ?? participant.seat;
  const { definition, preparation } = hall;
  return {
    ...{ number, name, room, seat },
    category: definition.categories.find(({ code }) => code === category)?.name ?? { id: category, en: category },
    accommodations: accommodationsOf(definition, accommodations).map(({ name: granted }) => granted),
    presentAt: preparation.present.get(pid) ?? null,
  };
}
