import { type FormPlan, type PlannedItem, type SortedBank, itemOf } from '../bank/assemble-form.ts';
import type { BankItem } from '../bank/bank.ts';
import type { ExamDefinition, SectionScoring } from '../definition/exam-definition.ts';
import type { ItemId, SectionCode } from '../ids.ts';
import { FULL_CREDIT, type Interaction } from '../item/interaction.ts';
import { inBankOrder } from '../item/part-order.ts';
import { type Response, type ResponseBounds, interactionBounds } from '../item/response.ts';
import { type Points, hundredths, points } from '../points.ts';
import { creditOf } from './credit.ts';

/** What one place of a paper earns. */
export interface KeyedPlace {
  readonly itemId: ItemId;
  readonly section: SectionCode;
  /** Which responses the place can have. */
  readonly bounds: ResponseBounds;
  /** The bank's place of each part in the order the candidate sees them: by it the ledger's commitments name options. */
  readonly optionIds: readonly number[];
  readonly worth: Worth;
  readonly blank: Points;
  /** What everybody earns here, whatever they answered; absent unless a correction of the key says so. */
  readonly always?: Points;
}

/** Of the two kinds in which one option is chosen, each option's points in the order shown; else by the credit of the response. */
type Worth =
  | { readonly by: 'option'; readonly earns: readonly Points[] }
  | { readonly by: 'credit'; readonly interaction: Credited; readonly right: Points; readonly wrong: Points };

type Credited = Exclude<Interaction, { kind: 'weighted-choice' }>;

/** One paper's key. Never leaves the engine. */
export type KeySheet = readonly KeyedPlace[];

/**
 * The places of papers under one definition and bank. Two papers that have an item with its options in the same order share the
 * place, and places share their lists and bounds: a hall of thousands keeps hundreds of thousands of them otherwise.
 */
export interface KnownPlaces {
  readonly places: Map<string, KeyedPlace>;
  /** By their numbers. */
  readonly lists: Map<string, readonly number[]>;
  readonly bounds: Map<ItemId, ResponseBounds>;
}

export function noPlaces(): KnownPlaces {
  return { places: new Map(), lists: new Map(), bounds: new Map() };
}

export function keySheet(
  plan: FormPlan,
  definition: ExamDefinition,
  bank: SortedBank,
  known: KnownPlaces = noPlaces(),
): KeySheet {
  const scoring = new Map(definition.sections.map((section) => [section.code, section.scoring]));
  return plan.items.map((planned) => {
    const name = [planned.section, planned.itemId, ...planned.options].join('\n');
    const place = known.places.get(name) ?? keyedPlace(planned, scoring.get(planned.section), bank, known);
    known.places.set(name, place);
    return place;
  });
}

function keyedPlace(
  planned: PlannedItem,
  rule: SectionScoring | undefined,
  bank: SortedBank,
  known: KnownPlaces,
): KeyedPlace {
  if (rule === undefined) throw new RangeError(`no section ${planned.section}`);
  const item = itemOf(planned, bank);
  const bounds = known.bounds.get(item.id) ?? interactionBounds(item);
  known.bounds.set(item.id, bounds);
  return {
    itemId: item.id,
    section: planned.section,
    bounds,
    optionIds: kept(planned.options, known),
    worth: worthOf(item, rule, planned.options, known),
    blank: rule.blank,
  };
}

/** A list with these numbers, the same one whenever they are asked for. */
function kept<N extends number>(numbers: readonly N[], { lists }: KnownPlaces): readonly N[] {
  const name = numbers.join(',');
  const list = (lists.get(name) ?? numbers) as readonly N[];
  lists.set(name, list);
  return list;
}

function worthOf(item: BankItem, rule: SectionScoring, order: readonly number[], known: KnownPlaces): Worth {
  if (item.kind === 'single-choice' || item.kind === 'weighted-choice') {
    const earns = order.map((place) => optionPoints(item, rule, place));
    return { by: 'option', earns: kept(earns, known) };
  }
  if (rule.kind !== 'right-wrong') throw new RangeError(`${item.id} is ${item.kind}, its section scores ${rule.kind}`);
  return { by: 'credit', interaction: item, right: rule.right, wrong: rule.wrong };
}

function optionPoints(item: BankItem, rule: SectionScoring, place: number): Points {
  if (item.kind === 'single-choice' && rule.kind === 'right-wrong') {
    return item.key.includes(place) ? rule.right : rule.wrong;
  }
  if (item.kind === 'weighted-choice' && rule.kind === 'weighted') {
    const weight = item.weights[place];
    if (weight === undefined) throw new RangeError(`${item.id} has no points for option ${place}`);
    return points(weight);
  }
  throw new RangeError(`${item.id} is ${item.kind}, its section scores ${rule.kind}`);
}

/** What a response at a place earns; a blank place earns the section's blank points. */
export function scorePlace(place: KeyedPlace, response: Response | null): Points {
  if (place.always !== undefined) return place.always;
  if (response === null) return place.blank;
  const { worth } = place;
  if (worth.by === 'credit') return creditPoints(worth, inBankOrder(worth.interaction.kind, place.optionIds, response));
  const earned = worth.earns[response as number];
  if (earned === undefined) throw new RangeError(`${place.itemId} has no option ${JSON.stringify(response)}`);
  return earned;
}

/** Part of the credit earns part of the points, in whole hundredths rounded down; no credit at all is a wrong answer. */
function creditPoints({ interaction, right, wrong }: Extract<Worth, { by: 'credit' }>, response: Response): Points {
  const credit = creditOf(interaction, response);
  return credit === 0 ? wrong : hundredths(Math.floor((right * credit) / FULL_CREDIT));
}
