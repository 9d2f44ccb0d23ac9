import { spareShare } from './spare-share.ts';

const room = (seats: number, spare: number) => {
  const names = Array.from({ length: seats }, (_, at) => `A-${at}`);
  return { seats: names, spare: names.slice(0, spare) };
};

test('one seat in ten is enough, over all rooms together', () => {
  expect(spareShare([room(20, 2)])).toEqual({ seats: 20, spare: 2, isTooFew: false });
  expect(spareShare([room(20, 2), room(1, 0)])).toEqual({ seats: 21, spare: 2, isTooFew: true });
  expect(spareShare([room(5, 0), room(15, 2)])).toMatchObject({ isTooFew: false });
});

test('without rooms there is nothing to count', () => {
  expect(spareShare([])).toBeNull();
});
