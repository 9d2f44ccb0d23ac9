import { type FormPlan, type PlannedItem, type SortedBank, itemOf } from '../bank/assemble-form.ts';
import type { BankItem } from '../bank/bank.ts';
import type { ExamDefinition, SectionScoring } from '../definition/exam-definition.ts';
import type { ItemId, SectionCode } from '../ids.ts';
import type { Response } from '../item/face.ts';
import { type Points, points } from '../points.ts';

/** What one place of a paper earns. `earns` is in the order the candidate sees the options. */
export interface KeyedPlace {
  readonly itemId: ItemId;
  readonly section: SectionCode;
  /** Option ids as the ledger's commitments name them: the place in the bank's own order. */
  readonly optionIds: readonly number[];
  readonly earns: readonly Points[];
  readonly blank: Points;
}

/** One paper's key. Never leaves the engine. */
export type KeySheet = readonly KeyedPlace[];

/**
 * `known`: the places of other papers under the same definition and bank. Two papers that have an item with its options in the
 * same order then share the place: in a hall of thousands that is nearly all of them.
 */
export function keySheet(
  plan: FormPlan,
  definition: ExamDefinition,
  bank: SortedBank,
  known: Map<string, KeyedPlace> = new Map(),
): KeySheet {
  const scoring = new Map(definition.sections.map((section) => [section.code, section.scoring]));
  return plan.items.map((planned) => {
    const name = [planned.section, planned.itemId, ...planned.options].join('\n');
    const place = known.get(name) ?? keyedPlace(planned, scoring.get(planned.section), bank);
    known.set(name, place);
    return place;
  });
}

function keyedPlace(planned: PlannedItem, rule: SectionScoring | undefined, bank: SortedBank): KeyedPlace {
  if (rule === undefined) throw new RangeError(`no section ${planned.section}`);
  const item = itemOf(planned, bank);
  return {
    itemId: item.id,
    section: planned.section,
    optionIds: planned.options,
    earns: planned.options.map((place) => optionPoints(item, rule, place)),
    blank: rule.blank,
  };
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
  if (response === null) return place.blank;
  const earned = place.earns[response];
  if (earned === undefined) throw new RangeError(`${place.itemId} has no option ${response}`);
  return earned;
}
