import type { KeptKey } from '../chain/station-keys.ts';
import { SEAT, transact } from './local-database.ts';

const CHAIN = 'chain';

export interface ChainRecord {
  readonly key: KeptKey;
  /** By number, what was signed for it. */
  readonly links: readonly (readonly [number, string[]])[];
}

/** The key of this sign-in and what it signed last, so that a reload goes on where it was. */
export interface KeptChain {
  read(): Promise<ChainRecord | null>;
  keep(record: ChainRecord): Promise<void>;
  forget(): Promise<void>;
}

export function keptChainIn(database: IDBDatabase): KeptChain {
  return {
    async read() {
      const found = await transact<ChainRecord>(database, SEAT, 'readonly', (store) => store.get(CHAIN));
      return found ?? null;
    },
    async keep(record) {
      await transact(database, SEAT, 'readwrite', (store) => store.put(record, CHAIN));
    },
    async forget() {
      await transact(database, SEAT, 'readwrite', (store) => store.delete(CHAIN));
    },
  };
}

/** Where nothing can be kept, the key is this page's alone. */
export const brokenChain: KeptChain = {
  read: () => Promise.resolve(null),
  keep: () => Promise.reject(new Error('nothing can be kept')),
  forget: () => Promise.resolve(),
};
