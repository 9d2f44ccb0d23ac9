import type { KeptPledge } from '../chain/check-pledge.ts';
import type { ProvenSoFar } from '../chain/check-proof.ts';
import { SEAT, transact } from './local-database.ts';

/** What the engine has pledged to the person who sits here; kept as durably as the outbox, until they leave. */
export interface KeptPledges {
  keep(attempt: string, pledge: KeptPledge): Promise<void>;
  /** In the order of the numbers. */
  all(attempt: string): Promise<KeptPledge[]>;
  /** What has been proven of the ledger since; null where nothing was. */
  keepProven(attempt: string, proven: ProvenSoFar): Promise<void>;
  proven(attempt: string): Promise<ProvenSoFar | null>;
  forget(): Promise<void>;
}

const START = 'pledge/';

export function keptPledgesIn(database: IDBDatabase): KeptPledges {
  return {
    async keep(attempt, pledge) {
      const name = `${START}${attempt}/${pledge.epoch}/${pledge.seq}`;
      await transact(database, SEAT, 'readwrite', (store) => store.put(pledge, name));
    },
    async all(attempt) {
      const found: KeptPledge[] = [];
      await transact(database, SEAT, 'readonly', (store) =>
        walk(store, `${START}${attempt}/`, ({ value }) => found.push(value as KeptPledge)),
      );
      return found.toSorted((a, b) => a.epoch - b.epoch || a.seq - b.seq);
    },
    async keepProven(attempt, proven) {
      await transact(database, SEAT, 'readwrite', (store) => store.put(proven, `${START}${attempt}`));
    },
    async proven(attempt) {
      const found = await transact(database, SEAT, 'readonly', (store) => store.get(`${START}${attempt}`));
      return (found as ProvenSoFar | undefined) ?? null;
    },
    async forget() {
      await transact(database, SEAT, 'readwrite', (store) => walk(store, START, ({ key }) => void store.delete(key)));
    },
  };
}

/** Whatever is kept under a name that begins so. */
function walk(store: IDBObjectStore, start: string, meet: (found: IDBCursorWithValue) => void): null {
  const cursor = store.openCursor();
  cursor.onsuccess = () => {
    const found = cursor.result;
    if (found === null) return;
    if (typeof found.key === 'string' && found.key.startsWith(start)) meet(found);
    found.continue();
  };
  return null;
}
