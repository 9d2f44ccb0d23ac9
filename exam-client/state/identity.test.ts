import { settle } from '../testing/hand-clock.ts';
import { type Seat, layOutSeat, seatSomeone, shownSheet, untilShown } from '../testing/seat-someone.ts';

const CREDENTIALS = { participantNumber: '2602-0014', registrationPin: '1111', sessionPin: '2222' };

/** Signed in to an open exam, and nothing said yet of who it is. */
async function enter(seat: Seat): Promise<void> {
  seat.engine.isIdentityConfirmed = false;
  seat.engine.up();
  await settle();
  await seat.sitting.signIn(CREDENTIALS);
  await settle();
}

test('until somebody says that it is them no paper is asked for', async () => {
  const seat = await layOutSeat();
  await enter(seat);
  expect(seat.sitting.store.getState()).toMatchObject({ place: { kind: 'seated' }, form: null });
  seat.engine.opens();
  seat.clock.advance(60_000);
  await settle();
  expect(seat.engine.papers).toBe(0);

  expect(await seat.sitting.identify(true)).toBeNull();
  await untilShown(seat, ({ form }) => form !== null);
  expect([seat.engine.papers, seat.engine.said]).toEqual([1, [true]]);
});

test('what was left here by the person before is sent only when somebody says that they are that person', async () => {
  const seat = await seatSomeone();
  seat.sitting.choose(0, 2);
  await settle();
  seat.engine.isIdentityConfirmed = false;
  await seat.reload();
  expect(seat.engine.letters).toEqual([]);
  await seat.sitting.identify(true);
  await untilShown(seat, ({ form }) => form !== null);
  await settle();
  seat.engine.deliverAll();
  await settle();
  expect(seat.engine.sheet.responses[0]).toBe(2);
  expect(shownSheet(seat).responses[0]).toBe(2);
});

test('who says no leaves the computer as if nobody had been there, and the engine knows', async () => {
  const seat = await layOutSeat();
  await enter(seat);
  expect(await seat.sitting.identify(false)).toBeNull();
  expect(seat.engine.said).toEqual([false]);
  expect(seat.sitting.store.getState()).toMatchObject({ place: { kind: 'signed-out' }, view: null, form: null });
  await seat.reload();
  expect(seat.sitting.store.getState().place.kind).toBe('signed-out');
});

test('who has said yes is not asked again after a reload', async () => {
  const seat = await layOutSeat();
  await enter(seat);
  await seat.sitting.identify(true);
  await seat.reload();
  expect(seat.sitting.store.getState().view?.attempt.isIdentityConfirmed).toBe(true);
  expect(seat.engine.said).toEqual([true]);
});

test('without a line nothing is taken for said', async () => {
  const seat = await layOutSeat();
  await enter(seat);
  seat.engine.down();
  expect(await seat.sitting.identify(true)).toEqual({ word: 'unreachable' });
  expect(seat.sitting.store.getState().view?.attempt.isIdentityConfirmed).toBe(false);
});
