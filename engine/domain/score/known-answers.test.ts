import { knownAnswersHold } from './known-answers.ts';

test('the paper with known answers is scored as it was worked out by hand', () => {
  expect(knownAnswersHold()).toBe(true);
});
