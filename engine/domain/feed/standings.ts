import { answeredCount } from '../answer/answer-sheet.ts';
import type { ExamDefinition, LivePolicy } from '../definition/exam-definition.ts';
import type { SectionCode } from '../ids.ts';
import type { Points } from '../points.ts';
import type { Attempt } from '../session/attempt.ts';
import type { KeySheet } from '../score/key-sheet.ts';
import { scorePaper } from '../score/score-paper.ts';
import type { ScoreSheet } from '../score/score-sheet.ts';

export type PublicState = 'absent' | 'waiting' | 'working' | 'paused' | 'finished';

/** What counts of one attempt under the live policy, for every audience that is not the participant. */
export interface Standing {
  readonly state: PublicState;
  readonly sections: readonly { readonly code: SectionCode; readonly points: Points | null }[];
  readonly total: Points | null;
  /** Items whose points are in what is shown. */
  readonly counted: number;
}

export function publicState(attempt: Attempt): PublicState {
  if (attempt.phase === 'finished') return 'finished';
  if (attempt.epoch === 0) return 'absent';
  if (attempt.phase === 'waiting') return 'waiting';
  return attempt.clock.stoppedSince === null ? 'working' : 'paused';
}

/**
 * `running`: every saved answer. `finished`: nothing before the end. `locked`: what can no longer change; nothing of a paper
 * locks before its end while definitions declare no blocks, so it reads as `finished`.
 */
export function standingOf(definition: ExamDefinition, keys: KeySheet, attempt: Attempt): Standing {
  const state = publicState(attempt);
  const score = visibleScore(definition.livePolicy, definition, keys, attempt);
  if (score === null) {
    return {
      state,
      sections: definition.sections.map(({ code }) => ({ code, points: null })),
      total: null,
      counted: 0,
    };
  }
  const counted = attempt.phase === 'finished' ? attempt.sheet.responses.length : answeredCount(attempt.sheet);
  return { state, sections: score.sections, total: score.total, counted };
}

function visibleScore(
  policy: LivePolicy,
  definition: ExamDefinition,
  keys: KeySheet,
  attempt: Attempt,
): ScoreSheet | null {
  if (attempt.phase === 'finished') return attempt.score;
  if (policy !== 'running' || attempt.phase === 'waiting') return null;
  return scorePaper(definition, keys, attempt.sheet);
}
