import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { BoardFrame } from '#protocol/scoreboard-down.ts';
import type { BoardSource } from './board-source.ts';

const gzipped = promisify(gzip);

/**
 * Whole boards as bytes: written and packed once a frame, however many come while it is shown. Packing happens in node's own
 * threads, so that the candidates' thread only writes the text.
 */
export class PackedBoards {
  private readonly packed = new Map<string, Promise<Uint8Array>>();

  constructor(source: Pick<BoardSource, 'watch'>) {
    source.watch(({ session }) => this.packed.delete(session.id));
  }

  /** Whether the next viewer costs no more than a write. */
  has(sessionId: string): boolean {
    return this.packed.has(sessionId);
  }

  /** `whole` is asked for the board of the latest frame when nobody has had it yet. */
  of(sessionId: string, whole: () => BoardFrame): Promise<Uint8Array> {
    const known = this.packed.get(sessionId);
    if (known !== undefined) return known;
    const made = gzipped(JSON.stringify(whole()), { level: constants.Z_BEST_SPEED });
    this.packed.set(sessionId, made);
    made.catch(() => this.packed.delete(sessionId));
    return made;
  }
}
