import type { AnswerSheet } from '../answer/answer-sheet.ts';
import type { ExamDefinition } from '../definition/exam-definition.ts';
import type { Points } from '../points.ts';
import { type KeySheet, scorePlace } from './key-sheet.ts';
import type { ScoreSheet } from './score-sheet.ts';

/** The score of a sheet under its key: integer sums, section by section in the definition's order. */
export function scorePaper(definition: ExamDefinition, keys: KeySheet, sheet: AnswerSheet): ScoreSheet {
  const totals = new Map<string, number>(definition.sections.map((section) => [section.code, 0]));
  keys.forEach((place, position) => {
    const earned = scorePlace(place, sheet.responses[position] ?? null);
    totals.set(place.section, (totals.get(place.section) ?? 0) + earned);
  });
  const sections = definition.sections.map(({ code }) => ({ code, points: (totals.get(code) ?? 0) as Points }));
  return { sections, total: sections.reduce((total, section) => total + section.points, 0) as Points };
}
