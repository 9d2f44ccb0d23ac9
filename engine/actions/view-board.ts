import { examItems, thresholdRuleFor } from '#domain/definition/exam-definition.ts';
import { publicName } from '#domain/feed/public-name.ts';
import { freezesAt, revealOrder, revealedCount } from '#domain/feed/freeze.ts';
import { publicState, standingOf } from '#domain/feed/standings.ts';
import type { ScoreBook } from '#domain/score/score-book.ts';
import type { Instant } from '#domain/time.ts';
import type { Hall } from './hall.ts';
import type { Person } from './person.ts';
import { sectionFacts } from './section-facts.ts';

/** What the public may know of a session: its rules and how it stands. The thresholds shown are those of the first category. */
export function viewBoardSession(hall: Hall, now: Instant) {
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
    ...viewFreeze(hall, now),
    tieBreak: [...definition.tieBreak],
    sections: sectionFacts(hall).map((section) => ({
      ...section,
      threshold: general?.perSection[section.code] ?? null,
    })),
  };
}

/** Only where the exam has such a rule. */
function viewFreeze(hall: Hall, now: Instant) {
  const { definition, freeze, session } = hall;
  const rule = definition.publicBoard?.freeze;
  if (rule === undefined) return {};
  const at = freeze.kind === 'frozen' || freeze.kind === 'revealing' ? freeze.since : freezesAt(definition, session);
  return { freeze: { lastMs: rule.last, reveal: rule.reveal, at, progress: viewReveal(hall, now) } };
}

/**
 * The word above the board: whether what is shown can still change. `provisional` is an open session in which nobody writes any
 * more: what is shown becomes final with the closing, if nothing is decided in between.
 */
export function boardState(hall: Hall, now: Instant): 'waiting' | 'live' | 'frozen' | 'provisional' | 'final' {
  if (hall.session.phase === 'prepared') return 'waiting';
  if (isFrozen(hall, now)) return 'frozen';
  if (hall.session.phase === 'closed') return 'final';
  return everybodyIsDone(hall) ? 'provisional' : 'live';
}

/** From the moment itself on, whether or not anything has happened since. */
function isFrozen({ definition, freeze, session, size }: Hall, now: Instant): boolean {
  if (freeze.kind !== 'off') return revealedCount(freeze, size, now) < size;
  const at = freezesAt(definition, session);
  return at !== null && now >= at;
}

function everybodyIsDone(hall: Hall): boolean {
  let finished = 0;
  for (const { saved } of hall.people()) {
    if (saved.phase === 'finished') finished += 1;
    else if (saved.epoch > 0) return false;
  }
  return finished > 0;
}

/** How far a frozen board has been revealed; null where nothing is held back, or not yet to be revealed. */
export function viewReveal(hall: Hall, now: Instant) {
  const { definition, freeze, session, size } = hall;
  if (session.phase !== 'closed' || (freeze.kind !== 'frozen' && freeze.kind !== 'revealing')) return null;
  const shown = revealedCount(freeze, size, now);
  const order = orderOfReveal(hall);
  const everyMs = freeze.kind === 'revealing' ? freeze.step.everyMs : null;
  const isByStaff = definition.publicBoard?.freeze?.reveal === 'staff';
  if (!isByStaff) return null;
  return { shown, of: size, latest: order[shown - 1] ?? null, everyMs: shown < size ? everyMs : null };
}

const orders = new WeakMap<Hall, readonly string[]>();

/** Numbers, in the order in which the public gets to know their last results. What is frozen does not change any more. */
export function orderOfReveal(hall: Hall): readonly string[] {
  const known = orders.get(hall);
  if (known !== undefined) return known;
  const order = revealOrder(
    [...hall.people()].map((person) => ({
      number: person.participant.number,
      ...standingOf(hall.definition, person.keys, person.frozen?.saved ?? person.saved),
    })),
    hall.definition.tieBreak,
  );
  orders.set(hall, order);
  return order;
}

/** One person on the board: what counts under the live policy, and nothing else. `isHeldBack`: as it was before the freeze. */
export function viewBoardRow(hall: Hall, person: Person, isHeldBack: boolean) {
  const { definition } = hall;
  const { participant, saved, seated } = person;
  const room = seated?.room ?? participant.room;
  const before = isHeldBack ? person.frozen : null;
  const { sections, total, counted } = standingOf(definition, person.keys, before?.saved ?? saved);
  const changes = viewChanges((before?.scores ?? person.scores).changes);
  return {
    number: participant.number,
    name: publicName(definition.publicNames ?? 'full', participant.name),
    // Whether somebody still works tells nothing of their points.
    state: publicState(saved),
    sections: [...sections],
    total,
    counted,
    finishReason: saved.phase === 'finished' ? saved.reason : null,
    ...(room === undefined ? {} : { room }),
    ...(saved.disqualified === undefined ? {} : { disqualified: true as const }),
    ...(definition.publicBoard?.categories === true ? { category: participant.category } : {}),
    ...(changes.length === 0 ? {} : { changes }),
    ...(before === null ? {} : { frozen: true as const }),
  };
}

/** Both totals of every change, its entry and its reason: what board and result list say of it. */
export function viewChanges(changes: ScoreBook['changes']) {
  return changes.map(({ at, entry, from, reason, to }) => ({
    at,
    entry,
    from: from.total,
    to: to.total,
    reason,
  }));
}
