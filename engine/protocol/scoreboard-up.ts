import { z } from 'zod';

export const watchBoard = z.strictObject({
  version: z.int(),
  sessionId: z.string().min(1).max(64),
  /** Who can unpack gzip gets the whole board as bytes that are made once for all. */
  gzip: z.literal(true).optional(),
});
export type WatchBoard = z.infer<typeof watchBoard>;
