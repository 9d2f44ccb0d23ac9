import { sentence } from '#domain/sentences/sentence.ts';
import type { FieldReader } from '#domain/definition/field-reader.ts';

/** A list of whole numbers from 0 to `most`; each that is none is complained of by its place. */
export function places(reader: FieldReader, field: string, found: readonly unknown[], most: number): number[] {
  return found.map((value, place) => {
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most) return value;
    reader.complain(`${field}[${place}]`, sentence('must-be-a-whole-number-from-nought', { most: Math.max(0, most) }));
    return 0;
  });
}
