import { SEAT, transact } from './local-database.ts';

const KEY = 'token';

/** The proof of a sign-in, so that a reload goes on where it was. */
export interface KeptToken {
  read(): Promise<string | null>;
  keep(token: string): Promise<void>;
  forget(): Promise<void>;
}

export function keptTokenIn(database: IDBDatabase): KeptToken {
  return {
    async read() {
      const found = await transact<unknown>(database, SEAT, 'readonly', (store) => store.get(KEY));
      return typeof found === 'string' ? found : null;
    },
    async keep(token) {
      await transact(database, SEAT, 'readwrite', (store) => store.put(token, KEY));
    },
    async forget() {
      await transact(database, SEAT, 'readwrite', (store) => store.delete(KEY));
    },
  };
}
