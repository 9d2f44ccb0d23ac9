import { foldPin, hashPin, isPin, isSessionPin, makePin } from './pins.ts';
import { steadyDesk } from '../testing/tiny-session.ts';

const desk = steadyDesk();

describe('PINs', () => {
  it('are made of letters and digits that nobody confuses, each about as often', () => {
    const counts = new Map<string, number>();
    for (const character of makePin(desk, 30_000)) counts.set(character, (counts.get(character) ?? 0) + 1);
    expect([...counts.keys()].sort().join('')).toBe('23456789ABCDEFGHJKMNPQRSTVWXYZ');
    expect(Math.min(...counts.values())).toBeGreaterThan(850);
    expect(Math.max(...counts.values())).toBeLessThan(1_150);
  });

  it.each([0, 1, 6, 8, 16])('have the length that was asked for: %i', (length) => {
    expect(makePin(desk, length)).toHaveLength(length);
  });

  it('take no byte that would make one character likelier than another', () => {
    const bytes = [
      [240, 255, 250, 0],
      [29, 30, 239, 241],
    ];
    const pin = makePin({ randomBytes: () => new Uint8Array(bytes.shift()!) }, 4);
    expect(pin).toBe('2Z2Z');
  });

  it.each([
    ['abcd-2345', 'ABCD2345'],
    [' ab cd\t23\n45 ', 'ABCD2345'],
    ['ABCD2345', 'ABCD2345'],
    ['--', ''],
  ])('%j is typed for %j', (typed, meant) => expect(foldPin(typed)).toBe(meant));

  it('are known again however they are typed, and only by their own person, session and server', () => {
    const stored = hashPin(desk, 'session', 'number', 'ABCD2345');
    expect(stored).toHaveLength(32);
    expect(isPin(desk, 'session', 'number', 'abcd 2345', stored)).toBe(true);
    expect(isPin(desk, 'session', 'number', 'ABCD2346', stored)).toBe(false);
    expect(isPin(desk, 'other', 'number', 'ABCD2345', stored)).toBe(false);
    expect(isPin(desk, 'session', 'other', 'ABCD2345', stored)).toBe(false);
    expect(isPin({ serverKey: new Uint8Array(32) }, 'session', 'number', 'ABCD2345', stored)).toBe(false);
  });

  it('a number and a session cannot run into each other', () => {
    expect(hashPin(desk, 'a', 'bc', 'P')).not.toEqual(hashPin(desk, 'ab', 'c', 'P'));
  });

  it.each([
    ['234567', '234567', true],
    ['234567', ' 234-567 ', true],
    ['ABC', 'abc', true],
    ['234567', '234568', false],
    ['234567', '23456', false],
    ['234567', '', false],
    ['234567', 'é', false],
  ])('session PIN %j, typed %j: %s', (expected, typed, isRight) => expect(isSessionPin(expected, typed)).toBe(isRight));
});
