import { settle } from '../testing/hand-clock.ts';
import { type Seat, seatSomeone } from '../testing/seat-someone.ts';
import type { SittingState } from '../state/sitting-store.ts';

const state = (seat: Seat): SittingState => seat.sitting.store.getState();

/** The line is down, and three things are done meanwhile: two answers and a mark of doubt. */
async function keepThree(seat: Seat): Promise<void> {
  seat.engine.down();
  seat.sitting.choose(0, 2);
  seat.sitting.flag(1, true);
  seat.sitting.clear(2);
  seat.clock.advance(60_000);
  await settle();
}

test('what was given before the bell and could not be sent is held, and told to be', async () => {
  const seat = await seatSomeone();
  const givenAt = seat.clock.now();
  await keepThree(seat);
  seat.engine.phase = 'finished';
  seat.engine.up();
  await settle();
  seat.engine.deliverAll();
  await settle();
  expect(seat.engine.held).toMatchObject([
    { mutation: 1, position: 0, why: 'late', recordedAt: givenAt },
    { mutation: 3, position: 2, why: 'late', recordedAt: givenAt },
  ]);
  expect(state(seat).view?.attempt.held).toEqual(seat.engine.held);
  // A mark of doubt is no answer: it is refused, and said to be.
  expect(state(seat).uncounted.map(({ deed }) => deed)).toMatchObject([{ change: { kind: 'flag' } }]);
  await seat.reload();
  expect(seat.engine.held).toHaveLength(2);
  expect(state(seat).uncounted).toHaveLength(1);
});

test('a workstation that learns that another one took over offers what it keeps, and hangs up', async () => {
  const seat = await seatSomeone();
  await keepThree(seat);
  seat.engine.resumeRefusal = 'stale-epoch';
  seat.engine.epoch = 2;
  seat.engine.up();
  await settle();
  expect(state(seat).place).toEqual({ kind: 'superseded', reason: 'other-workstation' });
  expect(seat.engine.held.map(({ mutation, why }) => [mutation, why])).toEqual([
    [1, 'other-workstation'],
    [3, 'other-workstation'],
  ]);
  expect(state(seat).held).toEqual(seat.engine.held);
  expect(state(seat).pending.map(({ deed }) => deed)).toMatchObject([{ change: { kind: 'flag' } }]);
});

test('one that is told so while its answers are on their way offers them over a new line', async () => {
  const seat = await seatSomeone();
  seat.sitting.choose(0, 2);
  await settle();
  seat.engine.epoch = 2;
  seat.engine.says('superseded', { reason: 'released' });
  seat.engine.down();
  await settle();
  expect(seat.engine.held).toEqual([]);
  seat.engine.up();
  await settle();
  expect(seat.engine.held).toMatchObject([{ mutation: 1, why: 'other-workstation' }]);
  expect(seat.engine.isUp).toBe(false);
  expect(state(seat).pending).toEqual([]);
});

test('a page that was loaded anew finds out whose answers lie there', async () => {
  const seat = await seatSomeone();
  await keepThree(seat);
  seat.engine.resumeRefusal = 'not-signed-in';
  seat.engine.epoch = 2;
  await seat.reload();
  expect(state(seat).place).toEqual({ kind: 'superseded', reason: 'released' });
  expect(seat.engine.held.map(({ mutation }) => mutation)).toEqual([1, 3]);
});

test('what could not be held stays, with the reason, and is not offered again', async () => {
  const seat = await seatSomeone();
  await keepThree(seat);
  seat.engine.phase = 'finished';
  seat.engine.refusingOffers = 'held-full';
  seat.engine.up();
  await settle();
  seat.engine.deliverAll();
  await settle();
  expect(state(seat).uncounted.map(({ refused }) => refused)).toEqual(['held-full', 'already-finished', 'held-full']);
  expect(seat.engine.held).toEqual([]);
});

test('an engine that is busy is asked again', async () => {
  const seat = await seatSomeone();
  await keepThree(seat);
  seat.engine.phase = 'finished';
  seat.engine.offerRefusal = 'overloaded';
  seat.engine.up();
  await settle();
  seat.engine.deliverAll();
  await settle();
  expect(state(seat).uncounted).toHaveLength(3);
  seat.engine.offerRefusal = null;
  seat.clock.advance(3_000);
  await settle();
  expect(seat.engine.held).toHaveLength(2);
});

test('a computer that was freed after the end offers what it kept before it forgets the person', async () => {
  const seat = await seatSomeone();
  await keepThree(seat);
  seat.engine.phase = 'finished';
  seat.engine.resumeRefusal = 'already-finished';
  seat.engine.up();
  await settle();
  expect(seat.engine.held).toHaveLength(2);
  expect(state(seat)).toMatchObject({ place: { kind: 'signed-out' }, view: null, held: [] });
});
