const NAME = 'terang-candidate';
const VERSION = 1;

export const OUTBOX = 'outbox';
export const SEAT = 'seat';

/** Rejects where the browser has no working storage (private windows, full or failing disks). */
export function openLocalDatabase(factory: IDBFactory = indexedDB): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = factory.open(NAME, VERSION);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore(OUTBOX, { keyPath: 'id' }).createIndex('attempt', 'attempt');
      opening.result.createObjectStore(SEAT);
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error('the local database does not open'));
    opening.onblocked = () => reject(new Error('the local database is held by an older page'));
  });
}

/**
 * Runs one transaction and resolves when it is complete. Writes are strict: the default of Chromium reports complete
 * before the disk has it, and an answer must survive the power cut that follows it.
 */
export function transact<T>(
  database: IDBDatabase,
  store: string,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T> | null,
): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction([store], mode, { durability: mode === 'readonly' ? 'default' : 'strict' });
    const request = work(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(request?.result);
    transaction.onabort = () => reject(transaction.error ?? new Error('the local write was given up'));
  });
}
