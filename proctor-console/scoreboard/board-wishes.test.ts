import fc from 'fast-check';
import { type BoardWishes, LOOKS, readWishes, withWishes } from './board-wishes.ts';

const wishes: fc.Arbitrary<BoardWishes> = fc.record({
  session: fc.option(fc.string({ minLength: 1 })),
  look: fc.constantFrom(...LOOKS),
  order: fc.constantFrom('rank', 'number'),
  room: fc.string(),
  category: fc.string(),
  find: fc.string(),
});

test('an address says what a screen shows, and nothing of it is lost on the way', () => {
  fc.assert(
    fc.property(wishes, wishes, (before, after) => {
      const address = withWishes(withWishes('https://hall.example/live?lang=en', before), after);
      expect(readWishes(new URL(address).search)).toEqual(after);
      expect(new URL(address).searchParams.get('lang')).toBe('en');
    }),
  );
});

test.each(['', '?overlay=everything&order=luck', '?projector=yes'])('%s is the plain page', (search) => {
  expect(readWishes(search)).toEqual({ session: null, look: 'page', order: 'rank', room: '', category: '', find: '' });
});
