import type { Change } from '#domain/answer/answer-sheet.ts';
import type { RefusalWord } from '#domain/session/refusal.ts';
import { OUTBOX, transact } from './local-database.ts';

export type Deed = { readonly kind: 'change'; readonly change: Change } | { readonly kind: 'hand-in' };

/** Something the person did that the engine has not receipted yet. */
export interface Pending {
  readonly id: string;
  /** Session and participant: a workstation may hold what somebody else left behind. */
  readonly attempt: string;
  /** Whose turn at the attempt this was written in; a workstation that took over raises it. */
  readonly epoch: number;
  readonly mutation: number;
  readonly deed: Deed;
  /** The browser's own clock. */
  readonly clientAt: number;
  /** The same moment by the engine's clock, as far as it was known then. */
  readonly recordedAt?: number;
  /** Why the engine will never take it, if so. Kept until the person leaves, so that nothing vanishes unsaid. */
  readonly refused: RefusalWord | null;
}

/** Durable: what `put` has resolved for is there after a crash, a reload or a power cut. */
export interface Outbox {
  /** In the order of their mutations. */
  load(attempt: string): Promise<Pending[]>;
  put(records: readonly Pending[]): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /** Everything of one attempt, refused or not. */
  empty(attempt: string): Promise<void>;
}

export function pendingId(attempt: string, mutation: number, clientAt: number): string {
  return `${attempt}/${mutation}/${clientAt}`;
}

export function outboxIn(database: IDBDatabase): Outbox {
  return {
    async load(attempt) {
      const found = await transact<Pending[]>(database, OUTBOX, 'readonly', (store) =>
        store.index('attempt').getAll(attempt),
      );
      return (found ?? []).toSorted((a, b) => a.mutation - b.mutation || a.clientAt - b.clientAt);
    },
    async put(records) {
      await transact(database, OUTBOX, 'readwrite', (store) => {
        for (const record of records) store.put(record);
        return null;
      });
    },
    async remove(ids) {
      await transact(database, OUTBOX, 'readwrite', (store) => {
        for (const id of ids) store.delete(id);
        return null;
      });
    },
    async empty(attempt) {
      await transact(database, OUTBOX, 'readwrite', (store) => {
        const walk = store.index('attempt').openKeyCursor(attempt);
        walk.onsuccess = () => {
          if (walk.result === null) return;
          store.delete(walk.result.primaryKey);
          walk.result.continue();
        };
        return null;
      });
    },
  };
}
