import type { JsonObject } from './canonical.ts';
import type { Section } from './definition.ts';
import type { Entry, KeyRule } from './entry.ts';
import { earns } from './worth.ts';

/** What items earn by then, where their keys were corrected: the last correction of each. */
export function rulesBefore(amends: readonly Entry[], index: number): ReadonlyMap<string, KeyRule> {
  return new Map(amends.filter((one) => one.index < index).map(({ body }) => [body.item, body.rule]));
}

export function pointsOf(item: JsonObject | undefined, option: string, { scoring }: Section, rule?: KeyRule): number {
  if (rule?.kind === 'none') return 0;
  if (rule?.kind === 'full') return scoring.kind === 'weighted' ? scoring.maximum : scoring.right;
  if (option === '-') return scoring.blank;
  if (item === undefined) throw new RangeError('an answer to an item that the bank lacks');
  const corrected = rule?.options === undefined ? item : { ...item, key: rule.options };
  return earns(corrected, option, scoring);
}
