import fc from 'fast-check';
import { packGroups, unpackGroups } from './packed-groups.ts';
import type { AppendGroup } from './writer-messages.ts';

const number = fc.integer({ min: 0, max: 2 ** 40 });
const text = fc.string({ minLength: 1, maxLength: 12 });
const answer = fc.record({
  type: fc.constant('ANSWER' as const),
  at: number,
  pid: text,
  epoch: number,
  seq: number,
  clientAt: number,
  pos: number,
  response: number,
  itemId: text,
  optionId: number,
});
const fence = fc.record({
  pid: text,
  epoch: fc.integer({ min: -1, max: 9 }),
  lastMutation: number,
  thenEpoch: number,
  thenLastMutation: number,
});
const own = fc.record({ session: text, fact: answer, lastMutation: number }).map(({ fact, lastMutation, session }) => ({
  session,
  facts: [fact],
  fence: {
    pid: fact.pid,
    epoch: fact.epoch,
    lastMutation,
    thenEpoch: fact.epoch,
    thenLastMutation: fact.seq,
  },
}));
const fact = fc.oneof(answer, fc.record({ type: fc.constant('SESSION_OPEN'), at: number, by: text }));
const any = fc.record({
  session: text,
  facts: fc.array(fact, { minLength: 1, maxLength: 3 }),
  fence: fc.option(fence),
});
const groups = fc.array(fc.oneof(own, any)) as unknown as fc.Arbitrary<AppendGroup[]>;

test('groups come out as they went in, in their order', () => {
  fc.assert(fc.property(groups, (all) => expect(unpackGroups(structuredClone(packGroups(all)))).toEqual(all)));
});

test('an answer under its own fence is not copied as an object', () => {
  fc.assert(
    fc.property(fc.array(own, { minLength: 1 }) as unknown as fc.Arbitrary<AppendGroup[]>, (all) => {
      expect(packGroups(all).others).toEqual([]);
    }),
  );
});
