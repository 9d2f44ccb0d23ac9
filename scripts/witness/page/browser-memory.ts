import type { Remembered } from '../judge-note.ts';
import type { Alarm, Memory } from '../watch.ts';

type StoreName = 'own' | 'notes' | 'alarms';
type StoredNote = Remembered & { readonly session: string };
type StoredAlarm = Alarm & { readonly session: string };

/** What this browser keeps: its own key, and everything that it has seen, which is only ever added to. */
export class BrowserMemory implements Memory {
  private constructor(private readonly database: IDBDatabase) {}

  static open(): Promise<BrowserMemory> {
    return new Promise((resolve, reject) => {
      const asked = indexedDB.open('terang-witness', 1);
      asked.onupgradeneeded = () => {
        asked.result.createObjectStore('own');
        asked.result.createObjectStore('notes', { autoIncrement: true }).createIndex('session', 'session');
        asked.result.createObjectStore('alarms', { autoIncrement: true });
      };
      asked.onsuccess = () => resolve(new BrowserMemory(asked.result));
      asked.onerror = () => reject(asked.error ?? new Error('no database'));
    });
  }

  own(name: string): Promise<string | null> {
    return this.ask<string | undefined>('own', 'readonly', (store) => store.get(name)).then((found) => found ?? null);
  }

  async keepOwn(name: string, value: string): Promise<void> {
    await this.ask('own', 'readwrite', (store) => store.put(value, name));
  }

  logKey(): Promise<string | null> {
    return this.own('log-key');
  }

  rememberLogKey(vkey: string): Promise<void> {
    return this.keepOwn('log-key', vkey);
  }

  async newest(session: string): Promise<Remembered | null> {
    const cursor = await this.ask<IDBCursorWithValue | null>('notes', 'readonly', (store) =>
      store.index('session').openCursor(IDBKeyRange.only(session), 'prev'),
    );
    return cursor === null ? null : (cursor.value as StoredNote);
  }

  async sessions(): Promise<readonly string[]> {
    const all = await this.ask<StoredNote[]>('notes', 'readonly', (store) => store.getAll());
    return [...new Set(all.map(({ session }) => session))];
  }

  async append(session: string, seen: Remembered): Promise<void> {
    await this.ask('notes', 'readwrite', (store) => store.add({ session, ...seen }));
  }

  async appendAlarm(session: string, alarm: Alarm): Promise<void> {
    const before = await this.alarms();
    const isKnown = before.some(
      (one) => one.session === session && one.why === alarm.why && one.offered === alarm.offered,
    );
    if (!isKnown) await this.ask('alarms', 'readwrite', (store) => store.add({ session, ...alarm }));
  }

  alarms(): Promise<readonly StoredAlarm[]> {
    return this.ask<StoredAlarm[]>('alarms', 'readonly', (store) => store.getAll());
  }

  /** Every note of every session, for a file: what `terang verify --checkpoint` takes. */
  allNotes(): Promise<readonly StoredNote[]> {
    return this.ask<StoredNote[]>('notes', 'readonly', (store) => store.getAll());
  }

  private ask<T>(name: StoreName, mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest): Promise<T> {
    return new Promise((resolve, reject) => {
      const transaction = this.database.transaction(name, mode, { durability: 'strict' });
      const asked = act(transaction.objectStore(name));
      transaction.oncomplete = () => resolve(asked.result as T);
      transaction.onerror = () => reject(transaction.error ?? new Error('not stored'));
      transaction.onabort = () => reject(transaction.error ?? new Error('not stored'));
    });
  }
}
