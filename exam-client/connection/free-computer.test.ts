import { OUTBOX, SEAT, transact } from './local-database.ts';
import { settle } from '../testing/hand-clock.ts';
import { type Seat, seatSomeone } from '../testing/seat-someone.ts';

async function everything({ database }: Seat): Promise<unknown[]> {
  const of = (store: string) => transact<unknown[]>(database, store, 'readonly', (each) => each.getAll());
  return [...((await of(OUTBOX)) ?? []), ...((await of(SEAT)) ?? [])];
}

/** At an end that staff or clock made, with one change that is still on its way. */
async function finished(): Promise<Seat> {
  const seat = await seatSomeone();
  seat.sitting.choose(0, 1);
  await settle();
  seat.engine.deliverAll();
  await settle();
  seat.sitting.choose(1, 1);
  await settle();
  seat.engine.phase = 'finished';
  seat.engine.says('view', seat.engine.view());
  await settle();
  return seat;
}

const FREE = { place: { kind: 'signed-out', refusal: null, farewell: 'released' }, view: null, form: null };
const NOTHING = { pending: [], uncounted: [], readNotices: 0 };

test('whoever has finished is forgotten when staff free the computer', async () => {
  const seat = await finished();
  expect((await everything(seat)).length).toBeGreaterThan(1);
  seat.engine.says('superseded', { reason: 'released' });
  await settle();
  expect(seat.sitting.store.getState()).toMatchObject({ ...FREE, ...NOTHING });
  expect(await everything(seat)).toEqual([]);
  expect(seat.forgotten).toBe(1);
});

test('also when the computer was away at that moment', async () => {
  const seat = await finished();
  seat.engine.down();
  seat.engine.resumeRefusal = 'already-finished';
  seat.engine.up();
  await settle();
  expect(seat.sitting.store.getState()).toMatchObject({ ...FREE, ...NOTHING });
  expect(await everything(seat)).toEqual([]);
});

test('also when it was off, and knows of the person only what its disk does', async () => {
  const seat = await finished();
  seat.engine.resumeRefusal = 'already-finished';
  await seat.reload();
  expect(seat.sitting.store.getState()).toMatchObject(FREE);
  expect(await everything(seat)).toEqual([]);
});

test('whoever still works and is freed keeps what has not been sent, for when they come back', async () => {
  const seat = await seatSomeone();
  seat.sitting.choose(0, 1);
  await settle();
  seat.engine.says('superseded', { reason: 'released' });
  await settle();
  expect(seat.sitting.store.getState().place.kind).toBe('superseded');
  await seat.sitting.leave();
  expect((await everything(seat)).length).toBe(1);
});

test('who leaves leaves nothing', async () => {
  const seat = await finished();
  await seat.sitting.leave();
  expect(await everything(seat)).toEqual([]);
  expect(seat.forgotten).toBe(1);
});
