import { SEAT, transact } from './local-database.ts';

const TOKEN = 'token';
const ATTEMPT = 'attempt';

/** The proof of a sign-in, so that a reload goes on where it was, and whose attempt it is about. */
export interface KeptToken {
  read(): Promise<string | null>;
  /** Session and participant, as the outbox names them. */
  readAttempt(): Promise<string | null>;
  keep(token: string, attempt: string): Promise<void>;
  forget(): Promise<void>;
}

export function keptTokenIn(database: IDBDatabase): KeptToken {
  const readText = async (key: string): Promise<string | null> => {
    const found = await transact<unknown>(database, SEAT, 'readonly', (store) => store.get(key));
    return typeof found === 'string' ? found : null;
  };
  return {
    read: () => readText(TOKEN),
    readAttempt: () => readText(ATTEMPT),
    async keep(token, attempt) {
      await transact(database, SEAT, 'readwrite', (store) => {
        store.put(attempt, ATTEMPT);
        return store.put(token, TOKEN);
      });
    },
    async forget() {
      await transact(database, SEAT, 'readwrite', (store) => {
        store.delete(ATTEMPT);
        return store.delete(TOKEN);
      });
    },
  };
}
