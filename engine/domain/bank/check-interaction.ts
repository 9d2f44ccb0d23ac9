import { type Interaction, type Numeric } from '../item/interaction.ts';
import { interactionFaults } from '../item/interaction-faults.ts';
import { pictureOf, textsOf } from '../item/interaction-parts.ts';
import type { RichElement, RichText } from '../item/rich-text.ts';
import { mapElements } from '../item/rich-text.ts';
import { compareDecimals, decimal } from '../score/decimal.ts';
import type { ItemBank } from './bank.ts';
import { optionProblems, pictureProblems } from './check-content.ts';

/** What keeps an interaction from being answered, shown or scored; empty when nothing does. For all kinds but the two choices. */
export function interactionProblems(interaction: Interaction, media: ItemBank['media']): string[] {
  const picture = pictureOf(interaction);
  return [
    ...interactionFaults(interaction),
    ...keyProblems(interaction),
    ...optionProblems(textsOf(interaction), media),
    ...(picture === null ? [] : pictureProblems(picture, media)),
  ];
}

function keyProblems(item: Interaction): string[] {
  switch (item.kind) {
    case 'multiple-response':
      return [...outOfRange(item.key, item.options.length), ...boundProblems(item, item.options.length)];
    case 'graphic-choice':
      return [...outOfRange(item.key, item.areas.length), ...boundProblems(item, item.areas.length)];
    case 'true-false-grid':
      return sameCount('statements', item.statements.length, item.key.length);
    case 'matching':
      return [
        ...sameCount('sources', item.sources.length, item.key.length),
        ...item.key.flatMap((targets) => outOfRange(targets, item.targets.length)),
      ];
    case 'gap-choice':
      return [
        ...item.gaps.flatMap(({ key, options }) => outOfRange([key], options.length)),
        ...gapProblems(item.text, item.gaps.length),
      ];
    case 'numeric':
      return numericProblems(item);
    case 'hotspot':
      return item.most < 1 ? ['lets nobody set a point'] : [];
    default:
      return [];
  }
}

function outOfRange(key: readonly number[], count: number): string[] {
  const wrong = key.find((place) => !Number.isInteger(place) || place < 0 || place >= count);
  return wrong === undefined ? [] : [`has a key for part ${wrong + 1} of ${count}`];
}

function sameCount(parts: string, count: number, keys: number): string[] {
  return count === keys ? [] : [`has ${keys} keys for ${count} ${parts}`];
}

function boundProblems(
  { key, least, most }: { readonly key: readonly number[]; readonly least: number; readonly most: number | null },
  count: number,
): string[] {
  const highest = most ?? count;
  if (least > highest || highest > count) return [`asks for ${least} to ${highest} of ${count}`];
  return key.length < least || key.length > highest
    ? [`has ${key.length} right, but ${least} to ${highest} can be chosen`]
    : [];
}

/** Every gap of the text has its list and every list its gap, in order. */
function gapProblems(text: RichText, gaps: number): string[] {
  const found: string[] = [];
  mapElements(text, (element: RichElement) => {
    const name = /^gap-\d+$/.exec(element.attributes?.title ?? '')?.[0];
    if (name !== undefined) found.push(name);
    return element;
  });
  const wanted = Array.from({ length: gaps }, (_, gap) => `gap-${gap}`);
  if (found.length === gaps && new Set(found).size === gaps && wanted.every((name) => found.includes(name))) return [];
  return [`has the gaps ${found.join(', ') || 'none'} in its text, and ${gaps} lists for them`];
}

function numericProblems({ accepted, unit, units }: Numeric): string[] {
  const unread = [
    ...accepted.flatMap(({ greatest, least }) => [least, greatest]),
    ...units.map(({ factor }) => factor),
  ];
  const wrong = unread.find((text) => decimal(text) === null);
  if (wrong !== undefined) return [`has ${JSON.stringify(wrong)} where a number must stand`];
  if (accepted.some(({ greatest, least }) => compareDecimals(decimal(least)!, decimal(greatest)!) > 0)) {
    return ['accepts a range that ends before it begins'];
  }
  return unit !== 'none' && units.length === 0 ? ['asks for a unit and has none'] : [];
}
