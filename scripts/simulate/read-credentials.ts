import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Malformed } from '../../engine/domain/malformed.ts';

const credentials = z.object({
  version: z.literal(1),
  url: z.string().optional(),
  staff: z.array(z.object({ name: z.string(), password: z.string(), role: z.string() })),
  sessions: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      sessionPin: z.string(),
      participants: z.array(z.object({ number: z.string(), name: z.string(), pin: z.string() })),
    }),
  ),
});

/** What a first run told: `first-run.json` of a data folder. */
export type Credentials = z.infer<typeof credentials>;

/** Throws with a sentence when the file is not what a first run writes. */
export function readCredentials(file: string): Credentials {
  const text = readFileSync(file, 'utf8');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = null;
  }
  const read = credentials.safeParse(json);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const where = issue === undefined || issue.path.length === 0 ? 'it is not JSON of that form' : issue.path.join('.');
  throw new Malformed(`${file} is not a first-run.json: ${where}`);
}
