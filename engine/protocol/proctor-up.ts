import { z } from 'zod';
import { heldRef, moment, typedText } from './wire-types.ts';

/** What a signed-in staff browser may say on the `/staff` namespace. */

const sessionId = z.string().min(1).max(64);
const reason = typedText(3, 300);
/** `all` or participant numbers. */
const whom = z.union([z.literal('all'), z.array(z.string().min(1).max(40)).min(1).max(5_000)]);

export const watch = z.strictObject({ version: z.int(), sessionId });
/** The reason is asked for where pages differ from what the engine serves. */
export const openSession = z.strictObject({ sessionId, reason: reason.optional() });
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
/** To a seat of the session's rooms that nobody has, spares among them; whoever is signed in is released with it. */
export const moveSeat = z.strictObject({
  sessionId,
  participantNumber: z.string().min(1).max(40),
  room: typedText(1, 60),
  seat: typedText(1, 20),
  reason,
});
export const releaseWorkstations = z.strictObject({ sessionId, whom, reason });
export const forceHandIn = z.strictObject({ sessionId, participantNumber: z.string().min(1).max(40), reason });

export const sendMessage = z.strictObject({ sessionId, whom, text: typedText(1, 500) });

/** Back from whom it was said or given to: by the first entry of what was said or given at once. */
export const withdraw = z.strictObject({ sessionId, whom, entryIndex: z.int().min(0), reason });

export const listHeld = z.strictObject({ sessionId, participantNumber: z.string().min(1).max(40) });

const participantNumber = z.string().min(1).max(40);
const byMs = z.int().min(0).max(14_400_000);
const place = z.int().min(0).max(99);

/** What an item earns from its correction on. */
export const keyRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('key'), options: z.array(place).min(1).max(20) }),
  z.strictObject({ kind: z.enum(['full', 'none']) }),
]);

/** What needs two accounts. An entry of the ledger holds no more than five hundred people. */
const wantedAct = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['disqualify', 'check-in']), participantNumber }),
  z.strictObject({ kind: z.literal('reopen'), participantNumber, byMs }),
  z.strictObject({
    kind: z.literal('extend'),
    whom: z.union([z.literal('all'), z.array(z.string().min(1).max(40)).min(1).max(500)]),
    byMs: byMs.min(1_000),
  }),
  z.strictObject({
    kind: z.literal('held'),
    participantNumber,
    answers: z.array(heldRef).min(1).max(200),
    verdict: z.enum(['admit', 'reject']),
  }),
  z.strictObject({ kind: z.literal('amend'), itemId: z.string().min(1).max(64), rule: keyRule }),
]);

/** What one account does alone. */
const directAct = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['pause', 'unpause', 'send-message', 'release-workstations']), whom }),
  z.strictObject({ kind: z.literal('extend-time'), whom, byMs: byMs.min(1_000), seenAt: moment.optional() }),
  z.strictObject({ kind: z.literal('start-separately'), whom: z.array(participantNumber).min(1).max(5_000) }),
  z.strictObject({ kind: z.enum(['release-sign-in', 'force-hand-in']), participantNumber }),
  z.strictObject({ kind: z.literal('move-seat'), participantNumber, room: typedText(1, 60), seat: typedText(1, 20) }),
]);

/** What it would do now, and to whom: nothing is written. */
export const previewAct = z.strictObject({ sessionId, act: z.union([wantedAct, directAct]) });
export const propose = z.strictObject({ sessionId, act: wantedAct, reason });
/** About a proposal, by its number. */
export const settleProposal = z.strictObject({ sessionId, proposal: z.int().min(1).max(1_000_000), reason });

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
export type MoveSeat = z.infer<typeof moveSeat>;
export type ReleaseSignIn = z.infer<typeof releaseSignIn>;
export type ReleaseWorkstations = z.infer<typeof releaseWorkstations>;
export type SendMessage = z.infer<typeof sendMessage>;
export type Withdraw = z.infer<typeof withdraw>;
export type ListHeld = z.infer<typeof listHeld>;
export type PreviewAct = z.infer<typeof previewAct>;
export type Propose = z.infer<typeof propose>;
export type SettleProposal = z.infer<typeof settleProposal>;
export type ForceHandIn = z.infer<typeof forceHandIn>;
