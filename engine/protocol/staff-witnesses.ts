import { z } from 'zod';
import { moment, refused, typedText } from './wire-types.ts';

/** `GET /staff/witnesses` and, under it, `POST enrol` and `remove`. */

const name = z.string().min(1).max(60);
const vkey = z.string().min(1).max(200);

export const enrolWitness = z.strictObject({ name, vkey, reason: typedText(0, 300) });
export const removeWitness = z.strictObject({ name, reason: typedText(3, 300) });

export const witnessList = z.union([
  z.strictObject({
    ok: z.literal(true),
    waiting: z.array(
      z.strictObject({
        name: z.string(),
        vkey: z.string(),
        /** The key in hex: the device shows the words of its first bytes. */
        fingerprint: z.string(),
        since: moment,
        address: z.string(),
      }),
    ),
    enrolled: z.array(
      z.strictObject({
        name: z.string(),
        vkey: z.string(),
        enrolledAt: moment,
        enrolledBy: z.string(),
        isRemoved: z.boolean(),
      }),
    ),
  }),
  refused,
]);
export type WitnessList = z.infer<typeof witnessList>;
