import { type Millis, millis } from '../time.ts';
import type { FieldReader } from './field-reader.ts';
import type { Words } from './words.ts';

/** A text in both languages. */
export function words(reader: FieldReader, field: string): Words {
  const both = reader.object(field);
  const read = { id: both.text('id'), en: both.text('en') };
  both.refuseOthers();
  return read;
}

/** A length of time that is written in whole minutes, up to a day. */
export function minutes(reader: FieldReader, field: string): Millis {
  return millis(reader.number(field, { min: 1, max: 24 * 60 }) * 60_000);
}
