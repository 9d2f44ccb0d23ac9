import { sentence } from '../sentences/sentence.ts';
import type { Problem } from '../problem.ts';
import type { Millis } from '../time.ts';
import type { FieldReader } from './field-reader.ts';
import { minutes } from './read-fields.ts';

/** Who lifts a freeze: staff, step by step after the closing, or the closing itself. */
export const FREEZE_ENDS = ['staff', 'closing'] as const;

/** The public ranking stands still for the last part of everybody's time. Who sits the exam still sees their own result. */
export interface FreezeRule {
  readonly last: Millis;
  readonly reveal: (typeof FREEZE_ENDS)[number];
}

/** What an exam says of its public board beyond names. Each is absent where it is not used, so that older definitions keep their hash. */
export interface PublicBoard {
  /** Categories stand beside the people and can be looked for. Some tell of a person's health or origin: nobody's unless said. */
  readonly categories?: true;
  readonly freeze?: FreezeRule;
}

export function readPublicBoard(reader: FieldReader): PublicBoard {
  const read: PublicBoard = {
    ...(reader.flag('categories', false) ? { categories: true as const } : {}),
    ...(reader.has('freeze') ? { freeze: readFreeze(reader.object('freeze')) } : {}),
  };
  reader.refuseOthers();
  return read;
}

function readFreeze(reader: FieldReader): FreezeRule {
  const read = { last: minutes(reader, 'lastMinutes'), reveal: reader.oneOf('reveal', FREEZE_ENDS) };
  reader.refuseOthers();
  return read;
}

interface Timing {
  readonly clockStarts: 'session' | 'sign-in';
  readonly duration: Millis;
  readonly publicBoard?: PublicBoard;
}

export function freezeProblems({ clockStarts, duration, publicBoard }: Timing): Problem[] {
  if (publicBoard?.freeze === undefined) return [];
  if (clockStarts !== 'session') {
    return [{ where: 'publicBoard.freeze', what: sentence('needs-an-end-that-all-have-together-clockstarts') }];
  }
  if (publicBoard.freeze.last < duration) return [];
  return [{ where: 'publicBoard.freeze.lastMinutes', what: sentence('must-be-shorter-than-the-exams-own-time') }];
}
