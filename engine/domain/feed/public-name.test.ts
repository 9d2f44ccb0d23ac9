import { publicName } from './public-name.ts';

describe('a name on the public board', () => {
  it.each([
    ['full', 'Siti Nur Aminah', 'Siti Nur Aminah'],
    ['initials', 'Siti Nur Aminah', 'S. N. A.'],
    ['initials', "  al-Fatih  'Abdul ", 'A. A.'],
    ['initials', 'E\u0301lise', 'E\u0301.'],
    ['initials', '王 小明', '王. 小.'],
    ['number', 'Siti Nur Aminah', ''],
  ] as const)('%s of %j is %j', (policy, name, shown) => {
    expect(publicName(policy, name)).toBe(shown);
  });
});
