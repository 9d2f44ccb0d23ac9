import { inEnglish } from '../../testing/in-english.ts';
import {
  type RoomPlan,
  emptyRoom,
  freeSeatName,
  numberSeats,
  planFaults,
  proposeSpares,
  putCell,
  resizeRoom,
  seatsOf,
  sparesOf,
} from './room-plan.ts';
import { capacityOf, seatProblems } from './seat-faults.ts';

const lab = emptyRoom('Lab 1', 3, 4);

test('a new room is all seats, numbered by row, one in ten of them a spare at the back', () => {
  expect(seatsOf(lab).slice(0, 5)).toEqual(['A-01', 'A-02', 'A-03', 'A-04', 'B-01']);
  expect(sparesOf(lab)).toEqual(['C-03', 'C-04']);
  expect(planFaults(lab)).toEqual([]);
  expect(sparesOf(emptyRoom('Besar', 10, 10))).toHaveLength(10);
});

test('aisles and pillars are not counted, and a row without seats has no letter', () => {
  let plan = lab;
  for (const at of [0, 4, 5, 6, 7]) plan = putCell(plan, at, { kind: at === 0 ? 'pillar' : 'aisle' });
  expect(seatsOf(numberSeats(plan, 'rows'))).toEqual(['A-01', 'A-02', 'A-03', 'B-01', 'B-02', 'B-03', 'B-04']);
  expect(seatsOf(numberSeats(plan, 'snake'))).toEqual(['001', '002', '003', '007', '006', '005', '004']);
  expect(seatsOf(numberSeats(plan, 'serial'))).toEqual(['001', '002', '003', '004', '005', '006', '007']);
  expect(freeSeatName(plan, 4)).toBe('B-01');
  expect(freeSeatName(plan, 0)).toBe('A-01');
});

test('resizing keeps what stands in both, and new places are seats with names of their row', () => {
  const wider = resizeRoom(putCell(lab, 0, { kind: 'pillar' }), 2, 5);
  expect(seatsOf(wider)).toEqual(['A-02', 'A-03', 'A-04', 'A-01', 'B-01', 'B-02', 'B-03', 'B-04', 'B-05']);
  expect(seatsOf(resizeRoom(lab, 4, 4)).slice(-4)).toEqual(['D-01', 'D-02', 'D-03', 'D-04']);
  const snake = resizeRoom(numberSeats(emptyRoom('Aula', 2, 2), 'snake'), 3, 2);
  expect(seatsOf(snake)).toEqual(['001', '002', '004', '003', '005', '006']);
});

test('faults are told with the seat', () => {
  const twice = putCell(lab, 1, { kind: 'seat', seat: 'a-01', spare: false });
  expect(planFaults(twice)).toEqual([{ word: 'seat-twice', seat: 'a-01', at: 1 }]);
  const odd = putCell(lab, 1, { kind: 'seat', seat: 'meja satu', spare: false });
  expect(planFaults(odd)).toEqual([{ word: 'seat-name', seat: 'meja satu', at: 1 }]);
  expect(planFaults({ ...lab, name: ' ', cells: [] }).map(({ word }) => word)).toEqual(['name', 'cells', 'no-seats']);
  expect(planFaults(proposeSpares(lab, 1))).toEqual([{ word: 'all-spare' }]);
  expect(planFaults(emptyRoom('Aula', 21, 20))).toContainEqual({ word: 'too-many-seats' });
});

const apart: RoomPlan = { ...emptyRoom('Ruang khusus', 1, 3), apart: true };
const problems = (people: { room?: string; seat: string | null }[]) =>
  inEnglish(seatProblems([lab, apart], people, (_, index) => `baris ${index + 2}`)).map(
    ({ what, where }) => `${where}: ${what}`,
  );
const anybody = { seat: null };

test('who has neither room nor seat is drawn over the rooms that are not apart', () => {
  expect(capacityOf([lab, apart], 12)).toEqual({ people: 12, seats: 12, spares: 3, short: 0 });
  expect(problems(Array.from({ length: 10 }, () => anybody))).toEqual([]);
  expect(problems(Array.from({ length: 11 }, () => anybody))).toEqual([
    'rooms: 11 people are to be seated by lot, and 10 seats are free for it',
  ]);
});

test('whoever is sent somewhere must find a seat there', () => {
  expect(
    problems([
      { room: 'Ruang khusus', seat: 'A-01' },
      { room: 'Lab 1', seat: null },
    ]),
  ).toEqual([]);
  expect(
    problems([
      { room: 'Lab 9', seat: null },
      { seat: 'A-01' },
      { room: 'Lab 1', seat: 'Z-01' },
      { room: 'Lab 1', seat: 'A-01' },
      { room: 'Lab 1', seat: 'A-01' },
      { room: 'Ruang khusus', seat: null },
      { room: 'Ruang khusus', seat: null },
      { room: 'Ruang khusus', seat: null },
    ]),
  ).toEqual([
    "baris 2: room Lab 9 is not one of the session's rooms",
    'baris 3: seat A-01 has no room: write which one it is in',
    'baris 4: room Lab 1 has no seat Z-01',
    "baris 6: seat A-01 of room Lab 1 is somebody else's",
    'rooms: 3 people are sent to room Ruang khusus, and 2 seats are free there',
  ]);
});
