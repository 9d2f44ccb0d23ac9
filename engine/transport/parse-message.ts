import type { z } from 'zod';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';

const LONGEST_DETAIL = 200;

/** A message as its schema has it, or `malformed` with the first wrong field. What is wrong is never echoed back. */
export function parseMessage<T>(schema: z.ZodType<T>, message: unknown): Decision<T> {
  const parsed = schema.safeParse(message);
  if (parsed.success) return accept(parsed.data);
  const issue = parsed.error.issues[0];
  const field = issue === undefined || issue.path.length === 0 ? 'message' : issue.path.map(String).join('.');
  // zod's own sentence would name the fields that do not belong, which is what was sent.
  const what = issue?.code === 'unrecognized_keys' ? 'has a field that does not belong' : issue?.message;
  return refuse('malformed', { detail: `${field}: ${what ?? 'unreadable'}`.slice(0, LONGEST_DETAIL) });
}
