import { faceForm } from '../bank/assemble-form.ts';
import { tinyDefinition, tinyPlan, tinySorted } from '../../testing/tiny-exam.ts';
import { faceAt, itemCount } from './form.ts';

const form = faceForm(tinyPlan(), tinyDefinition, tinySorted);

test('positions count through all sections from 0', () => {
  expect(itemCount(form)).toBe(12);
  const all = form.sections.flatMap((section) => section.items);
  expect(Array.from({ length: 12 }, (_, position) => faceAt(form, position))).toEqual(all);
});

test.each([-1, 12, 0.5, Number.NaN])('there is no face at %s', (position) => {
  expect(faceAt(form, position)).toBeUndefined();
});
