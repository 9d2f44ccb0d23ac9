import fc from 'fast-check';
import { HandClock, settle } from '../testing/hand-clock.ts';
import { createMediaShelf } from './media-shelf.ts';

interface Asked {
  readonly name: string;
  come(): void;
  fail(): void;
}

async function pass(clock: HandClock, ms: number): Promise<void> {
  clock.advance(ms);
  await settle();
}

function layOut() {
  const clock = new HandClock();
  const asked: Asked[] = [];
  const hidden: string[] = [];
  const shelf = createMediaShelf({
    fetch: (name) =>
      new Promise((resolve, reject) => {
        asked.push({ name, come: () => resolve(new Blob([name])), fail: () => reject(new Error('no')) });
      }),
    show: (bytes) => `blob:${bytes.size}`,
    hide: (url) => void hidden.push(url),
    later: clock.later,
  });
  const kinds = () => Object.entries(shelf.store.getState()).map(([name, { kind }]) => `${name} ${kind}`);
  return { clock, asked, hidden, shelf, kinds };
}

test('media come four at a time, in the order asked, each once', async () => {
  const { asked, kinds, shelf } = layOut();
  shelf.bring(['a', 'b', 'c', 'd', 'e', 'a']);
  shelf.bring(['e', 'f']);
  expect(asked.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']);
  asked[1]!.come();
  await settle();
  expect(asked.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(kinds()).toEqual(['a coming', 'b here', 'c coming', 'd coming', 'e coming', 'f coming']);
});

test('what does not come is missing, is asked for again later, and at once when somebody waits for it', async () => {
  const { asked, clock, kinds, shelf } = layOut();
  shelf.bring(['a']);
  asked[0]!.fail();
  await settle();
  expect(kinds()).toEqual(['a missing']);
  await pass(clock, 1_999);
  expect(asked).toHaveLength(1);
  await pass(clock, 1);
  expect(asked).toHaveLength(2);
  asked[1]!.fail();
  await settle();
  shelf.retry('a');
  shelf.retry('a');
  expect(asked).toHaveLength(3);
  asked[2]!.come();
  await settle();
  expect(kinds()).toEqual(['a here']);
  await pass(clock, 100_000);
  expect(asked).toHaveLength(3);
});

test('an emptied shelf holds nothing, and what still comes for it is nobody’s', async () => {
  const { asked, clock, hidden, kinds, shelf } = layOut();
  shelf.bring(['a', 'bb', 'c']);
  asked[1]!.come();
  asked[2]!.fail();
  await settle();
  shelf.empty();
  expect([kinds(), hidden]).toEqual([[], ['blob:2']]);
  asked[0]!.come();
  await settle();
  await pass(clock, 100_000);
  expect([kinds(), asked.length]).toEqual([[], 3]);
  shelf.bring(['a']);
  expect(asked).toHaveLength(4);
});

test('whatever fails on the way, everything is here in the end and never more than four are asked for at once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 15 }),
      fc.array(fc.boolean(), { maxLength: 30 }),
      async (count, fails) => {
        const { asked, clock, kinds, shelf } = layOut();
        const names = Array.from({ length: count }, (_, n) => `m${n}`);
        shelf.bring(names);
        let answered = 0;
        for (let turn = 0; kinds().some((kind) => !kind.endsWith(' here')); turn += 1) {
          expect(asked.length - answered).toBeLessThanOrEqual(4);
          const next = asked[answered];
          if (next === undefined) await pass(clock, 30_000);
          else {
            answered += 1;
            if (fails[turn] === true) next.fail();
            else next.come();
            await settle();
          }
        }
        expect(kinds()).toEqual(names.map((name) => `${name} here`));
      },
    ),
    { numRuns: 20 },
  );
});
