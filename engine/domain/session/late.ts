import type { ExamDefinition } from '../definition/exam-definition.ts';
import { type Instant, after } from '../time.ts';

/** What shuts the door: the check-in's closing, or the opening where that came first. Null while neither has been. */
export interface DoorTimes {
  readonly checkInClosedAt: Instant | null;
  readonly openedAt: Instant | null;
}

/** From this moment on nobody comes in alone; null where the rules have no such moment, or it is not set yet. */
export function cutOffAt({ lateCutOff }: Pick<ExamDefinition, 'lateCutOff'>, times: DoorTimes): Instant | null {
  const shut = [times.checkInClosedAt, times.openedAt].filter((at) => at !== null);
  return lateCutOff === undefined || shut.length === 0 ? null : after(Math.min(...shut) as Instant, lateCutOff);
}

/** Whether whoever has not been let in comes too late now. */
export function isTooLate(definition: Pick<ExamDefinition, 'lateCutOff'>, times: DoorTimes, now: Instant): boolean {
  const end = cutOffAt(definition, times);
  return end !== null && now >= end;
}
