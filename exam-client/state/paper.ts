import type { AnswerSheet } from '#domain/answer/answer-sheet.ts';
import { type Form, type FormSection, faceAt } from '#domain/form/form.ts';
import { missingParts } from '#domain/item/missing-parts.ts';

/** A section and where its items lie on the whole paper, counted from 0. */
export interface PlacedSection {
  readonly section: FormSection;
  readonly start: number;
  readonly end: number;
}

export function placedSections(form: Form): PlacedSection[] {
  let start = 0;
  return form.sections.map((section) => {
    const placed = { section, start, end: start + section.items.length };
    start = placed.end;
    return placed;
  });
}

export interface Tally {
  readonly answered: number;
  readonly blank: number;
  readonly flagged: number;
}

/** Counts between two positions, the second not included. */
export function tally(sheet: AnswerSheet, start: number, end: number): Tally {
  const answered = sheet.responses.slice(start, end).filter((response) => response !== null).length;
  const flagged = sheet.flagged.slice(start, end).filter(Boolean).length;
  return { answered, blank: end - start - answered, flagged };
}

/** Whether an item is answered with parts still open. Such an item counts as answered, here as on every other screen. */
export function isPartly(form: Form, sheet: AnswerSheet, position: number): boolean {
  const face = faceAt(form, position);
  const response = sheet.responses[position] ?? null;
  return face !== undefined && response !== null && missingParts(face, response) > 0;
}

export function partlyCount(form: Form, sheet: AnswerSheet): number {
  return sheet.responses.filter((_, position) => isPartly(form, sheet, position)).length;
}

/** The badge of an option: A to E, and on. */
export function optionLetter(response: number): string {
  return String.fromCharCode(65 + response);
}
