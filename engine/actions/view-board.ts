import { examItems, thresholdRuleFor } from '#domain/definition/exam-definition.ts';
import { publicName } from '#domain/feed/public-name.ts';
import { standingOf } from '#domain/feed/standings.ts';
import type { Hall } from './hall.ts';
import type { Person } from './person.ts';
import { sectionFacts } from './section-facts.ts';

/** What the public may know of a session: its rules and how it stands. The thresholds shown are those of the first category. */
export function viewBoardSession(hall: Hall) {
  const { definition, session, stored } = hall;
  const general = thresholdRuleFor(definition, definition.categories[0]?.code ?? '');
  return {
    id: hall.id,
    title: definition.title,
    phase: session.phase,
    official: definition.official,
    zone: stored.zone,
    opensAt: stored.opensAt,
    openedAt: session.openedAt,
    closedAt: session.closedAt,
    livePolicy: definition.livePolicy,
    publicNames: definition.publicNames ?? 'full',
    legalBasis: definition.legalBasis,
    items: examItems(definition),
    ...(definition.publicBoard?.categories === true ? { categories: [...definition.categories] } : {}),
    tieBreak: [...definition.tieBreak],
    sections: sectionFacts(hall).map((section) => ({
      ...section,
      threshold: general?.perSection[section.code] ?? null,
    })),
  };
}

/**
 * The word above the board: whether what is shown can still change. `provisional` is an open session in which nobody writes any
 * more: what is shown becomes final with the closing, if nothing is decided in between.
 */
export function boardState(hall: Hall): 'waiting' | 'live' | 'provisional' | 'final' {
  if (hall.session.phase === 'prepared') return 'waiting';
  if (hall.session.phase === 'closed') return 'final';
  return everybodyIsDone(hall) ? 'provisional' : 'live';
}

function everybodyIsDone(hall: Hall): boolean {
  let finished = 0;
  for (const { saved } of hall.people()) {
    if (saved.phase === 'finished') finished += 1;
    else if (saved.epoch > 0) return false;
  }
  return finished > 0;
}

/** One person on the board: what counts under the live policy, and nothing else. */
export function viewBoardRow(hall: Hall, person: Person) {
  const { definition } = hall;
  const { participant, saved } = person;
  const { state, sections, total, counted } = standingOf(definition, person.keys, saved);
  const changes = viewChanges(person);
  return {
    number: participant.number,
    name: publicName(definition.publicNames ?? 'full', participant.name),
    state,
    sections: [...sections],
    total,
    counted,
    finishReason: saved.phase === 'finished' ? saved.reason : null,
    ...(participant.room === undefined ? {} : { room: participant.room }),
    ...(definition.publicBoard?.categories === true ? { category: participant.category } : {}),
    ...(changes.length === 0 ? {} : { changes }),
  };
}

function viewChanges({ scores }: Person) {
  return scores.changes.map(({ at, entry, from, reason, to }) => ({
    at,
    entry,
    from: from.total,
    to: to.total,
    reason,
  }));
}
