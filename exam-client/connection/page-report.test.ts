import { settle } from '../testing/hand-clock.ts';
import { type Seat, layOutSeat } from '../testing/seat-someone.ts';

async function pass(seat: Seat, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    seat.clock.advance(1_000);
    await settle();
  }
}

async function waiting(): Promise<Seat> {
  const seat = await layOutSeat({ build: 'b1' });
  seat.engine.phase = 'waiting';
  seat.engine.sessionPhase = 'prepared';
  seat.engine.up();
  await settle();
  return seat;
}

const CREDENTIALS = { participantNumber: '2602-0014', registrationPin: '1111', sessionPin: '2222' };

test('nothing is told before the engine has said which sessions there are; then at once, and every ten seconds', async () => {
  const seat = await waiting();
  expect(seat.engine.reports).toEqual([]);
  seat.sitting.store.setState({ stationRules: ['r1', 'r2'] });
  await settle();
  expect(seat.engine.reports).toMatchObject([{ name: 'LAB-07', build: 'b1', rules: ['r1', 'r2'], aheadMs: 0 }]);
  await pass(seat, 21);
  expect(seat.engine.reports).toHaveLength(3);
});

test('who signs in tells the rules of their session at once, and again on a new line', async () => {
  const seat = await waiting();
  await seat.sitting.signIn(CREDENTIALS);
  await settle();
  expect(seat.engine.reports.at(-1)).toMatchObject({ rules: ['ab'.repeat(32)] });
  const before = seat.engine.reports.length;
  seat.engine.down();
  seat.engine.up();
  await settle();
  expect(seat.engine.reports.length).toBeGreaterThan(before);
});

test('after the opening nothing more is told', async () => {
  const seat = await waiting();
  await seat.sitting.signIn(CREDENTIALS);
  await settle();
  seat.engine.sessionPhase = 'open';
  seat.engine.says('view', seat.engine.view() as never);
  await settle();
  const before = seat.engine.reports.length;
  await pass(seat, 40);
  expect(seat.engine.reports).toHaveLength(before);
});
