import { z } from 'zod';
import { lockdown } from './candidate-up.ts';
import { refused, typedText } from './wire-types.ts';

/** `POST /workstation`: a page says which computer it is on, and is told what that computer is to the hall. */

export const greeting = z.strictObject({
  /** The computer's own word, an offer to who lets it in. */
  name: typedText(0, 60),
  lockdown: lockdown.optional(),
  /** After having been declined: wait under a new code. */
  again: z.boolean(),
});
export type Greeting = z.infer<typeof greeting>;

/** Credential and ticket are not in here: they are cookies that no script reads. */
export const greeted = z.union([
  z.strictObject({
    ok: z.literal(true),
    state: z.literal('enrolled'),
    name: z.string(),
    room: z.string(),
    seat: z.string(),
    /** The credential has come with this reply: a socket that was opened before does not show it yet. */
    isNew: z.boolean(),
  }),
  z.strictObject({
    ok: z.literal(true),
    state: z.literal('waiting'),
    code: z.string(),
    /** An exam that is not over looks at which computer somebody signs in at. */
    isAsked: z.boolean(),
    askAgainMs: z.int(),
  }),
  z.strictObject({ ok: z.literal(true), state: z.literal('declined'), askAgainMs: z.int() }),
  refused,
]);
export type GreetedReply = z.infer<typeof greeted>;
