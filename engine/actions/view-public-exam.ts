import type { ExamDefinition } from '#domain/definition/exam-definition.ts';
import type { Points } from '#domain/points.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import { sectionFacts } from './section-facts.ts';

/** What the public may read of all sessions at any time: when they are, and the rules by which everybody is judged. */
export function viewPublicExams({ halls }: Pick<Desk, 'halls'>) {
  return { exams: [...halls.values()].map(viewPublicExam) };
}

function viewPublicExam(hall: Hall) {
  const { definition, session, stored } = hall;
  return {
    id: hall.id,
    title: definition.title,
    official: definition.official,
    phase: session.phase,
    zone: stored.zone,
    opensAt: stored.opensAt,
    openedAt: session.openedAt,
    closedAt: session.closedAt,
    rules: {
      legalBasis: definition.legalBasis,
      durationMs: definition.duration,
      clockStarts: definition.clockStarts,
      sections: sectionFacts(hall).map((facts, place) => {
        const { lockBlocks, scoring } = definition.sections[place]!;
        return { ...facts, scoring, lockBlocks: [...(lockBlocks ?? [])] };
      }),
      categories: definition.categories.map(({ code, name }) => ({ code, name })),
      thresholds: viewThresholds(definition),
      tieBreak: [...definition.tieBreak],
      shortlistFactor: definition.shortlistFactor,
      livePolicy: definition.livePolicy,
      publicNames: definition.publicNames ?? ('full' as const),
      freeze: viewFreezeRule(definition),
    },
  };
}

function viewThresholds({ sections, thresholds }: ExamDefinition) {
  return thresholds.map(({ appliesTo, legalBasis, perSection, total }) => ({
    appliesTo: [...appliesTo],
    perSection: sections.flatMap(({ code }) => {
      const points: Points | undefined = perSection[code];
      return points === undefined ? [] : [{ code, points }];
    }),
    total,
    legalBasis,
  }));
}

function viewFreezeRule({ publicBoard }: ExamDefinition) {
  const rule = publicBoard?.freeze;
  return rule === undefined ? null : { lastMs: rule.last, reveal: rule.reveal };
}
