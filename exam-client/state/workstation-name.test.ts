import { signIn } from '#protocol/candidate-up.ts';
import { workstationNameIn } from './workstation-name.ts';

test.each([
  ['LAB-07', 'LAB-07'],
  ['  Lab é 7 ', 'Lab é 7'],
  ['LAB-07\u200b', 'LAB-07'],
  ['\u202eLAB\u0000-07\ufeff\n', 'LAB-07'],
  ['\u200b', ''],
  [`${'x'.repeat(59)}💥`, 'x'.repeat(59)],
  [`${'x'.repeat(59)} y`, 'x'.repeat(59)],
  ['\ud800A', 'A'],
])('%j becomes a name that the engine takes', (given, name) => {
  expect(workstationNameIn(given)).toBe(name);
  expect(signIn.shape.workstation.parse(name)).toBe(name);
});
