import type { SessionId } from '#domain/ids.ts';
import type { Desk } from './actions/desk.ts';
import { loadHall } from './actions/load-hall.ts';
import { CommitQueue } from './storage/commit-queue.ts';
import { ReadStore } from './storage/read-store.ts';

type LoadedHall = Awaited<ReturnType<typeof loadHall>>;

export interface Ledgers extends Pick<Desk, 'queue' | 'reads'> {
  /** By session; of a new folder none. */
  readonly loaded: ReadonlyMap<SessionId, LoadedHall>;
}

interface Place {
  readonly dataDir: string;
  readonly writerScript: string | URL;
  readonly mostPerCommit?: number;
}

/**
 * The halls are read while the writer, in its thread, holds the same entries against what was signed: after a crash everybody waits for
 * both. What was read of data that is not to be served is thrown away, and the writer's word comes before whatever the reading met.
 */
export async function openLedgers(options: Place, notes: readonly string[]): Promise<Ledgers> {
  const opening = CommitQueue.begin(options.dataDir, options.writerScript, options.mostPerCommit, notes);
  const reads = (await opening.readable) ? new ReadStore(options.dataDir) : null;
  const reading = reads === null ? new Map<SessionId, LoadedHall>() : loadHalls(reads);
  const [opened, loaded] = await Promise.allSettled([opening.opened, reading]);
  if (opened.status === 'fulfilled' && loaded.status === 'fulfilled' && reads !== null) {
    return { queue: opened.value, reads, loaded: loaded.value };
  }
  reads?.close();
  if (opened.status === 'fulfilled') await opened.value.close();
  throw (opened.status === 'rejected' ? opened.reason : (loaded as PromiseRejectedResult).reason) as Error;
}

/** In the order in which the sessions were made; not those whose people are forgotten. */
export async function loadHalls(reads: Desk['reads']): Promise<Map<SessionId, LoadedHall>> {
  const loaded = new Map<SessionId, LoadedHall>();
  const forgotten = await reads.forgotten();
  for (const stored of await reads.sessions()) {
    if (!forgotten.has(stored.no)) loaded.set(stored.id, await loadHall(reads, stored));
  }
  return loaded;
}
