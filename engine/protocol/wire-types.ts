import { z } from 'zod';
import { HELD_WHYS } from '#domain/answer/held-book.ts';
import { textFaults } from '#domain/plain-text.ts';
import { REFUSALS } from '#domain/session/refusal.ts';

/** Whole milliseconds since the epoch, UTC. */
export const moment = z.int().min(0);
/** Whole milliseconds. */
export const length = z.int().min(0);
/** A text that a person typed: in Unicode NFC and without characters that cannot be seen, so that it can stand in the ledger. */
export function typedText(least: number, most: number) {
  return z
    .string()
    .trim()
    .normalize('NFC')
    .min(least)
    .max(most)
    .refine((text) => textFaults(text).length === 0, 'holds a character that cannot be seen');
}
/** Hundredths of a point. */
export const score = z.int();
export const words = z.strictObject({ id: z.string(), en: z.string() });

export const refusal = z.strictObject({
  word: z.enum(REFUSALS),
  where: z.string().optional(),
  retryAfterMs: z.int().optional(),
  lastMutation: z.int().optional(),
  detail: z.string().optional(),
});
export type WireRefusal = z.infer<typeof refusal>;

export const refused = z.strictObject({ ok: z.literal(false), refusal });
export type Refused = z.infer<typeof refused>;

export const phase = z.enum(['prepared', 'open', 'closed']);
export const finishReason = z.enum(['submitted', 'expired', 'terminated']);
export const livePolicy = z.enum(['running', 'locked', 'finished']);

export const sectionScore = z.strictObject({
  code: z.string(),
  /** Null while the live policy shows nothing of it. */
  points: score.nullable(),
  /** Only where the points are of some of the section's items: of how many. */
  counted: z.int().optional(),
});

export const sectionFacts = z.strictObject({
  code: z.string(),
  name: words,
  items: z.int(),
  maxPoints: score,
});

/** An answer that waits for a decision, or is decided on: which and when, never what was answered. */
export const heldAnswer = z.strictObject({
  epoch: z.int(),
  mutation: z.int(),
  position: z.int(),
  why: z.enum(HELD_WHYS),
  /** When it was given, by the browser's claim, and when it was received. */
  recordedAt: moment,
  receivedAt: moment,
  decision: z.enum(['admitted', 'rejected']).nullable(),
});
export type HeldShown = z.infer<typeof heldAnswer>;

/** A held answer by the sign-in it was given under and the number that its browser gave it. */
export const heldRef = z.strictObject({ epoch: z.int().min(1), mutation: z.int().min(1).max(1_000_000) });

/** Who holds the clock of somebody at work. */
export const stoppers = z.array(z.enum(['staff', 'engine']));
