import { type RoomPlan, emptyRoom } from './room-plan.ts';
import { sendApart } from './send-apart.ts';

const lab = emptyRoom('Lab', 3, 4);
/** Two seats for the lots and a spare in each. */
const small: RoomPlan = { ...emptyRoom('Anggrek', 1, 3), apart: true };
const other: RoomPlan = { ...emptyRoom('Melati', 1, 3), apart: true };
const apart = { isApart: true, seat: null };
const anybody = { isApart: false, seat: null };

test('who is to sit apart is sent to a room apart, and nobody else is', () => {
  expect(sendApart([lab, small], [anybody, apart, anybody])).toEqual([undefined, 'Anggrek', undefined]);
});

test('rooms apart are filled one after the other, around those whom the roster sends there', () => {
  const sent = { isApart: false, room: 'Anggrek', seat: 'A-01' };
  expect(sendApart([lab, small, other], [apart, apart, apart, sent])).toEqual([
    'Anggrek',
    'Melati',
    'Melati',
    'Anggrek',
  ]);
});

test('where no seat is left it is the first of them, so that the want is told there', () => {
  expect(sendApart([small], [apart, apart, apart])).toEqual(['Anggrek', 'Anggrek', 'Anggrek']);
});

test('what the roster says stands, and without a room apart it is said', () => {
  const elsewhere = { isApart: true, room: 'Lab', seat: null };
  expect(sendApart([lab, small], [elsewhere])).toEqual(['Lab']);
  expect(sendApart([lab], [apart])).toEqual([null]);
  expect(sendApart([], [apart])).toEqual([undefined]);
});
