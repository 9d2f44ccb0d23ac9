import { waitBefore } from './candidate-socket.ts';

test.each([
  [1, 0, 200],
  [1, 1, 400],
  [2, 1, 800],
  [4, 1, 3_200],
  [5, 1, 6_000],
  [50, 0, 3_000],
  [50, 1, 6_000],
])('try %i with chance %d waits %i ms', (attempt, random, wait) => {
  expect(waitBefore(attempt, random)).toBe(wait);
});
