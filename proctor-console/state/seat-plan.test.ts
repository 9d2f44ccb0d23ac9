import { monitorRow } from '../testing/sample-room.ts';
import { seatPlan } from './seat-plan.ts';

test('seats stand in their lines, and what is empty stays empty', () => {
  const plan = seatPlan([monitorRow('1', { seat: 'B-02' }), monitorRow('2', { seat: 'A-01' })]);
  expect(plan?.columns).toBe(2);
  expect(plan?.cells.map((cell) => cell?.number ?? null)).toEqual(['2', null, null, '1']);
});

test('rooms whose seats have other names are not drawn', () => {
  expect(seatPlan([monitorRow('1', { seat: 'depan kiri' })])).toBeNull();
  expect(seatPlan([monitorRow('1')])).toBeNull();
});
