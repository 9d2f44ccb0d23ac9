import type { BankItem } from '../bank/bank.ts';
import type { ExamDefinition, SectionScoring } from '../definition/exam-definition.ts';
import type { ItemId } from '../ids.ts';
import type { Points } from '../points.ts';
import type { KeyRule } from './key-rule.ts';
import type { KeySheet, KeyedPlace } from './key-sheet.ts';

/** What a correction cannot be, in words for whoever wrote it, or null. */
export function wrongRule(rule: KeyRule, item: BankItem, { sections }: ExamDefinition): string | null {
  if (rule.kind !== 'key') return null;
  const scoring = sections.find(({ code }) => code === item.section)?.scoring;
  if (item.kind !== 'single-choice' || scoring?.kind !== 'right-wrong') {
    return 'rule: only an item with one option to choose has another key; others earn everybody full points or do not count';
  }
  const isThere = rule.options.every((option) => option < item.options.length);
  return isThere && new Set(rule.options).size === rule.options.length
    ? null
    : 'rule.options: the item has no such option';
}

/** One paper's key after a correction; the very same where the item is not on it. `known` lets papers share the corrected places. */
export function amendKeys(
  keys: KeySheet,
  item: ItemId,
  rule: KeyRule,
  { sections }: ExamDefinition,
  known: Map<KeyedPlace, KeyedPlace> = new Map(),
): KeySheet {
  if (!keys.some(({ itemId }) => itemId === item)) return keys;
  return keys.map((place) => {
    if (place.itemId !== item) return place;
    const scoring = sections.find(({ code }) => code === place.section)!.scoring;
    const amended = known.get(place) ?? amendPlace(place, rule, scoring);
    known.set(place, amended);
    return amended;
  });
}

function amendPlace(place: KeyedPlace, rule: KeyRule, scoring: SectionScoring): KeyedPlace {
  if (rule.kind === 'none') return { ...place, always: 0 as Points };
  if (rule.kind === 'full') return { ...place, always: scoring.kind === 'weighted' ? scoring.maximum : scoring.right };
  if (scoring.kind === 'weighted') throw new RangeError(`${place.itemId} has no key that could be another`);
  const { always: _, ...counts } = place;
  const earns = place.optionIds.map((id) => (rule.options.includes(id) ? scoring.right : scoring.wrong));
  return { ...counts, worth: { by: 'option', earns } };
}
