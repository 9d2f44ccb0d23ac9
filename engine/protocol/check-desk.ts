import { z } from 'zod';

/** `POST /check/:session`: what the check desk asks for with the text of a receipt's QR code, and what it is given. */

export const visitCheckDesk = z.strictObject({ receipt: z.string().min(1).max(300) });

const visited = z.strictObject({
  ok: z.literal(true),
  title: z.strictObject({ id: z.string(), en: z.string() }),
  zone: z.string(),
  vkey: z.string(),
  /** The newest checkpoint, signed. */
  note: z.string(),
  /** Entries about this person and of the session's stages, each with its way to the checkpoint's root in base64. */
  entries: z.array(z.strictObject({ index: z.int(), text: z.string(), proof: z.array(z.string()) })),
  openings: z.array(
    z.strictObject({ entry: z.int(), item: z.string(), option: z.string(), response: z.unknown().nullable() }),
  ),
  plan: z.array(z.strictObject({ itemId: z.string(), options: z.array(z.int()), section: z.string() })),
  /** The paper as it was sent: gzipped JSON of a `Form`, read. */
  form: z.unknown(),
});
export type Visited = z.infer<typeof visited>;
