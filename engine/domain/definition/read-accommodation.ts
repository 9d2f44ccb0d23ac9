import { sentence } from '../sentences/sentence.ts';
import { type Accommodation, LARGER_TEXTS, OWN_STARTS } from './accommodation.ts';
import type { FieldReader } from './field-reader.ts';
import { minutes, words } from './read-fields.ts';

const CODE = /^[a-z0-9][a-z0-9-]{0,39}$/;
const LABEL = /^\S(?:.{0,38}\S)?$/u;
const FLAGS = ['highContrast', 'screenReader', 'readAloud', 'assistant', 'apart'] as const;

/** One entry of a definition's `accommodations`. A flag that is false is as good as one that is left out. */
export function readAccommodation(reader: FieldReader): Accommodation {
  const read: Accommodation = {
    code: reader.text('code', CODE),
    name: words(reader, 'name'),
    duration: reader.has('durationMinutes') ? minutes(reader, 'durationMinutes') : null,
    ...(reader.has('textPercent') ? { textPercent: textPercent(reader) } : {}),
    ...Object.fromEntries(FLAGS.filter((flag) => reader.flag(flag, false)).map((flag) => [flag, true])),
    ...(reader.has('start') ? { start: reader.oneOf('start', OWN_STARTS) } : {}),
    ...(reader.has('sebConfig') ? { sebConfig: reader.text('sebConfig', LABEL) } : {}),
  };
  reader.refuseOthers();
  return read;
}

function textPercent(reader: FieldReader): number {
  const found = reader.number('textPercent', { min: LARGER_TEXTS[0], max: 200 });
  if (!LARGER_TEXTS.some((size) => size === found))
    reader.complain('textPercent', sentence('must-be-one-of', { choices: LARGER_TEXTS.join(', '), found }));
  return found;
}
