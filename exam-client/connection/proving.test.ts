import { keptPledgesIn } from './kept-pledges.ts';
import { settle } from '../testing/hand-clock.ts';
import { type Seat, seatSomeone } from '../testing/seat-someone.ts';
import { attemptKey } from '../state/local-sheet.ts';

let seat: Seat;
beforeEach(async () => {
  seat = await seatSomeone({}, true);
});

const ledger = () => seat.engine.chain!.ledger;
const shown = () => seat.sitting.store.getState();

async function answer(position: number, response: number): Promise<void> {
  seat.sitting.choose(position, response);
  await settle();
  seat.engine.deliverAll();
  await settle();
}

async function pass(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    seat.clock.advance(1_000);
    await settle();
  }
}

test('what is pledged is proven within the bound, once, and nothing is asked while nothing is owed', async () => {
  await pass(30);
  expect(seat.engine.asked).toEqual([]);
  await answer(0, 1);
  await answer(1, 2);
  expect(shown().owed.map(({ index }) => index)).toEqual([1, 2]);
  await pass(5);
  expect(seat.engine.asked).toEqual([{ from: 0, indexes: [1, 2] }]);
  expect(shown()).toMatchObject({ owed: [], pledge: 'kept', proven: { through: 2 } });
  await pass(60);
  expect(seat.engine.asked).toHaveLength(1);
  await answer(2, 0);
  await pass(5);
  expect(seat.engine.asked).toEqual([expect.anything(), { from: 3, indexes: [3] }]);
  expect(shown()).toMatchObject({ owed: [], pledge: 'kept', proven: { through: 3 } });
});

test('an answer that was pledged and then left out is said, told to the engine, and never taken back by silence', async () => {
  await answer(0, 1);
  await answer(1, 2);
  ledger().drop(1);
  await pass(4);
  expect(shown().pledge).toBe('kept');
  await pass(6);
  expect(shown()).toMatchObject({ pledge: 'unproven', proven: null });
  expect(seat.engine.unsent.at(-1)).toMatchObject({ unproven: true });
  await pass(30);
  expect(shown().pledge).toBe('unproven');
});

test.each([
  ['one that was proven is left out', () => ledger().drop(1)],
  ['the ledger is cut back behind it', () => ledger().drop(2)],
])('on a new line the ledger must go on from what was proven: %s', async (_, attack) => {
  await answer(0, 1);
  await answer(1, 2);
  await pass(5);
  expect(shown().proven).toMatchObject({ through: 2 });
  seat.engine.down();
  attack();
  seat.engine.up();
  await settle();
  await pass(40);
  expect(shown().pledge).toBe('unproven');
});

test('on a new line the same ledger, gone on, proves itself', async () => {
  await answer(0, 1);
  await pass(5);
  seat.engine.down();
  ledger().put(2, { at: 1 });
  seat.engine.up();
  await settle();
  await pass(40);
  expect(seat.engine.asked).toEqual([expect.anything(), { from: 2, indexes: [] }]);
  expect(shown().pledge).toBe('kept');
});

test('what an earlier loading had proven is not asked again, and what it was owed is', async () => {
  await answer(0, 1);
  await pass(5);
  await answer(1, 2);
  await seat.reload();
  await pass(5);
  expect(seat.engine.asked.at(-1)).toEqual({ from: 2, indexes: [2] });
  expect(shown()).toMatchObject({ owed: [], pledge: 'kept' });
});

test('what was left out while the page was loaded anew is found', async () => {
  await answer(0, 1);
  await pass(5);
  ledger().drop(1);
  ledger().put(1, { at: 7 });
  await seat.reload();
  await pass(40);
  expect(shown().pledge).toBe('unproven');
});

test('an engine that never proves anything is told of, one that is slow is not', async () => {
  const { chain } = seat.engine;
  await answer(0, 1);
  seat.engine.chain = null;
  await pass(15);
  expect(shown().pledge).toBe('kept');
  await pass(15);
  expect(shown().pledge).toBe('unproven');
  seat.engine.chain = chain;
  await pass(2);
  expect(shown().pledge).toBe('kept');
  expect(seat.engine.unsent.at(-1)).not.toHaveProperty('unproven');
});

test('who leaves takes along what was proven', async () => {
  await answer(0, 1);
  await pass(5);
  const attempt = attemptKey(shown().view!);
  expect(await keptPledgesIn(seat.database).proven(attempt)).toMatchObject({ through: 1 });
  await seat.sitting.leave();
  expect(await keptPledgesIn(seat.database).proven(attempt)).toBeNull();
  expect(shown()).toMatchObject({ owed: [], proven: null });
});
