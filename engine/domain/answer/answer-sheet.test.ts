import fc from 'fast-check';
import { type Change, answeredCount, applyChange, blankSheet, sameChange, shownSheet } from './answer-sheet.ts';

const ITEMS = 6;
const position = fc.integer({ min: 0, max: ITEMS - 1 });
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('choose' as const), position, response: fc.integer({ min: 0, max: 4 }) }),
  fc.record({ kind: fc.constant('clear' as const), position }),
  fc.record({ kind: fc.constant('flag' as const), position, flagged: fc.boolean() }),
  fc.record({ kind: fc.constant('play' as const), position, sound: fc.nat({ max: 5 }) }),
);

test('a new sheet is blank and doubts nothing', () => {
  expect(shownSheet(blankSheet(2))).toEqual({ responses: [null, null], flagged: [false, false] });
});

test('the last choice of a position wins, clearing empties it, and a flag leaves it alone', () => {
  const sheet = [
    { kind: 'choose', position: 1, response: 3 },
    { kind: 'choose', position: 1, response: 0 },
    { kind: 'choose', position: 2, response: 4 },
    { kind: 'flag', position: 1, flagged: true },
    { kind: 'clear', position: 2 },
  ].reduce((before, entry) => applyChange(before, entry as Change), blankSheet(3));
  expect(shownSheet(sheet)).toEqual({ responses: [null, 0, null], flagged: [false, true, false] });
  expect(answeredCount(sheet)).toBe(1);
});

test('a sheet is never changed in place', () => {
  fc.assert(
    fc.property(change, (entry) => {
      const before = blankSheet(ITEMS);
      applyChange(before, entry);
      expect(before).toEqual(blankSheet(ITEMS));
    }),
  );
});

test('each position holds what its last change says, whatever happened elsewhere', () => {
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      const sheet = changes.reduce((before, entry) => applyChange(before, entry), blankSheet(ITEMS));
      for (let place = 0; place < ITEMS; place++) {
        const last = changes.findLast(
          ({ kind, position: at }) => at === place && (kind === 'choose' || kind === 'clear'),
        );
        expect(sheet.responses.at(place)).toBe(last?.kind === 'choose' ? last.response : null);
        const flag = changes.findLast((entry) => entry.position === place && entry.kind === 'flag');
        expect(sheet.flagged.at(place)).toBe(flag?.kind === 'flag' && flag.flagged);
      }
      const plays = (sound: number) => changes.filter((entry) => entry.kind === 'play' && entry.sound === sound).length;
      for (let sound = 0; sound < 7; sound++) expect(sheet.plays?.[sound] ?? 0).toBe(plays(sound));
      if (changes.every(({ kind }) => kind !== 'play')) expect(sheet).not.toHaveProperty('plays');
      expect(answeredCount(sheet)).toBe([...sheet.responses].filter((response) => response !== null).length);
    }),
  );
});

test('two changes are the same exactly when every field is', () => {
  fc.assert(
    fc.property(change, change, (a, b) => {
      expect(sameChange(a, b)).toBe(
        JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort()),
      );
      expect(sameChange(a, { ...a })).toBe(true);
    }),
  );
});
