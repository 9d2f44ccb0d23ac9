import type { GatheredSign } from './watch-store.ts';

export interface QueuedSign {
  /** Session and participant. */
  readonly attempt: string;
  readonly epoch: number;
  readonly sign: GatheredSign;
}

const KEPT_AS = 'terang-signs';
const MOST = 100;

/**
 * Signs on their way to the engine. They outlast a reload and not the tab: they are worth less than answers, and must not take the
 * disk from them. The oldest go first when there are too many.
 */
export class SignQueue {
  private signs: readonly QueuedSign[];

  constructor(private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) {
    this.signs = readKept(storage);
  }

  put(sign: QueuedSign): void {
    this.keep([...this.signs, sign].slice(-MOST));
  }

  /** The oldest of one sign-in to this attempt, at most so many. */
  first(attempt: string, most: number): readonly QueuedSign[] {
    const own = this.signs.filter((each) => each.attempt === attempt);
    return own.filter(({ epoch }) => epoch === own[0]?.epoch).slice(0, most);
  }

  remove(done: readonly QueuedSign[]): void {
    this.keep(this.signs.filter((each) => !done.includes(each)));
  }

  private keep(signs: readonly QueuedSign[]): void {
    this.signs = signs;
    try {
      if (signs.length === 0) this.storage.removeItem(KEPT_AS);
      else this.storage.setItem(KEPT_AS, JSON.stringify(signs));
    } catch {
      // Full or forbidden: they are held in memory all the same.
    }
  }
}

function readKept(storage: Pick<Storage, 'getItem'>): readonly QueuedSign[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(KEPT_AS) ?? '[]');
    return Array.isArray(kept) ? (kept as QueuedSign[]) : [];
  } catch {
    return [];
  }
}
