import type { Words } from '../definition/words.ts';
import type { SectionCode } from '../ids.ts';
import type { Face, PassageFace } from '../item/face.ts';

export interface FormSection {
  readonly code: SectionCode;
  readonly name: Words;
  /** In the order of this candidate's paper. Positions count through all sections from 0. */
  readonly items: readonly Face[];
}

/** What one candidate gets: faces in order. It knows no bank, no item id and no key. */
export interface Form {
  readonly format: 'terang-form/1';
  readonly sections: readonly FormSection[];
  /** In the order in which they come; absent where no item is about one. */
  readonly passages?: readonly PassageFace[];
}

export function itemCount(form: Form): number {
  return form.sections.reduce((count, section) => count + section.items.length, 0);
}

/** What the item at a position is about, or undefined. */
export function passageAt(form: Form, position: number): PassageFace | undefined {
  const passage = faceAt(form, position)?.passage;
  return passage === undefined ? undefined : form.passages?.[passage];
}

/** The face at a position counted from 0 through all sections, or undefined. */
export function faceAt(form: Form, position: number): Face | undefined {
  let rest = position;
  for (const section of form.sections) {
    if (rest < section.items.length) return section.items[rest];
    rest -= section.items.length;
  }
  return undefined;
}
