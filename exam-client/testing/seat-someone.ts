import type { Response } from '#domain/item/response.ts';
import { IDBFactory } from 'fake-indexeddb';
import { createStationChain } from '../chain/station-chain.ts';
import { keptChainIn } from '../connection/kept-chain.ts';
import { keptPledgesIn } from '../connection/kept-pledges.ts';
import { keptTokenIn } from '../connection/kept-token.ts';
import { openLocalDatabase } from '../connection/local-database.ts';
import { type Outbox, outboxIn } from '../connection/outbox.ts';
import { localSheet } from '../state/local-sheet.ts';
import type { Desk, SittingState } from '../state/sitting-store.ts';
import { type Sitting, createSitting } from '../state/sitting.ts';
import { HandClock, settle } from './hand-clock.ts';
import { soundStation } from './sound-station.ts';
import { PlayedChain } from './played-chain.ts';
import { PlayedEngine } from './played-engine.ts';

/** A page over plain http. */
const NO_CRYPTO = { getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes) };

export interface Seat {
  readonly clock: HandClock;
  readonly engine: PlayedEngine;
  readonly outbox: Outbox;
  readonly database: IDBDatabase;
  /** How often the browser's own stores were cleared. */
  forgotten: number;
  sitting: Sitting;
  /** The same computer, the page loaded anew. */
  reload(): Promise<void>;
}

/** One workstation with its own database, and an engine at the other end of the line. Nobody has signed in. */
/** `signs`: the page has a key, and the engine follows its chain. */
export async function layOutSeat(more: Partial<Desk> = {}, signs = false): Promise<Seat> {
  const clock = new HandClock();
  const engine = new PlayedEngine(clock.now);
  const database = await openLocalDatabase(new IDBFactory());
  const outbox = outboxIn(database);
  if (signs) engine.chain = new PlayedChain();
  const begin = (): Sitting =>
    createSitting({
      line: engine,
      outbox,
      token: keptTokenIn(database),
      workstation: 'LAB-07',
      station: soundStation(clock.now),
      forgetPerson: () => (seat.forgotten += 1),
      now: clock.now,
      random: () => 0.5,
      later: clock.later,
      ...(signs && { chain: createStationChain(keptChainIn(database), NO_CRYPTO), pledges: keptPledgesIn(database) }),
      ...more,
    });
  const seat: Seat = {
    clock,
    engine,
    outbox,
    database,
    forgotten: 0,
    sitting: begin(),
    async reload() {
      await settle();
      engine.down();
      engine.close();
      seat.sitting = begin();
      seat.sitting.start();
      engine.up();
      await untilShown(seat, hasPaperIfItShould);
      await settle();
    },
  };
  seat.sitting.start();
  return seat;
}

const CREDENTIALS = { participantNumber: '2602-0014', registrationPin: '1111', sessionPin: '2222' };

/** Signed in, connected, the paper on the table. */
export async function seatSomeone(more: Partial<Desk> = {}, signs = false): Promise<Seat> {
  const seat = await layOutSeat(more, signs);
  seat.engine.up();
  await settle();
  await seat.sitting.signIn(CREDENTIALS);
  await untilShown(seat, hasPaperIfItShould);
  return seat;
}

/** Unpacking runs beside the loop, so it is waited for by what it leads to. */
export function untilShown({ sitting }: Seat, isShown: (state: SittingState) => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (isShown(sitting.store.getState())) return resolve();
    const stop = sitting.store.subscribe((state) => {
      if (!isShown(state)) return;
      stop();
      resolve();
    });
  });
}

function hasPaperIfItShould({ place, form, view }: SittingState): boolean {
  if (place.kind === 'starting') return false;
  const isDue = view?.attempt.phase === 'working' && view.attempt.isIdentityConfirmed;
  return place.kind !== 'seated' || !isDue || form !== null;
}

/** What the person sees. */
export function shownSheet({ sitting }: Seat): { responses: (Response | null)[]; flagged: boolean[] } {
  const { view, pending } = sitting.store.getState();
  if (view === null) throw new Error('nobody is seated');
  const { responses, flagged } = localSheet(view, pending);
  return { responses: [...responses], flagged: [...flagged] };
}
