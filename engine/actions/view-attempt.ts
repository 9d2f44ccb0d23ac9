import { blankSheet } from '#domain/answer/answer-sheet.ts';
import { accommodationsOf, grantsOf } from '#domain/definition/accommodation.ts';
import { sectionMaximum } from '#domain/definition/exam-definition.ts';
import { toHex } from '#domain/ledger/hex.ts';
import { type Points, sum } from '#domain/points.ts';
import { judgeThresholds } from '#domain/score/thresholds.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import type { Person } from './person.ts';
import { sectionFacts } from './section-facts.ts';
import { viewHeld } from './view-held.ts';
import { unreadMessages } from './view-messages.ts';
import { viewNotices } from './view-notices.ts';
import { stoppedBy } from './view-stops.ts';

/**
 * What a participant may see of their own attempt. The score appears when they have finished, never before, and what was
 * answered once they have said that they are the one.
 */
export function viewAttempt(desk: Desk, hall: Hall, person: Person) {
  const { saved, participant, seated } = person;
  const isShown = saved.identity === 'confirmed' || saved.phase === 'finished';
  const sheet = isShown ? saved.sheet : blankSheet(saved.sheet.responses.length);
  return {
    serverAt: desk.now(),
    session: {
      id: hall.id,
      title: hall.definition.title,
      rules: hall.preparation.fixed?.definition ?? '',
      phase: hall.session.phase,
      opensAt: hall.stored.opensAt,
      zone: hall.stored.zone,
      durationMs: saved.allotted,
      official: hall.definition.official,
      whenUnsaved: hall.definition.whenUnsaved ?? 'go-on',
      kinds: [...hall.kinds],
      sections: sectionFacts(hall),
      livePolicy: hall.definition.livePolicy,
      lockBlocks: hall.blocks.map(({ items, position }) => ({ position, items })),
    },
    participant: {
      number: participant.number,
      name: participant.name,
      seat: seated === null ? participant.seat : `${seated.room}, ${seated.seat}`,
      accommodations: accommodationNames(hall, person),
    },
    granted: grantedTo(hall, person),
    attempt: {
      phase: saved.phase,
      epoch: saved.epoch,
      lastMutation: saved.lastMutation,
      clock: saved.clock,
      stoppedBy: stoppedBy(hall, person),
      lagGraceMs: hall.definition.lagGrace,
      isIdentityConfirmed: saved.identity === 'confirmed',
      responses: [...sheet.responses],
      flagged: [...sheet.flagged],
      ...(sheet.plays !== undefined && { plays: [...sheet.plays] }),
      ...(sheet.locked !== undefined && { locked: [...sheet.locked] }),
      lastSavedAt: saved.lastSavedAt,
      finishReason: saved.phase === 'finished' ? saved.reason : null,
      finishedAt: saved.phase === 'finished' ? saved.finishedAt : null,
      ...(saved.disqualified !== undefined && { disqualified: { ...saved.disqualified } }),
      score: ownScore(hall, person),
      held: isShown ? viewHeld(person) : [],
      ...(isShown && unreadMessages(person)),
      ...(isShown && viewNotices(person)),
      ...(person.chain.isKeyed && { chain: chainFacts(desk, hall, person) }),
    },
  };
}

function chainFacts({ hashing: h, queue }: Desk, { mmdMs, stored: { origin } }: Hall, { chain, participant }: Person) {
  const { answerKey, pid } = participant;
  const { before, link } = chain.at(h, { origin, pid });
  const blind = chain.blind(h, answerKey);
  const bound = mmdMs === null ? {} : { mmdMs };
  return { origin, pid, blind, before: toHex(before), link: toHex(link), logKey: queue.vkey, ...bound };
}

function accommodationNames({ definition }: Hall, { participant }: Person) {
  return accommodationsOf(definition, participant.accommodations).map(({ name }) => name);
}

function grantedTo({ definition }: Hall, { participant }: Person) {
  const own = accommodationsOf(definition, participant.accommodations);
  if (own.length === 0) return null;
  const { assistant, highContrast, readAloud, screenReader, start, textPercent } = grantsOf(own);
  return { assistant, textPercent, highContrast, screenReader, readAloud, start };
}

function ownScore(hall: Hall, person: Person) {
  const { saved, participant } = person;
  if (saved.phase !== 'finished' || saved.score === null || person.scoreIndex === null) return null;
  const judged = judgeThresholds(hall.definition, participant.category, saved.score);
  const maxima = hall.definition.sections.map(sectionMaximum);
  return {
    sections: saved.score.sections.map(({ code, points }, place) => ({
      code,
      points,
      maxPoints: maxima[place] as Points,
      threshold: judged.sections[place]?.least ?? null,
      met: judged.sections[place]?.met ?? null,
    })),
    total: saved.score.total,
    maxTotal: sum(maxima),
    totalThreshold: judged.totalLeast,
    meetsThresholds: judged.meetsAll,
    legalBasis: judged.legalBasis,
    state: hall.session.phase === 'closed' ? ('final' as const) : ('provisional' as const),
    entryIndex: person.scoreIndex,
  };
}
