import type { AnswerSheet } from '#domain/answer/answer-sheet.ts';
import type { Form, FormSection } from '#domain/form/form.ts';

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

/** The badge of an option: A to E, and on. */
export function optionLetter(response: number): string {
  return String.fromCharCode(65 + response);
}
