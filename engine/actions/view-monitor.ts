import { answeredCount, flaggedCount } from '#domain/answer/answer-sheet.ts';
import { accommodationsOf, grantsOf } from '#domain/definition/accommodation.ts';
import { standingOf } from '#domain/feed/standings.ts';
import { attemptDeadline, isToBeStarted } from '#domain/session/decide-attempt.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import type { Person } from './person.ts';
import { unsentInHall } from './report-unsent.ts';
import { sectionFacts } from './section-facts.ts';
import { viewChanges, viewReveal } from './view-board.ts';
import { countUndecided } from './view-held.ts';
import { viewProposals } from './view-proposals.ts';
import { countMessages } from './view-messages.ts';
import { stoppedBy } from './view-stops.ts';
import { countSigns } from './view-signs.ts';
import { roomOf, seatNameOf } from './within-rooms.ts';

/** Facts of a session that every console may list. */
export function summarise(hall: Hall) {
  const { definition, session, stored } = hall;
  return {
    id: hall.id,
    title: definition.title,
    phase: session.phase,
    official: definition.official,
    opensAt: stored.opensAt,
    openedAt: session.openedAt,
    closedAt: session.closedAt,
    durationMs: definition.duration,
    zone: stored.zone,
    expected: hall.size,
    livePolicy: definition.livePolicy,
  };
}

/** The head of a console's picture: everything but the people. */
export function viewMonitorHead(desk: Desk, hall: Hall, isShown: (person: Person) => boolean = () => true) {
  const now = desk.now();
  const { size, root } = desk.queue.head(hall.id);
  const unsent = unsentInHall(hall);
  return {
    serverAt: now,
    session: summarise(hall),
    sections: sectionFacts(hall),
    accommodations: hall.definition.accommodations.map(({ code, duration, name }) => ({
      code,
      name,
      durationMs: duration,
    })),
    reveal: viewReveal(hall, now),
    proposals: viewProposals(desk, hall, isShown),
    ledger: { size, root },
    incidents: { open: hall.incidents.filter(({ isOpen }) => isOpen).length, written: hall.incidents.length },
    saveHealth: {
      waiting: hall.saveTimes.waiting,
      oldestMs: hall.saveTimes.oldest(now),
      medianMs: hall.saveTimes.percentile(0.5),
      p99Ms: hall.saveTimes.percentile(0.99),
      unsentPeople: unsent.people,
      unsentSince: unsent.since,
    },
  };
}

/** One person as the staff sees them: progress, connection, and scores as the live policy allows. No answers. */
export function viewMonitorRow(desk: Desk, hall: Hall, person: Person) {
  const { connection, participant, saved, unsent } = person;
  const standing = standingOf(hall.definition, person.keys, saved);
  return {
    number: participant.number,
    name: participant.name,
    seat: seatNameOf(person),
    room: roomOf(person),
    category: participant.category,
    workstation: saved.workstation,
    tier: saved.tier ?? null,
    identity: saved.identity,
    isElsewhere: saved.elsewhere ?? null,
    isEnrolled: saved.enrolment === undefined ? null : saved.enrolment !== null,
    accommodations: rowAccommodations(hall, person),
    state: standing.state,
    connected: connection?.alive === true,
    connectionSince: connection?.since ?? null,
    answered: answeredCount(saved.sheet),
    flagged: flaggedCount(saved.sheet),
    items: saved.sheet.responses.length,
    lastSavedAt: saved.lastSavedAt,
    unsent: unsent?.count ?? 0,
    unsentSince: unsent?.since ?? null,
    storageWorks: unsent?.storageWorks ?? null,
    held: countUndecided(person),
    deadline: attemptDeadline(saved, desk.now()),
    extendedMs: saved.clock?.extended ?? 0,
    stoppedBy: stoppedBy(hall, person),
    finishReason: saved.phase === 'finished' ? saved.reason : null,
    isDisqualified: saved.disqualified !== undefined,
    lastAct: person.lastAct,
    signs: countSigns(person),
    messages: countMessages(person),
    sections: [...standing.sections],
    total: standing.total,
    ...(person.scores.changes.length === 0 ? {} : { changes: viewChanges(person.scores.changes) }),
  };
}

function rowAccommodations({ definition, session }: Hall, { participant, saved }: Person) {
  const own = accommodationsOf(definition, participant.accommodations);
  const assistant = saved.assistant ?? null;
  if (own.length === 0 && assistant === null) return null;
  const { assistant: needsAssistant, sebConfig, start } = grantsOf(own);
  const awaitsStart = session.phase === 'open' && isToBeStarted(saved);
  return { codes: own.map(({ code }) => code), start, needsAssistant, assistant, sebConfig, awaitsStart };
}
