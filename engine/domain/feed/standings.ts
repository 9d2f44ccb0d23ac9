import { answeredCount } from '../answer/answer-sheet.ts';
import { type ExamDefinition, type SectionDefinition, sectionItems } from '../definition/exam-definition.ts';
import type { SectionCode } from '../ids.ts';
import type { Points } from '../points.ts';
import type { Attempt } from '../session/attempt.ts';
import { type KeySheet, scorePlace } from '../score/key-sheet.ts';
import { scorePaper } from '../score/score-paper.ts';
import type { ScoreSheet } from '../score/score-sheet.ts';

export type PublicState = 'absent' | 'waiting' | 'working' | 'paused' | 'finished';

export interface SectionStanding {
  readonly code: SectionCode;
  readonly points: Points | null;
  /** Only where the points are of some of the section's items: of how many. */
  readonly counted?: number;
}

/** What counts of one attempt under the live policy, for every audience that is not the participant. */
export interface Standing {
  readonly state: PublicState;
  readonly sections: readonly SectionStanding[];
  readonly total: Points | null;
  /** Items whose points are in what is shown. Under `locked` and `finished` points of fewer than all items are of a part of the paper. */
  readonly counted: number;
}

type Shown = Omit<Standing, 'state'>;

export function publicState(attempt: Attempt): PublicState {
  if (attempt.phase === 'finished') return 'finished';
  if (attempt.epoch === 0) return 'absent';
  if (attempt.phase === 'waiting') return 'waiting';
  return attempt.clock.stoppedSince === null ? 'working' : 'paused';
}

/** `running`: every saved answer. `locked`: what can no longer change, block by block. `finished`: nothing before the end. */
export function standingOf(definition: ExamDefinition, keys: KeySheet, attempt: Attempt): Standing {
  return { state: publicState(attempt), ...shownOf(definition, keys, attempt) };
}

function shownOf(definition: ExamDefinition, keys: KeySheet, attempt: Attempt): Shown {
  const { phase, sheet } = attempt;
  if (phase === 'finished') return pointsOf(definition, attempt.score, sheet.responses.length);
  if (phase === 'waiting' || definition.livePolicy === 'finished') return pointsOf(definition, null, 0);
  if (definition.livePolicy === 'locked') return lockedPoints(definition, keys, attempt);
  return pointsOf(definition, scorePaper(definition, keys, sheet), answeredCount(sheet));
}

function pointsOf({ sections }: ExamDefinition, score: ScoreSheet | null, counted: number): Shown {
  if (score !== null) return { sections: score.sections, total: score.total, counted };
  return { sections: sections.map(({ code }) => ({ code, points: null })), total: null, counted: 0 };
}

/** Blank places of a locked block are as final as the others, so the count tells blocks and not answers. */
function lockedPoints(definition: ExamDefinition, keys: KeySheet, { sheet }: Attempt): Shown {
  const found = new Map<SectionCode, { points: number; counted: number }>();
  keys.forEach((place, position) => {
    if (sheet.locked?.[position] !== true) return;
    const { points, counted } = found.get(place.section) ?? { points: 0, counted: 0 };
    const earned = scorePlace(place, sheet.responses.at(position) ?? null);
    found.set(place.section, { points: points + earned, counted: counted + 1 });
  });
  const all = [...found.values()];
  return {
    sections: definition.sections.map((section) => sectionStanding(section, found.get(section.code))),
    total: all.length === 0 ? null : (all.reduce((total, { points }) => total + points, 0) as Points),
    counted: all.reduce((total, { counted }) => total + counted, 0),
  };
}

function sectionStanding(
  section: SectionDefinition,
  found: { readonly points: number; readonly counted: number } | undefined,
): SectionStanding {
  const { code } = section;
  if (found === undefined) return { code, points: null };
  const points = found.points as Points;
  return found.counted === sectionItems(section) ? { code, points } : { code, points, counted: found.counted };
}
