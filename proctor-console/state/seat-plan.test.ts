import { emptyRoom, proposeSpares, putCell } from '#domain/room/room-plan.ts';
import { monitorRow } from '../testing/sample-room.ts';
import { freeSeats, guessedPlan, laidOutPlans } from './seat-plan.ts';

const numbers = (plan: ReturnType<typeof guessedPlan>) =>
  plan?.cells.map((cell) => (cell !== null && 'row' in cell ? cell.row.number : null));

test('seats stand in their lines, and what is empty stays empty', () => {
  const plan = guessedPlan([monitorRow('1', { seat: 'B-02' }), monitorRow('2', { seat: 'A-01' })]);
  expect(plan?.columns).toBe(2);
  expect(numbers(plan)).toEqual(['2', null, null, '1']);
});

test('rooms whose seats have other names are not drawn', () => {
  expect(guessedPlan([monitorRow('1', { seat: 'depan kiri' })])).toBeNull();
  expect(guessedPlan([monitorRow('1')])).toBeNull();
});

test('free seats of the person’s own room come before those of others, spares first in each', () => {
  const lab = proposeSpares(emptyRoom('Lab', 1, 3), 0.3);
  const aula = proposeSpares(emptyRoom('Aula', 1, 3), 0.3);
  const people = [monitorRow('1', { room: 'Lab', seat: 'A-01' }), monitorRow('2', { room: 'Aula', seat: 'A-01' })];
  const offers = freeSeats(laidOutPlans([aula, lab], people), 'Lab').map(({ room, seat }) => `${room} ${seat}`);
  expect(offers).toEqual(['Lab A-03', 'Lab A-02', 'Aula A-03', 'Aula A-02']);
});

test('a room that was laid out is drawn as it is, with its free seats; spares are offered first', () => {
  const lab = putCell(emptyRoom('Lab', 2, 2), 1, { kind: 'aisle' });
  const plans = laidOutPlans([lab, emptyRoom('Kosong', 1, 1)], [monitorRow('1', { room: 'Lab', seat: 'B-01' })]);
  expect(plans.map(({ room }) => room)).toEqual(['Lab']);
  expect(plans[0]?.cells[1]).toBeNull();
  expect(numbers(plans[0]!)).toEqual([null, null, '1', null]);
  expect(freeSeats(plans, null)).toEqual([
    { room: 'Lab', seat: 'B-02', spare: true },
    { room: 'Lab', seat: 'A-01', spare: false },
  ]);
});
