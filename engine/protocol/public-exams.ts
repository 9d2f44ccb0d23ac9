import { z } from 'zod';
import { length, livePolicy, moment, phase, score, words } from './wire-types.ts';

/** What anybody may read of an exam before it, during it and after it: `GET /live/exams`, at the engine and at a board process. */

const scoring = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('right-wrong'), right: score, wrong: score, blank: score }),
  z.strictObject({ kind: z.literal('weighted'), blank: score, maximum: score }),
]);

/** The rules by which everybody is judged. Which items there are and what is drawn from where is not among them. */
export const publicRules = z.strictObject({
  legalBasis: z.string(),
  durationMs: length,
  clockStarts: z.enum(['session', 'sign-in']),
  sections: z.array(
    z.strictObject({
      code: z.string(),
      name: words,
      items: z.int(),
      maxPoints: score,
      scoring,
      /** Items in each block that locks as one; empty where answers may be changed up to the end. */
      lockBlocks: z.array(z.int()),
    }),
  ),
  categories: z.array(z.strictObject({ code: z.string(), name: words })),
  thresholds: z.array(
    z.strictObject({
      /** Codes of categories. */
      appliesTo: z.array(z.string()),
      perSection: z.array(z.strictObject({ code: z.string(), points: score })),
      total: score.nullable(),
      legalBasis: z.string(),
    }),
  ),
  tieBreak: z.array(z.string()),
  shortlistFactor: z.number().nullable(),
  livePolicy,
  publicNames: z.enum(['full', 'initials', 'number']),
  freeze: z.strictObject({ lastMs: length, reveal: z.enum(['staff', 'closing']) }).nullable(),
});

export const publicExam = z.strictObject({
  id: z.string(),
  title: words,
  official: z.boolean(),
  phase,
  /** Name of the site's time zone. */
  zone: z.string(),
  opensAt: moment.nullable(),
  openedAt: moment.nullable(),
  closedAt: moment.nullable(),
  rules: publicRules,
});
export type PublicExam = z.infer<typeof publicExam>;

export const publicExams = z.strictObject({ exams: z.array(publicExam) });
export type PublicExams = z.infer<typeof publicExams>;
