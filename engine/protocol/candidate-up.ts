import { z } from 'zod';
import { readStationKey } from '#domain/ledger/answer-chain.ts';
import { MOST_PROVEN } from '#domain/ledger/pledge.ts';
import { BROWSER_SIGNS } from '#domain/lockdown/sign.ts';
import { wireResponse } from './wire-response.ts';
import { heldRef, moment, typedText } from './wire-types.ts';

/** What a candidate's browser may say. Positions and responses count from 0. */

const keyHash = z.string().regex(/^[0-9a-f]{64}$/);

/** What Safe Exam Browser shows for the page at `/enter/<entry>`; where its requests carry headers, the entry alone is enough. */
export const lockdown = z.strictObject({
  entry: z.string().min(1).max(64),
  configKeyHash: keyHash.optional(),
  browserExamKeyHash: keyHash.optional(),
});
export type LockdownShown = z.infer<typeof lockdown>;

/** Drawn anew whenever the page is loaded: tells a page that comes back from a second one. */
const page = z.string().min(1).max(40).optional();

/** A computer at which nobody has signed in asks what it needs to know before. */
export const askStation = z.strictObject({ version: z.int(), lockdown: lockdown.optional() });
export type AskStation = z.infer<typeof askStation>;

/** Before the opening a page tells what it was loaded from, what it was given, and how its clock stands. */
export const reportPage = z.strictObject({
  version: z.int(),
  /** As in a sign-in. */
  name: typedText(0, 60),
  build: z.string().max(64),
  /** Hashes of the definitions that the sessions it knows of go by. */
  rules: z.array(keyHash).max(100),
  aheadMs: z.int(),
  tookMs: z.int().min(0).max(60_000),
});
export type ReportPage = z.infer<typeof reportPage>;

/** A signature over the workstation's chain (SPEC section 6): 64 bytes in base64. */
const signature = z
  .string()
  .regex(/^[A-Za-z0-9+/]{86}==$/)
  .optional();

export const signIn = z.strictObject({
  version: z.int(),
  participantNumber: z.string().trim().min(1).max(40),
  registrationPin: z.string().trim().min(1).max(40),
  sessionPin: z.string().trim().min(1).max(40),
  /** The workstation's name as its browser keeps it; proves nothing, and gives way to the name of an enrolled one. */
  workstation: typedText(0, 60),
  lockdown: lockdown.optional(),
  page,
  /** The public key that this page signs with from now on: a byte for its kind and the key, in base64. */
  key: z
    .string()
    .max(88)
    .refine((text) => readStationKey(text) !== null, 'is no key of a kind that is known')
    .optional(),
});
export type SignIn = z.infer<typeof signIn>;

export const resume = z.strictObject({
  version: z.int(),
  token: z.string().min(1).max(400),
  /** Where the exam requires a locked browser, it is shown again. */
  lockdown: lockdown.optional(),
  page,
});
export type Resume = z.infer<typeof resume>;

/** Whether the participant shown is who sits here. */
export const identity = z.strictObject({ epoch: z.int().min(1), confirmed: z.boolean() });
export type Identity = z.infer<typeof identity>;

export const change = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('choose'),
    position: z.int().min(0).max(9_999),
    response: wireResponse,
  }),
  z.strictObject({ kind: z.literal('clear'), position: z.int().min(0).max(9_999) }),
  z.strictObject({ kind: z.literal('flag'), position: z.int().min(0).max(9_999), flagged: z.boolean() }),
  z.strictObject({ kind: z.literal('play'), position: z.int().min(0).max(9_999), sound: z.int().min(0).max(99) }),
  z.strictObject({ kind: z.literal('lock'), position: z.int().min(0).max(9_999), items: z.int().min(1).max(9_999) }),
]);

export const mutate = z.strictObject({
  epoch: z.int().min(1),
  /** Consecutive from 1 in each attempt, never reused for something else. */
  mutation: z.int().min(1),
  change,
  /** The browser's own clock, for the record. It never decides. */
  clientAt: moment,
  signature,
});
export type Mutate = z.infer<typeof mutate>;

export const handIn = z.strictObject({
  epoch: z.int().min(1),
  mutation: z.int().min(1),
  clientAt: moment,
  signature,
});
export type HandIn = z.infer<typeof handIn>;

/** A day: nobody's attempt is longer. */
const LONGEST_SIGN = 86_400_000;

export const integrity = z.strictObject({
  epoch: z.int().min(1),
  signs: z
    .array(
      z.strictObject({
        kind: z.enum(BROWSER_SIGNS),
        /** The browser's own clock, when it began. With kind and epoch it tells a sign that is sent again. */
        clientAt: moment,
        durationMs: z.int().min(0).max(LONGEST_SIGN),
        count: z.int().min(1).max(10_000),
        pos: z.int().min(0).max(9_999).nullable(),
      }),
    )
    .min(1)
    .max(10),
});
export type Integrity = z.infer<typeof integrity>;
/**
 * What a workstation could not have saved: after the bell, or after another one took over. The token may be spent; an empty list
 * asks what is held. `recordedAt` is when an answer was given, by the browser's estimate of the engine's clock.
 */
export const offer = z.strictObject({
  version: z.int(),
  token: z.string().min(1).max(400),
  answers: z
    .array(
      z.strictObject({
        ...heldRef.shape,
        change: z.discriminatedUnion('kind', [change.options[0], change.options[1]]),
        clientAt: moment,
        recordedAt: moment,
      }),
    )
    .max(50),
});
export type Offer = z.infer<typeof offer>;

/** How many changes the browser keeps without a receipt, how old the oldest is, and whether it could keep them through a reload. */
export const unsent = z.strictObject({
  count: z.int().min(0).max(100_000),
  oldestAgeMs: z
    .int()
    .min(0)
    .max(7 * 24 * 3_600_000),
  storageWorks: z.boolean(),
  /** What the engine pledged does not hold here; absent where it does. */
  pledgeBroken: z.literal(true).optional(),
  /** What it pledged is not proven to stand in the signed ledger, and should be; absent where it is. */
  unproven: z.literal(true).optional(),
});
export type Unsent = z.infer<typeof unsent>;

/** The person has read a message of the staff. */
export const readMessage = z.strictObject({ epoch: z.int().min(1), message: z.int().min(1).max(100_000) });
export type ReadMessage = z.infer<typeof readMessage>;

/** Asks the proof of one's own entries, and that the ledger goes on from the `from` entries that were proven before; 0 where none were. */
export const askProof = z.strictObject({
  from: z.int().min(0),
  indexes: z.array(z.int().min(0)).max(MOST_PROVEN),
});
export type AskProof = z.infer<typeof askProof>;

export const askPaper = z.strictObject({});
export const askReceipt = z.strictObject({});
export const askTime = z.strictObject({ sentAt: z.number() });
export const signOut = z.strictObject({});
