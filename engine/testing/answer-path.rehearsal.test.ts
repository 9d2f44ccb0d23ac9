import fc from 'fast-check';
import { type Change, applyChange, blankSheet, shownSheet } from '#domain/answer/answer-sheet.ts';
import type { StaffName } from '#domain/ids.ts';
import { changeOf } from '#domain/session/attempt.ts';
import { deadline } from '#domain/session/exam-clock.ts';
import { MINUTE } from '#domain/time.ts';
import { verifyLedger } from '../../scripts/verify-ledger.ts';
import { closeSession } from '../actions/close-session.ts';
import { openSession } from '../actions/open-session.ts';
import { HandClockedEngine } from './hand-clocked-engine.ts';
import { type Taken, TamperedSitting } from './tampered-sitting.ts';
import { tinyJson } from './tiny-exam.ts';
import { tinySessionPlan } from './tiny-session.ts';

const by = { name: 'pengawas' as StaffName, reason: 'selesai' };
const RUNS = 300;
/** People of one engine: each run is another person's exam. */
const SEATS = 50;
const ITEMS = 12;
/** Short, so that many run into their end. */
const ALLOTTED = 2 * MINUTE;
const GRACE = 1_400;
const HOUR = 60 * MINUTE;

jest.setTimeout(600_000);

type Step =
  | { readonly do: 'act'; readonly change: Change | 'hand-in' }
  | {
      readonly do: 'up' | 'down';
      readonly which: number;
      readonly how: 'deliver' | 'lose' | 'twice';
      readonly times: number;
    }
  | { readonly do: 'cut'; readonly heard: boolean }
  | { readonly do: 'wait' | 'set clock'; readonly ms: number }
  | { readonly do: 'mend' | 'flush' | 'reload' | 'restart' | 'forget' };

/** The first two blocks of the paper: what is acted on lies in both. */
const BLOCKS = [3, 5];
const LOCKS: readonly Change[] = [
  { kind: 'lock', position: 0, items: 3 },
  { kind: 'lock', position: 3, items: 5 },
];

const position = fc.nat(3);
const change: fc.Arbitrary<Change | 'hand-in'> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ kind: fc.constant('choose' as const), position, response: fc.nat(4) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('clear' as const), position }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('flag' as const), position, flagged: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constantFrom(...LOCKS) },
  { weight: 1, arbitrary: fc.constant('hand-in' as const) },
);
const tampering = fc.record({
  do: fc.constantFrom('up' as const, 'down' as const),
  which: fc.nat(5),
  how: fc.constantFrom('deliver' as const, 'deliver' as const, 'lose' as const, 'twice' as const),
  times: fc.integer({ min: 1, max: 6 }),
});
const wait = fc.oneof(fc.integer({ min: 100, max: 3_000 }), fc.integer({ min: 5_000, max: 60_000 }));
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 14, arbitrary: change.map((made): Step => ({ do: 'act', change: made })) },
  { weight: 12, arbitrary: tampering },
  { weight: 4, arbitrary: wait.map((ms): Step => ({ do: 'wait', ms })) },
  { weight: 4, arbitrary: fc.constant<Step>({ do: 'flush' }) },
  { weight: 3, arbitrary: fc.boolean().map((heard): Step => ({ do: 'cut', heard })) },
  { weight: 4, arbitrary: fc.constant<Step>({ do: 'mend' }) },
  { weight: 1, arbitrary: fc.constantFrom(-HOUR, -60_000, 60_000, HOUR).map((ms): Step => ({ do: 'set clock', ms })) },
  { weight: 2, arbitrary: fc.constant<Step>({ do: 'reload' }) },
  { weight: 1, arbitrary: fc.constantFrom<Step>(...Array<Step>(9).fill({ do: 'forget' }), { do: 'restart' }) },
);

const choose = (at: number, response: number): Step => ({
  do: 'act',
  change: { kind: 'choose', position: at, response },
});

/**
 * Two changes on their way at the deadline. The first is being stored when the second is refused at once, and the refusal, the
 * last of what was said, is heard before the receipt.
 */
const OVERTAKEN_AT_THE_END: Step[] = [
  choose(0, 1),
  { do: 'flush' },
  { do: 'wait', ms: ALLOTTED - 500 },
  { do: 'flush' },
  { do: 'act', change: { kind: 'flag', position: 1, flagged: true } },
  choose(2, 3),
  { do: 'up', which: 0, how: 'deliver', times: 1 },
  { do: 'wait', ms: 500 + GRACE + 1 },
  { do: 'up', which: 0, how: 'deliver', times: 4 },
  { do: 'down', which: 3, how: 'deliver', times: 1 },
];

async function take(own: TamperedSitting, next: Step): Promise<void> {
  switch (next.do) {
    case 'act':
      own.act(next.change);
      break;
    case 'up':
    case 'down':
      // Several in one turn of the loop: the disk gets them together.
      for (let n = 0; n < next.times; n += 1) own.link.take(next.do, next.which, next.how);
      break;
    case 'cut':
      own.link.cut(next.heard);
      break;
    case 'mend':
      own.link.isNetworkUp = true;
      break;
    case 'set clock':
      own.setClock(next.ms);
      break;
    case 'wait':
      return own.wait(next.ms);
    case 'flush':
      return own.flush();
    case 'reload':
      return own.reload();
    case 'restart':
    case 'forget':
      return own.restartEngine(next.do);
  }
  return own.settle();
}

/** Each change that the page took from the person stands in the ledger once and in order, or is held there, or shown as uncounted. */
function expectEverythingOnce(own: TamperedSitting): void {
  const { pending, uncounted, view } = own.sitting.store.getState();
  const entries = own.entries();
  const made = entries.flatMap(({ fact }): (Change | 'hand-in')[] => {
    if (fact.type === 'FINISH') return fact.reason === 'submitted' ? ['hand-in' as const] : [];
    return [changeOf(fact)];
  });
  const held = own.heldForDecision();
  expect(view!.attempt.held).toHaveLength(held.length);
  const lost = new Set([...[...uncounted, ...pending].map(({ id }) => id), ...held]);
  const isHandedIn = made.includes('hand-in');
  const counted = own.taken.filter(({ id, change: it }: Taken) => !lost.has(id) && (it !== 'hand-in' || isHandedIn));
  expect(made).toEqual(counted.map(({ change: it }) => it));
  const last = counted.reduce(
    (sheet, { change: it }) => (it === 'hand-in' ? sheet : applyChange(sheet, it)),
    blankSheet(ITEMS),
  );
  expect(own.person.saved.sheet).toEqual(last);
  const { flagged, locked, responses } = view!.attempt;
  expect({ responses, flagged, locked }).toEqual({ ...shownSheet(last), locked: last.locked });
}

/** Each receipt that reached the page names an entry of its own change. */
function expectReceiptsKept(own: TamperedSitting): void {
  const numbers = new Map(own.entries().map(({ fact, index }) => [index, fact.seq]));
  for (const { entryIndex, mutation } of own.receipts)
    expect([entryIndex, numbers.get(entryIndex)]).toEqual([entryIndex, mutation]);
}

/** Whatever the page's clock said, the person had what was allotted from their sign-in on. */
function expectNoTimeGained(own: TamperedSitting, signedInAt: number): void {
  const { saved } = own.person;
  expect(saved.clock).toMatchObject({ startedAt: signedInAt, allotted: ALLOTTED, extended: 0, stopped: 0 });
  const end = deadline(saved.clock!, own.engine.now);
  expect(end).toBe(signedInAt + ALLOTTED);
  for (const { fact } of own.entries()) {
    if (fact.type !== 'FINISH' || fact.reason === 'submitted') expect(fact.at).toBeLessThanOrEqual(end + GRACE);
  }
}

function withBlocks(): object {
  const json = tinyJson() as { sections: object[] };
  return {
    ...json,
    sections: json.sections.map((each, place) => (place === 0 ? { ...each, lockBlocks: BLOCKS } : each)),
  };
}

describe('the way of an answer, from the press to the disk', () => {
  let engine: HandClockedEngine | null = null;
  let place = SEATS;

  /** What the verifier said of all of them; a failure of one run would mislead the shrinking of another. */
  const complaints: unknown[] = [];

  async function judgeAndEnd(): Promise<void> {
    if (engine === null) return;
    const closed = await closeSession(engine.desk, engine.hall, by);
    if (!closed.ok) complaints.push(closed);
    const judged = verifyLedger(engine.dataDir).sessions.flatMap(({ checks }) => checks);
    complaints.push(...judged.filter(({ verdict }) => verdict === 'fail'));
    await engine.end();
    engine = null;
  }

  async function nextSeat(): Promise<TamperedSitting> {
    place += 1;
    if (place > SEATS) {
      await judgeAndEnd();
      const plan = tinySessionPlan('tiny', SEATS);
      engine = await HandClockedEngine.start({
        ...plan,
        definition: { ...withBlocks(), durationMinutes: ALLOTTED / MINUTE },
      });
      await openSession(engine.desk, engine.hall, by.name);
      place = 1;
    }
    return TamperedSitting.seat(engine!, place);
  }

  test('loses nothing, doubles nothing and gains no time, whatever happens to line, page, clock and engine', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30, size: 'max' }), async (steps) => {
        const own = await nextSeat();
        const signedInAt = own.engine.now;
        for (const next of steps) await take(own, next);
        await own.comeToRest();
        expect(own.sitting.store.getState().pending).toEqual([]);
        expectEverythingOnce(own);
        expectReceiptsKept(own);
        expectNoTimeGained(own, signedInAt);
        own.stop();
      }),
      { numRuns: RUNS, examples: [[OVERTAKEN_AT_THE_END]] },
    );
    await judgeAndEnd();
    expect(complaints).toEqual([]);
  });

  afterAll(() => engine?.end());
});
