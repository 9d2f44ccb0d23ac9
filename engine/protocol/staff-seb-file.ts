import { z } from 'zod';
import { refused } from './wire-types.ts';

/** `POST /staff/sessions/:id/seb-file`: a settings file of Safe Exam Browser for the exam of a session. */

export const askSebFile = z.strictObject({
  /** Printable ASCII without blanks; null leaves the file open to anybody who has it. */
  password: z
    .string()
    .regex(/^[\x21-\x7e]{8,100}$/)
    .nullable(),
  /** Settings under which screen readers and on-screen keyboards work; they have a key of their own. */
  screenReader: z.boolean(),
});
export type AskSebFile = z.infer<typeof askSebFile>;

export const sebFile = z.union([
  z.strictObject({
    ok: z.literal(true),
    fileName: z.string(),
    /** Base64. */
    file: z.string(),
    configKey: z.string(),
    /** With which an invigilator ends the browser. */
    quitPassword: z.string(),
    /** Whether the rules of this session name the key: only then does the file open its doors. */
    isAccepted: z.boolean(),
  }),
  refused,
]);
export type SebFileReply = z.infer<typeof sebFile>;
