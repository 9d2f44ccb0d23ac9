import type { Change } from '../../engine/domain/answer/answer-sheet.ts';
import { type Form, faceAt, itemCount } from '../../engine/domain/form/form.ts';
import { type Response, sameResponse } from '../../engine/domain/item/response.ts';
import type { WorthOf } from './item-worth.ts';
import type { Chance } from './seeded-chance.ts';
import { type SimulatedPerson, choose } from './simulated-person.ts';

/** One thing that a person does, after having thought about it. */
export interface Deed {
  readonly thinkMs: number;
  readonly change: Change;
  /** Whether the connection breaks right after it. */
  readonly dropsLine: boolean;
}

export interface SittingPlan {
  readonly deeds: readonly Deed[];
  /** Between the last deed and handing in. */
  readonly lastLookMs: number;
}

export interface PlanOptions {
  readonly allottedMs: number;
  readonly worthOf: WorthOf | null;
  /** Likelihood that the connection breaks after a deed. */
  readonly dropRate: number;
  /** What the engine holds already, null where blank. */
  readonly responses: readonly (Response | null)[];
  /** Blocks of the paper that lock together. A person is done with one before they go on to the next. */
  readonly blocks?: readonly LockBlock[];
  /** Places that are locked already. */
  readonly locked?: readonly boolean[] | undefined;
}

interface LockBlock {
  readonly position: number;
  readonly items: number;
}

/** Spread of the time that one person needs for one item, as the deviation of its logarithm. */
const SPREAD = 0.55;
/** A second look takes a part of the first. */
const SECOND_LOOK = 0.3;
const MARKING = 0.08;
const LOCKING = 0.2;
const LAST_LOOK = 0.03;

/** Everything that a person will do with a paper. It follows from the seed alone, whatever the network does meanwhile. */
export function planSitting(
  person: SimulatedPerson,
  form: Form,
  chance: Chance,
  { allottedMs, blocks = [], dropRate, locked = [], responses, worthOf }: PlanOptions,
): SittingPlan {
  const drafts = stretchesOf(form, blocks).flatMap(({ block, from, to }) => {
    const look = { form, from, to, person, worthOf };
    return [...firstRound(look, chance), ...secondRound(look, chance), ...lockOf(block)];
  });
  const wanted = drafts.filter(({ change }) => locked[change.position] !== true && !isThere(change, responses));
  const effort = wanted.reduce((sum, draft) => sum + draft.effort, LAST_LOOK * itemCount(form));
  const msPerEffort = (allottedMs * person.pace) / Math.max(effort, 1);
  const deeds = wanted.map(({ change, effort: own }) => ({
    change,
    thinkMs: own * msPerEffort,
    dropsLine: chance.happens(dropRate),
  }));
  return { deeds, lastLookMs: LAST_LOOK * itemCount(form) * msPerEffort };
}

interface Draft {
  readonly change: Change;
  /** In parts of what an item takes on average. */
  readonly effort: number;
}

/** What a person looks through before they go on. */
interface Look {
  readonly person: SimulatedPerson;
  readonly form: Form;
  readonly worthOf: WorthOf | null;
  readonly from: number;
  readonly to: number;
}

/** The blocks, and the places before, between and after them; the whole paper where there are none. */
function stretchesOf(form: Form, blocks: readonly LockBlock[]) {
  const ends = blocks.flatMap(({ items, position }) => [position, position + items]);
  const cuts = [...new Set([0, ...ends, itemCount(form)])].sort((a, b) => a - b);
  return cuts.slice(1).map((to, place) => {
    const from = cuts[place]!;
    return { from, to, block: blocks.find(({ position }) => position === from) };
  });
}

function lockOf(block: LockBlock | undefined): Draft[] {
  return block === undefined
    ? []
    : [{ effort: LOCKING, change: { kind: 'lock', position: block.position, items: block.items } }];
}

function* firstRound({ form, from, person, to, worthOf }: Look, chance: Chance): Generator<Draft> {
  for (let position = from; position < to; position += 1) {
    const face = faceAt(form, position);
    if (face === undefined) continue;
    const effort = chance.logNormal(1, SPREAD);
    const response = choose(person, face, worthOf, chance);
    if (!chance.happens(person.surrender)) yield { effort, change: { kind: 'choose', position, response } };
    if (chance.happens(person.doubt)) yield { effort: MARKING, change: { kind: 'flag', position, flagged: true } };
  }
}

function* secondRound({ form, from, person, to, worthOf }: Look, chance: Chance): Generator<Draft> {
  for (let position = from; position < to; position += 1) {
    const face = faceAt(form, position);
    if (face === undefined || !chance.happens(person.fickleness)) continue;
    const effort = SECOND_LOOK * chance.logNormal(1, SPREAD);
    const response = choose(person, face, worthOf, chance);
    // Few clear an answer, as a blank earns nothing under the usual rules.
    const change: Change = chance.happens(0.08) ? { kind: 'clear', position } : { kind: 'choose', position, response };
    yield { effort, change };
    if (chance.happens(person.doubt)) yield { effort: MARKING, change: { kind: 'flag', position, flagged: false } };
  }
}

/** What an earlier run has done is not done again. */
function isThere(change: Change, responses: readonly (Response | null)[]): boolean {
  if (change.kind !== 'choose') return false;
  const there = responses[change.position] ?? null;
  return there !== null && sameResponse(there, change.response);
}
