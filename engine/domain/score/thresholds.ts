import { type ExamDefinition, thresholdRuleFor } from '../definition/exam-definition.ts';
import type { SectionCode } from '../ids.ts';
import type { Points } from '../points.ts';
import type { ScoreSheet } from './score-sheet.ts';

export interface ThresholdOutcome {
  readonly sections: readonly {
    readonly code: SectionCode;
    readonly least: Points | null;
    readonly met: boolean | null;
  }[];
  readonly totalLeast: Points | null;
  readonly totalMet: boolean | null;
  /** All conditions of the category's rule hold. Not the same as passing the selection. */
  readonly meetsAll: boolean;
  readonly legalBasis: string;
}

/** A score against the rule of an applicant's category. A category without a rule has nothing to reach. */
export function judgeThresholds(definition: ExamDefinition, category: string, score: ScoreSheet): ThresholdOutcome {
  const rule = thresholdRuleFor(definition, category);
  const sections = definition.sections.map(({ code }) => {
    const least = rule?.perSection[code] ?? null;
    const reached = score.sections.find((section) => section.code === code)?.points;
    return { code, least, met: least === null ? null : reached !== undefined && reached >= least };
  });
  const totalLeast = rule?.total ?? null;
  const totalMet = totalLeast === null ? null : score.total >= totalLeast;
  return {
    sections,
    totalLeast,
    totalMet,
    meetsAll: sections.every(({ met }) => met !== false) && totalMet !== false,
    legalBasis: rule?.legalBasis ?? definition.legalBasis,
  };
}
