import { z } from 'zod';
import { moment, typedText } from './wire-types.ts';

/** What a candidate's browser may say. Positions and responses count from 0. */

const keyHash = z.string().regex(/^[0-9a-f]{64}$/);

/** What Safe Exam Browser shows for the page at `/enter/<entry>`; where its requests carry headers, the entry alone is enough. */
export const lockdown = z.strictObject({
  entry: z.string().min(1).max(64),
  configKeyHash: keyHash.optional(),
  browserExamKeyHash: keyHash.optional(),
});
export type LockdownShown = z.infer<typeof lockdown>;

export const signIn = z.strictObject({
  version: z.int(),
  participantNumber: z.string().trim().min(1).max(40),
  registrationPin: z.string().trim().min(1).max(40),
  sessionPin: z.string().trim().min(1).max(40),
  /** The workstation's name as its browser keeps it; shown to the proctor, proves nothing. */
  workstation: typedText(0, 60),
  lockdown: lockdown.optional(),
});
export type SignIn = z.infer<typeof signIn>;

export const resume = z.strictObject({ version: z.int(), token: z.string().min(1).max(400) });
export type Resume = z.infer<typeof resume>;

export const change = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('choose'),
    position: z.int().min(0).max(9_999),
    response: z.int().min(0).max(99),
  }),
  z.strictObject({ kind: z.literal('clear'), position: z.int().min(0).max(9_999) }),
  z.strictObject({ kind: z.literal('flag'), position: z.int().min(0).max(9_999), flagged: z.boolean() }),
]);

export const mutate = z.strictObject({
  epoch: z.int().min(1),
  /** Consecutive from 1 in each attempt, never reused for something else. */
  mutation: z.int().min(1),
  change,
  /** The browser's own clock, for the record. It never decides. */
  clientAt: moment,
});
export type Mutate = z.infer<typeof mutate>;

export const handIn = z.strictObject({
  epoch: z.int().min(1),
  mutation: z.int().min(1),
  clientAt: moment,
});
export type HandIn = z.infer<typeof handIn>;

export const askPaper = z.strictObject({});
export const askTime = z.strictObject({ sentAt: z.number() });
export const signOut = z.strictObject({});
