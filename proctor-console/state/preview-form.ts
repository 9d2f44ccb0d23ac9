import { bankItemOf, bankPassageOf } from '#domain/bank/authored-bank-item.ts';
import { FaceMaker } from '#domain/bank/faces.ts';
import type { Form } from '#domain/form/form.ts';
import type { SectionCode } from '#domain/ids.ts';
import type { AuthoredItem, Passage } from '#domain/item/authored-item.ts';
import { MEDIA_PATH } from '#domain/item/check-rich-text.ts';
import { shuffledParts } from '#domain/item/part-order.ts';

/**
 * One item as a paper of its own, for the page that draws it as candidates see it: faces only, and pictures and sounds by their
 * paths. Null where there is nothing that could be drawn yet, as before a picture is chosen.
 */
export function previewForm(item: AuthoredItem, passage: Passage | null): Form | null {
  const converted = bankItemOf({ ...item, difficulty: item.difficulty ?? 'medium', passage: passage?.id ?? null });
  if (!converted.ok) return null;
  const named = mediaNamed([item.stem, item.sounds, item.interaction, passage]);
  if (!named.every((path) => MEDIA_PATH.test(path))) return null;
  const media = Object.fromEntries(named.map((path) => [path, { type: '', hash: path, size: 0 }]));
  const passages = new Map(passage === null ? [] : [[passage.id, bankPassageOf(passage, '')]]);
  const maker = new FaceMaker({ passages, media });
  const parts = Array.from({ length: shuffledParts(converted.item) }, (_, place) => place);
  // An ordering is never shown in its own order, which is its key.
  const face = maker.face(converted.item, converted.item.kind === 'ordering' ? parts.reverse() : parts);
  const name = { id: item.section, en: item.section };
  return {
    format: 'terang-form/1',
    sections: [{ code: item.section as SectionCode, name, items: [face] }],
    ...(maker.passages.length > 0 && { passages: maker.passages }),
  };
}

function mediaNamed(value: unknown): string[] {
  const found = new Set<string>();
  JSON.stringify(value, (name, inside: unknown) => {
    if ((name === 'src' || name === 'source') && typeof inside === 'string') found.add(inside);
    return inside;
  });
  return [...found];
}
