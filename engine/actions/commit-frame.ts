import { revealedCount } from '#domain/feed/freeze.ts';
import { type OnBoard, frameHash, frameRows } from '#domain/feed/frame.ts';
import type { FactOf } from '#domain/ledger/fact.ts';
import type { Instant } from '#domain/time.ts';
import { appendFacts } from './append-facts.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';

interface Look {
  readonly at: Instant;
  /** Of a closed session: as of which entry, and whether behind a freeze. */
  readonly of: string;
}

/** Writes down the frame that is due, if one is. */
export async function commitFrame(desk: Desk, keeper: FrameKeeper, hall: Hall): Promise<void> {
  const frame = keeper.next(hall);
  if (frame === null) return;
  const stored = await appendFacts(desk, hall, [frame], null);
  if (!stored.ok) keeper.missed(hall);
}

/** Commits the ledger to what the public board shows, at most once in the time that MANIFEST says, and once more when all is over. */
export class FrameKeeper {
  private readonly looks = new WeakMap<Hall, Look>();

  constructor(private readonly desk: Pick<Desk, 'now' | 'hashing'>) {}

  /**
   * To be asked a few times a second: looks seldom, and gives a frame where the board reads otherwise than in the last one; with every
   * look while somebody is at work, so that a frame that is not there is missed.
   */
  next(hall: Hall): FactOf<'BOARD'> | null {
    const now = this.desk.now();
    if (!this.isDue(hall, now)) return null;
    const frame = frameHash(this.desk.hashing, frameRows(hall.definition, onBoard(hall, now)));
    return frame === hall.frame?.frame && !isOwed(hall) ? null : { type: 'BOARD', at: now, size: hall.entries, frame };
  }

  /** The disk did not take it: the next look is not a minute later. */
  missed(hall: Hall): void {
    this.looks.delete(hall);
  }

  /**
   * A rhythm of its own while the session is open, whatever is answered. Not between two steps of a reveal. After the closing whenever
   * something was written.
   */
  private isDue(hall: Hall, now: Instant): boolean {
    const { entries, framesMs, freeze, session, size } = hall;
    if (framesMs === null || session.phase === 'prepared') return false;
    const shown = revealedCount(freeze, size, now);
    if (shown > 0 && shown < size) return false;
    const of = session.phase === 'closed' ? `${entries} ${shown === 0}` : '';
    const last = this.looks.get(hall) ?? { at: hall.frame?.at ?? session.openedAt ?? (0 as Instant), of: '' };
    const isFresh = session.phase === 'closed' ? of !== last.of : now - last.at >= framesMs;
    if (isFresh) this.looks.set(hall, { at: now, of });
    return isFresh;
  }
}

/** Who works, everybody sees; what they do, nobody may tell from it. */
function isOwed(hall: Hall): boolean {
  if (!hall.isFramedThroughout || hall.session.phase !== 'open') return false;
  for (const { saved } of hall.people()) if (saved.phase === 'working') return true;
  return false;
}

function* onBoard(hall: Hall, now: Instant): Iterable<OnBoard> {
  const isHeldBack = revealedCount(hall.freeze, hall.size, now) === 0;
  for (const { frozen, keys, participant, saved } of hall.people()) {
    yield { pid: participant.pid, keys, saved, shown: isHeldBack ? (frozen?.saved ?? saved) : saved };
  }
}
