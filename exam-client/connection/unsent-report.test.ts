import { settle } from '../testing/hand-clock.ts';
import { type Seat, seatSomeone } from '../testing/seat-someone.ts';

let seat: Seat;
beforeEach(async () => {
  seat = await seatSomeone();
});

async function pass(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    seat.clock.advance(1_000);
    await settle();
  }
}

test('on a new line the engine is told at once, and nothing more while everything is saved', async () => {
  expect(seat.engine.unsent).toEqual([{ count: 0, oldestAgeMs: 0, storageWorks: true }]);
  seat.sitting.choose(0, 1);
  await settle();
  seat.engine.deliverAll();
  await settle();
  await pass(5);
  expect(seat.engine.unsent).toHaveLength(1);
});

test('what waits longer than a second is told, told again as it ages, and told as soon as it is saved', async () => {
  seat.sitting.choose(0, 1);
  await settle();
  await pass(1);
  const first = seat.engine.unsent.length;
  await pass(6);
  const ages = seat.engine.unsent.slice(1).map(({ count, oldestAgeMs }) => [count, oldestAgeMs]);
  expect(first).toBeLessThanOrEqual(2);
  expect(ages.length).toBeGreaterThanOrEqual(2);
  expect(ages.every(([count, age]) => count === 1 && (age as number) >= 1_000)).toBe(true);
  seat.engine.deliverAll();
  await settle();
  expect(seat.engine.unsent.at(-1)).toMatchObject({ count: 0 });
});

test('after a break the first thing told is what was kept meanwhile', async () => {
  seat.engine.down();
  seat.sitting.choose(0, 1);
  seat.sitting.choose(1, 1);
  await settle();
  await pass(3);
  const before = seat.engine.unsent.length;
  seat.engine.up();
  await settle();
  expect(seat.engine.unsent[before]).toMatchObject({ count: 2, oldestAgeMs: 3_000 });
});

test('a report that was lost is made again', async () => {
  seat.engine.losesReports = true;
  seat.sitting.choose(0, 1);
  await settle();
  await pass(2);
  seat.engine.losesReports = false;
  const before = seat.engine.unsent.length;
  await pass(1);
  expect(seat.engine.unsent.length).toBe(before + 1);
});

test('that a pledge does not hold is told at once, and that one holds again', async () => {
  const signing = await seatSomeone({}, true);
  signing.engine.chain!.lies = true;
  signing.sitting.choose(0, 1);
  const round = async (ms: number): Promise<void> => {
    await settle();
    signing.engine.deliverAll();
    await settle();
    signing.clock.advance(ms);
    await settle();
  };
  await round(1_000);
  expect(signing.engine.unsent.at(-1)).toMatchObject({ pledgeBroken: true });
  signing.engine.chain!.lies = false;
  for (let times = 0; times < 15; times += 1) await round(1_000);
  expect(signing.engine.unsent.at(-1)).not.toHaveProperty('pledgeBroken');
});
