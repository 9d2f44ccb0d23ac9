import { Outbox } from './outbox.ts';

const choice = { kind: 'choose', position: 0, response: 1 } as const;

function holding(count: number): Outbox {
  const outbox = new Outbox();
  for (let i = 0; i < count; i += 1) outbox.put(choice, 0);
  return outbox;
}

function numbers(outbox: Outbox): number[] {
  const found: number[] = [];
  const rest = [...Array(outbox.size).keys()];
  for (const _ of rest) {
    found.push(outbox.first!.mutation);
    outbox.receipt(outbox.first!.mutation);
  }
  return found;
}

test('letters are numbered from 1 without a gap', () => {
  expect(numbers(holding(3))).toEqual([1, 2, 3]);
});

test('what the engine has but did not receipt keeps its number and is sent again', () => {
  const outbox = holding(3);
  outbox.receipt(1);
  expect(outbox.align(2)).toBe(0);
  expect(numbers(outbox)).toEqual([2, 3]);
});

test('an empty outbox goes on from what the engine holds', () => {
  const outbox = new Outbox();
  outbox.align(17);
  outbox.put(choice, 0);
  expect(numbers(outbox)).toEqual([18]);
});

test('an engine that has less than it receipted has lost something', () => {
  const outbox = holding(5);
  outbox.receipt(3);
  expect(outbox.align(1)).toBe(2);
  expect(numbers(outbox)).toEqual([2, 3]);
});

test('what is given up leaves no gap', () => {
  const outbox = holding(3);
  outbox.receipt(1);
  outbox.giveUp();
  outbox.put('hand-in', 0);
  expect(numbers(outbox)).toEqual([2, 3]);
});
