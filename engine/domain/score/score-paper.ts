import type { Responses } from '../answer/answer-sheet.ts';
import type { ExamDefinition } from '../definition/exam-definition.ts';
import type { Points } from '../points.ts';
import { type KeySheet, scorePlace } from './key-sheet.ts';
import type { ScoreSheet } from './score-sheet.ts';

/** The score of a sheet under its key: integer sums, section by section in the definition's order. */
export function scorePaper(
  definition: ExamDefinition,
  keys: KeySheet,
  sheet: { readonly responses: Responses },
): ScoreSheet {
  const totals = new Map<string, number>();
  // A section's places stand together, so its sum goes to the map once. The boards score every paper that changed, every frame.
  let section = '';
  let earned = 0;
  for (let position = 0; position < keys.length; position++) {
    const place = keys[position]!;
    if (place.section !== section) {
      totals.set(section, (totals.get(section) ?? 0) + earned);
      section = place.section;
      earned = 0;
    }
    earned += scorePlace(place, sheet.responses.at(position) ?? null);
  }
  totals.set(section, (totals.get(section) ?? 0) + earned);
  const sections = definition.sections.map(({ code }) => ({ code, points: (totals.get(code) ?? 0) as Points }));
  return { sections, total: sections.reduce((total, section) => total + section.points, 0) as Points };
}
