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
    tieBreak: [...definition.tieBreak],
    sections: sectionFacts(hall).map((section) => ({
      ...section,
      threshold: general?.perSection[section.code] ?? null,
    })),
  };
}

/** The word above the board: whether what is shown can still change. */
export function boardState(hall: Hall): 'waiting' | 'live' | 'final' {
  return { prepared: 'waiting' as const, open: 'live' as const, closed: 'final' as const }[hall.session.phase];
}

/** One person on the board: what counts under the live policy, and nothing else. */
export function viewBoardRow(hall: Hall, person: Person) {
  const { participant, saved } = person;
  const { state, sections, total, counted } = standingOf(hall.definition, person.keys, saved);
  return {
    number: participant.number,
    name: publicName(hall.definition.publicNames ?? 'full', participant.name),
    state,
    sections: [...sections],
    total,
    counted,
    finishReason: saved.phase === 'finished' ? saved.reason : null,
  };
}
