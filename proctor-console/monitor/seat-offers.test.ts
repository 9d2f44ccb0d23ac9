import { emptyRoom } from '#domain/room/room-plan.ts';
import { seatsWithoutComputer } from './seat-offers.ts';

test('seats at which no computer stands are told by room, in their order', () => {
  const rooms = [emptyRoom('Lab', 1, 3), emptyRoom('Aula', 1, 1)];
  const computers = [
    { room: 'Lab', seat: 'A-02' },
    { room: 'Aula', seat: 'A-01' },
    { room: '', seat: 'A-01' },
  ];
  expect(seatsWithoutComputer(rooms, computers)).toEqual([{ room: 'Lab', seats: ['A-01', 'A-03'] }]);
});
