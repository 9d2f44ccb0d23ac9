import { z } from 'zod';

export const watchBoard = z.strictObject({ version: z.int(), sessionId: z.string().min(1).max(64) });
export type WatchBoard = z.infer<typeof watchBoard>;
