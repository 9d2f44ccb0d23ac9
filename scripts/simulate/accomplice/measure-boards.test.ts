import { accompliceTable } from '../../commands/simulate-accomplice.ts';
import { BOARDS, type Measured, measureBoards } from './measure-boards.ts';

// Seeded: the same people and the same choices in every run, so nothing here depends on luck.
const named = (...names: string[]) => BOARDS.filter(({ name }) => names.includes(name));
const found = new Map<string, Measured>(measureBoards('test', 200).map((one) => [one.name, one]));

test.each(['locked', 'finished'])('under %s an accomplice gains nothing that could be told from chance', (policy) => {
  const { error, gain, isPolicy } = found.get(policy)!;
  expect(isPolicy).toBe(true);
  expect(error).toBeLessThan(0.5);
  expect(Math.abs(gain)).toBeLessThan(3 * error);
});

test('under running an accomplice finds every answer', () => {
  expect(found.get('running')!.mean).toBe(100);
});

test.each([
  ['no board', 59.9],
  ['every 60 s', 93.0],
  ['every 5 min', 66.3],
  ['every 60 s, in steps of 5', 81.5],
  ['item shown once, changeable', 70.3],
  ['ten shown once, changeable', 62.9],
])('%s comes to about what the design was decided by', (name, expected) => {
  expect(Math.abs(found.get(name)!.mean - expected)).toBeLessThan(1.5);
});

test('the same seed gives the same figures, another one others', () => {
  const [locked] = named('locked');
  expect(measureBoards('test', 5, [locked!])).toEqual(measureBoards('test', 5, [locked!]));
  expect(measureBoards('other', 5, [locked!])).not.toEqual(measureBoards('test', 5, [locked!]));
});

test('the table has a line for each board and marks the policies', () => {
  const lines = accompliceTable([...found.values()]);
  expect(lines).toHaveLength(BOARDS.length + 1);
  expect(lines.filter((line) => line.includes(' *')).map((line) => line.split(' ')[0])).toEqual([
    'running',
    'locked',
    'finished',
  ]);
});
