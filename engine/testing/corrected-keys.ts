import type { ItemId, StaffName } from '#domain/ids.ts';
import type { KeyRule } from '#domain/score/key-rule.ts';
import type { Chance } from '../../scripts/simulate/seeded-chance.ts';
import { confirmAct, proposeAct } from '../actions/proposals.ts';
import type { HandClockedEngine } from './hand-clocked-engine.ts';
import { tinyBank } from './tiny-exam.ts';

/** What the two of the committee wrote about one item, the last word on top. */
export type Corrections = ReadonlyMap<string, KeyRule>;

export interface Correction {
  readonly item: ItemId;
  readonly rule: KeyRule;
  readonly reason: string;
}

/**
 * What is corrected after the closing: each rule once on an item of its own, two rules on one item in both orders of "does not
 * count" and another key, and a weighted item for everybody and then for nobody.
 */
export function correctionsOf(chance: Chance, sittingOf: string): readonly Correction[] {
  const single = shuffled(
    chance,
    tinyBank.items.flatMap((item) => (item.kind === 'single-choice' ? [item.id] : [])),
  );
  const weighted = shuffled(
    chance,
    tinyBank.items.flatMap((item) => ('weights' in item ? [item.id] : [])),
  );
  const key = (): KeyRule => ({
    kind: 'key',
    options: shuffled(chance, [0, 1, 2, 3, 4]).slice(0, 1 + chance.below(2)),
  });
  const rules: readonly (readonly [ItemId, KeyRule])[] = [
    [single[0]!, key()],
    [single[1]!, { kind: 'full' }],
    [single[2]!, { kind: 'none' }],
    [single[3]!, { kind: 'none' }],
    [single[3]!, key()],
    [single[4]!, key()],
    [single[4]!, { kind: 'full' }],
    [weighted[0]!, { kind: 'full' }],
    [weighted[1]!, { kind: 'none' }],
    [weighted[0]!, { kind: 'none' }],
  ];
  return rules.map(([item, rule], place) => ({ item, rule, reason: `koreksi ${place} di ${sittingOf}` }));
}

function shuffled<T>(chance: Chance, all: readonly T[]): T[] {
  const rest = [...all];
  return all.flatMap(() => rest.splice(chance.below(rest.length), 1));
}

/** One proposes, another confirms. */
export async function correct({ desk, hall }: HandClockedEngine, { reason, ...what }: Correction): Promise<void> {
  const by = (name: string) => ({ name: name as StaffName, reason });
  expect(await proposeAct(desk, hall, { kind: 'amend', ...what }, by('panitia'))).toMatchObject({ ok: true });
  expect(await confirmAct(desk, hall, hall.proposals.length, by('ketua'))).toMatchObject({ ok: true });
}

/** What an item is worth on one paper, in hundredths, by the bank and the last word about it; `option`: place in the bank, or none. */
export function worth(itemId: string, option: number | undefined, corrections: Corrections): number {
  const item = tinyBank.items.find(({ id }) => id === itemId)!;
  const rule = corrections.get(itemId);
  if (rule?.kind === 'none') return 0;
  if (rule?.kind === 'full') return 500;
  if (option === undefined) return 0;
  if ('weights' in item) return item.weights[option]! * 100;
  const right = rule?.options ?? (item.kind === 'single-choice' ? item.key : []);
  return right.includes(option) ? 500 : -100;
}
