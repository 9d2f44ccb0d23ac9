import { z } from 'zod';
import { LONGEST_NUMBER, type Response } from '#domain/item/response.ts';
import { typedText } from './wire-types.ts';

const MOST_PARTS = 100;
const LONGEST_TEXT = 4_000;
const LARGEST_PIXEL = 100_000;

const place = z
  .int()
  .min(0)
  .max(MOST_PARTS - 1);
const parts = <T extends z.ZodType>(part: T) => z.array(part).min(1).max(MOST_PARTS);

/** A response to an item of any kind (`#domain/item/response.ts`); whether this very item can have it the engine decides. */
export const wireResponse: z.ZodType<Response> = z.union([
  place,
  z.boolean(),
  typedText(1, LONGEST_TEXT),
  parts(place.nullable()),
  parts(z.boolean().nullable()),
  parts(z.tuple([z.int().min(0).max(LARGEST_PIXEL), z.int().min(0).max(LARGEST_PIXEL)])),
  z.strictObject({ number: typedText(1, LONGEST_NUMBER), unit: typedText(1, 40).nullable() }),
]);
