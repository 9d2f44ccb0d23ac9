import fc from 'fast-check';
import { Places } from './places.ts';

const LONGEST = 70;

test('is a list whose changes are those of an array, and never changes itself', () => {
  const change = fc.tuple(fc.nat({ max: LONGEST - 1 }), fc.integer());
  fc.assert(
    fc.property(
      fc.array(fc.integer(), { maxLength: LONGEST }),
      fc.array(change, { maxLength: 30 }),
      (values, changes) => {
        let places = Places.of(values);
        let array: readonly number[] = values;
        for (const [place, value] of changes) {
          const before = [...places];
          if (place >= array.length) {
            expect(() => places.with(place, value)).toThrow(RangeError);
            continue;
          }
          const after = places.with(place, value);
          expect([...places]).toEqual(before);
          places = after;
          array = array.with(place, value);
        }
        expect([...places]).toEqual(array);
        expect(places).toHaveLength(array.length);
        expect(Array.from({ length: LONGEST }, (_, place) => places.at(place))).toEqual(
          Array.from({ length: LONGEST }, (_, place) => array[place]),
        );
      },
    ),
  );
});

test.each([0, 1, 15, 16, 17, 32, 110])('%i equal places are those of a list of them', (length) => {
  expect(Places.filled(length, 'x')).toEqual(Places.of(Array<string>(length).fill('x')));
});

test('a place before the first or beyond the last is none', () => {
  const places = Places.filled(17, 0);
  expect([places.at(-1), places.at(17), places.at(18)]).toEqual([undefined, undefined, undefined]);
  expect(() => places.with(-1, 1)).toThrow(RangeError);
  expect(() => places.with(17, 1)).toThrow(RangeError);
});
