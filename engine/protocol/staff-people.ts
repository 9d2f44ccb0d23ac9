import { z } from 'zod';
import { length, moment, refused } from './wire-types.ts';

/** `GET /staff/sessions/:id/people/:number/timeline`. */

/** A line of what the ledger says of one person. `SAVED` stands for changes of the sheet in a row; every other type is the entry's. */
export const timelineLine = z.strictObject({
  /** Of its entry, and of the first one of a run. */
  index: z.int(),
  first: z.int(),
  at: moment,
  /** When a run began. */
  since: moment.nullable(),
  type: z.string(),
  /** Account, or `engine`; null where the person or their browser did it. */
  by: z.string().nullable(),
  reason: z.string(),
  epoch: z.int().nullable(),
  workstation: z.string().nullable(),
  ms: length.nullable(),
  count: z.int().nullable(),
  /** Number of the incident that it is, is about or compensates for. */
  incident: z.int().nullable(),
  /** A word that tells lines of one type apart, such as the kind of a sign. */
  detail: z.string().nullable(),
  forAll: z.boolean(),
});
export type TimelineLine = z.infer<typeof timelineLine>;

export const personTimeline = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    /** The newest first. */
    lines: z.array(timelineLine),
    /** Lines that are older than these and are left off. */
    older: z.int(),
  }),
  refused,
]);
export type PersonTimeline = z.infer<typeof personTimeline>;
