import { SEAT, transact } from './local-database.ts';

const TOKEN = 'token';
const ATTEMPT = 'attempt';
const NOTICES = 'notices';

/** The proof of a sign-in, so that a reload goes on where it was, and whose attempt it is about. */
export interface KeptToken {
  read(): Promise<string | null>;
  /** Session and participant, as the outbox names them. */
  readAttempt(): Promise<string | null>;
  keep(token: string, attempt: string): Promise<void>;
  /** Up to which number this person has read what the staff did; 0 where nothing was read here. */
  readNotices(attempt: string): Promise<number>;
  keepNotices(attempt: string, upTo: number): Promise<void>;
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
    async readNotices(attempt) {
      const [upTo, whose] = JSON.parse((await readText(NOTICES)) ?? '[0, ""]') as [number, string];
      return whose === attempt ? upTo : 0;
    },
    async keepNotices(attempt, upTo) {
      await transact(database, SEAT, 'readwrite', (store) => store.put(JSON.stringify([upTo, attempt]), NOTICES));
    },
    async forget() {
      await transact(database, SEAT, 'readwrite', (store) => {
        store.delete(ATTEMPT);
        store.delete(NOTICES);
        return store.delete(TOKEN);
      });
    },
  };
}
