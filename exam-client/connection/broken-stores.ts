import type { KeptToken } from './kept-token.ts';
import type { Outbox } from './outbox.ts';

const fail = (): Promise<never> => Promise.reject(new Error('the local database does not open'));

/** Stand in where the browser has no working storage: whoever asks is told that nothing is kept. */
export const brokenStores: { readonly outbox: Outbox; readonly token: KeptToken } = {
  outbox: { load: fail, put: fail, remove: fail, empty: fail },
  token: { read: fail, readAttempt: fail, keep: fail, readNotices: fail, keepNotices: fail, forget: fail },
};
