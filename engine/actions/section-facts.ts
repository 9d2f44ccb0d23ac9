import { sectionItems, sectionMaximum } from '#domain/definition/exam-definition.ts';
import type { Hall } from './hall.ts';

/** The sections of an exam as every audience may know them. */
export function sectionFacts(hall: Hall) {
  return hall.definition.sections.map((section) => ({
    code: section.code,
    name: section.name,
    items: sectionItems(section),
    maxPoints: sectionMaximum(section),
  }));
}
