import { inOrderOfWork } from './session-order.ts';

const session = (
  id: string,
  phase: 'prepared' | 'open' | 'closed',
  opensAt: number | null,
  closedAt: number | null,
) => ({
  id,
  phase,
  opensAt,
  closedAt,
});

test('today’s work stands first, and sessions alike stay as they were told', () => {
  const told = [
    session('closed long ago', 'closed', 1, 10),
    session('practice', 'prepared', null, null),
    session('other practice', 'prepared', null, null),
    session('afternoon', 'prepared', 200, null),
    session('closed just now', 'closed', null, 90),
    session('morning', 'prepared', 100, null),
    session('running', 'open', 300, null),
  ];
  expect(inOrderOfWork(told).map(({ id }) => id)).toEqual([
    'running',
    'morning',
    'afternoon',
    'practice',
    'other practice',
    'closed just now',
    'closed long ago',
  ]);
});
