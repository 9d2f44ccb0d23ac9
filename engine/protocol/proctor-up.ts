import { z } from 'zod';
import { heldRef, moment, typedText } from './wire-types.ts';

/** What a signed-in staff browser may say on the `/staff` namespace. */

const sessionId = z.string().min(1).max(64);
const reason = typedText(3, 300);
/** `all` or participant numbers. */
const whom = z.union([z.literal('all'), z.array(z.string().min(1).max(40)).min(1).max(5_000)]);

export const watch = z.strictObject({ version: z.int(), sessionId });
export const openSession = z.strictObject({ sessionId });
export const closeSession = z.strictObject({ sessionId, reason });
export const extendTime = z.strictObject({
  sessionId,
  whom,
  byMs: z
    .int()
    .min(1_000)
    .max(4 * 3_600_000),
  reason,
  /** The engine's clock on the picture by which the time is given: who was given time by another since then is left out. */
  seenAt: moment.optional(),
});
export const pause = z.strictObject({ sessionId, whom, reason });
export const unpause = z.strictObject({ sessionId, whom, reason });
export const startSeparately = z.strictObject({
  sessionId,
  whom: z.array(z.string().min(1).max(40)).min(1).max(5_000),
  reason,
});
/** A name or a part, as the rules of the exam want it kept: it stands in the ledger for good. */
export const recordAssistant = z.strictObject({
  sessionId,
  participantNumber: z.string().min(1).max(40),
  assistant: typedText(3, 120),
});
export const releaseSignIn = z.strictObject({ sessionId, participantNumber: z.string().min(1).max(40), reason });
export const releaseWorkstations = z.strictObject({ sessionId, whom, reason });
export const forceHandIn = z.strictObject({ sessionId, participantNumber: z.string().min(1).max(40), reason });

export const sendMessage = z.strictObject({ sessionId, whom, text: typedText(1, 500) });

export const listHeld = z.strictObject({ sessionId, participantNumber: z.string().min(1).max(40) });
export const decideHeld = z.strictObject({
  sessionId,
  participantNumber: z.string().min(1).max(40),
  answers: z.array(heldRef).min(1).max(200),
  verdict: z.enum(['admit', 'reject']),
  reason,
});

/** A frozen board is revealed after the closing: one person more, one every so often, no more by itself, or everybody at once. */
export const revealBoard = z.strictObject({
  sessionId,
  wish: z.discriminatedUnion('step', [
    z.strictObject({ step: z.enum(['next', 'stop', 'all']) }),
    z.strictObject({ step: z.literal('auto'), everyMs: z.int().min(500).max(60_000) }),
  ]),
});

export type RevealBoard = z.infer<typeof revealBoard>;
export type Watch = z.infer<typeof watch>;
export type OpenSession = z.infer<typeof openSession>;
export type CloseSession = z.infer<typeof closeSession>;
export type ExtendTime = z.infer<typeof extendTime>;
export type Pause = z.infer<typeof pause>;
export type StartSeparately = z.infer<typeof startSeparately>;
export type RecordAssistant = z.infer<typeof recordAssistant>;
export type ReleaseSignIn = z.infer<typeof releaseSignIn>;
export type ReleaseWorkstations = z.infer<typeof releaseWorkstations>;
export type SendMessage = z.infer<typeof sendMessage>;
export type ListHeld = z.infer<typeof listHeld>;
export type DecideHeld = z.infer<typeof decideHeld>;
export type ForceHandIn = z.infer<typeof forceHandIn>;
