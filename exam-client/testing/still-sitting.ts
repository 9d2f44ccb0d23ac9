import { IDBFactory } from 'fake-indexeddb';
import { keptTokenIn } from '../connection/kept-token.ts';
import { openLocalDatabase } from '../connection/local-database.ts';
import { outboxIn } from '../connection/outbox.ts';
import type { Desk } from '../state/sitting-store.ts';
import { type Sitting, createSitting } from '../state/sitting.ts';
import { soundStation } from './sound-station.ts';

/** A seat at which time stands still and nobody answers: what a screen shows depends on the store alone. */
export async function stillSitting(now: number, more: Partial<Desk> = {}): Promise<Sitting> {
  const database = await openLocalDatabase(new IDBFactory());
  return createSitting({
    line: {
      ask: () => new Promise(() => undefined),
      open: () => undefined,
      reconnect: () => undefined,
      close: () => undefined,
    },
    outbox: outboxIn(database),
    token: keptTokenIn(database),
    workstation: 'LAB-07',
    station: soundStation(() => now),
    forgetPerson: () => undefined,
    now: () => now,
    random: () => 0.5,
    later: () => () => undefined,
    ...more,
  });
}
