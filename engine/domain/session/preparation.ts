import type { Pid, StaffName } from '../ids.ts';
import type { Fact, FactOf } from '../ledger/fact.ts';
import type { Instant } from '../time.ts';

/** How far a session has come on its way to the opening, as its ledger tells it. */
export interface Preparation {
  /** When each person was known at the door. */
  readonly present: ReadonlyMap<Pid, Instant>;
  /** Null while the door is open. */
  readonly checkInClosedAt: Instant | null;
  /** Null before the lots. */
  readonly lots: { readonly digits: string; readonly automatic: boolean; readonly at: Instant } | null;
  readonly papers: number;
  /** The rooms, and who is kept where. */
  readonly seating: readonly (FactOf<'ROOM'> | FactOf<'SEAT_KEPT'>)[];
  /** Hashes of the rules and of the secret, in hex; null before the first entries. */
  readonly fixed: {
    readonly definition: string;
    readonly commitment: string;
    /** Hashes of the program by part, where the MANIFEST tells them. */
    readonly software: Readonly<Record<string, string>> | null;
  } | null;
  /** Who had the sheet of what is fixed made, and when; null before. */
  readonly posted: { readonly by: StaffName; readonly at: Instant } | null;
  /** Who was shown the session's PIN last on the day, and when; null while nobody was. */
  readonly pin: { readonly by: StaffName; readonly at: Instant } | null;
  /** The secret is told: everything can be computed anew. */
  readonly isRevealed: boolean;
}

export const UNPREPARED: Preparation = {
  present: new Map(),
  checkInClosedAt: null,
  lots: null,
  papers: 0,
  seating: [],
  fixed: null,
  posted: null,
  pin: null,
  isRevealed: false,
};

export function evolvePreparation(before: Preparation, fact: Fact): Preparation {
  switch (fact.type) {
    case 'MANIFEST':
      return { ...before, fixed: { definition: fact.definition, commitment: '', software: fact.software ?? null } };
    case 'SEED_COMMIT':
      return { ...before, fixed: before.fixed === null ? null : { ...before.fixed, commitment: fact.commitment } };
    case 'POSTED':
      return { ...before, posted: { by: fact.by, at: fact.at } };
    case 'CHECK_IN':
      return { ...before, present: new Map(before.present).set(fact.pid, fact.at) };
    case 'CHECK_IN_CLOSE':
      return { ...before, checkInClosedAt: fact.at };
    case 'DRAW': {
      const { at, automatic, digits } = fact;
      return { ...before, lots: { at, automatic, digits } };
    }
    case 'SESSION_PIN':
      return fact.act === 'made' ? before : { ...before, pin: { by: fact.by, at: fact.at } };
    case 'ROOM':
    case 'SEAT_KEPT':
      return { ...before, seating: [...before.seating, fact] };
    case 'PAPER':
      return { ...before, papers: before.papers + 1 };
    case 'SEED_REVEAL':
      return { ...before, isRevealed: true };
    default:
      return before;
  }
}

/** Steps from the preparation to the seal, in their order. */
export const STEPS = [
  'prepared',
  'posted',
  'check-in',
  'lots',
  'papers',
  'self-test',
  'same-build',
  'open',
  'closed',
  'sealed',
] as const;
export type StepName = (typeof STEPS)[number];

export interface Step {
  readonly name: StepName;
  readonly done: boolean;
  /** Why it cannot be done now; empty where it can, and where it is. */
  readonly missing: readonly (
    'check-in-open' | 'lots-not-drawn' | 'self-test-failed' | 'pages-differ' | 'not-open' | 'not-closed'
  )[];
}

interface Standing {
  readonly preparation: Preparation;
  readonly phase: 'prepared' | 'open' | 'closed';
  readonly people: number;
  readonly selfTest: boolean;
  /** No page differs from what the engine serves. */
  readonly sameBuild: boolean;
}

/** The checklist, each step ticked by what the ledger holds and by nothing that anybody presses. */
export function checklist({ people, phase, preparation, sameBuild, selfTest }: Standing): Step[] {
  const isDrawn = preparation.lots !== null;
  const isOpened = phase !== 'prepared';
  const isDoorShut = preparation.checkInClosedAt !== null || isOpened;
  const step = (name: StepName, done: boolean, ...missing: Step['missing']): Step => {
    return { name, done, missing: done ? [] : missing };
  };
  return [
    step('prepared', true),
    // After the lots a sheet that was not there before proves nothing.
    ...(isDrawn && preparation.posted === null ? [] : [step('posted', preparation.posted !== null)]),
    step('check-in', isDoorShut),
    step('lots', isDrawn, ...(isDoorShut ? [] : (['check-in-open'] as const))),
    step('papers', isDrawn && preparation.papers === people, ...(isDrawn ? [] : (['lots-not-drawn'] as const))),
    step('self-test', selfTest, 'self-test-failed'),
    step('same-build', isOpened || sameBuild, 'pages-differ'),
    step('open', isOpened, ...(isDrawn ? [] : (['lots-not-drawn'] as const))),
    step('closed', phase === 'closed', ...(isOpened ? [] : (['not-open'] as const))),
    step('sealed', preparation.isRevealed, ...(phase === 'closed' ? [] : (['not-closed'] as const))),
  ];
}
