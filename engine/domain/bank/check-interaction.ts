import { type Sentence, sentence } from '../sentences/sentence.ts';
import { type Interaction, type Numeric } from '../item/interaction.ts';
import { interactionFaults } from '../item/interaction-faults.ts';
import { pictureOf, textsOf } from '../item/interaction-parts.ts';
import type { RichElement, RichText } from '../item/rich-text.ts';
import { mapElements } from '../item/rich-text.ts';
import { compareDecimals, decimal } from '../score/decimal.ts';
import type { ItemBank } from './bank.ts';
import { optionProblems, pictureProblems } from './check-content.ts';

/** What keeps an interaction from being answered, shown or scored; empty when nothing does. For all kinds but the two choices. */
export function interactionProblems(interaction: Interaction, media: ItemBank['media']): Sentence[] {
  const picture = pictureOf(interaction);
  return [
    ...interactionFaults(interaction),
    ...keyProblems(interaction),
    ...optionProblems(textsOf(interaction), media),
    ...(picture === null ? [] : pictureProblems(picture, media)),
  ];
}

function keyProblems(item: Interaction): Sentence[] {
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
      return item.most < 1 ? [sentence('lets-nobody-set-a-point')] : [];
    default:
      return [];
  }
}

function outOfRange(key: readonly number[], count: number): Sentence[] {
  const wrong = key.find((place) => !Number.isInteger(place) || place < 0 || place >= count);
  return wrong === undefined ? [] : [sentence('has-a-key-for-part', { part: wrong + 1, count })];
}

function sameCount(parts: 'statements' | 'sources', count: number, keys: number): Sentence[] {
  return count === keys ? [] : [sentence('has-keys-for', { keys, count, part: sentence(`${parts}-word`) })];
}

function boundProblems(
  { key, least, most }: { readonly key: readonly number[]; readonly least: number; readonly most: number | null },
  count: number,
): Sentence[] {
  const highest = most ?? count;
  if (least > highest || highest > count) return [sentence('asks-for-to-of', { least, most: highest, count })];
  return key.length < least || key.length > highest
    ? [sentence('has-right-but-to-can-be-chosen', { right: key.length, least, most: highest })]
    : [];
}

/** Every gap of the text has its list and every list its gap, in order. */
function gapProblems(text: RichText, gaps: number): Sentence[] {
  const found: string[] = [];
  mapElements(text, (element: RichElement) => {
    const name = /^gap-\d+$/.exec(element.attributes?.title ?? '')?.[0];
    if (name !== undefined) found.push(name);
    return element;
  });
  const wanted = Array.from({ length: gaps }, (_, gap) => `gap-${gap}`);
  if (found.length === gaps && new Set(found).size === gaps && wanted.every((name) => found.includes(name))) return [];
  return [
    sentence('has-the-gaps-in-its-text-and-lists', { gaps: found.join(', ') || sentence('none-word'), lists: gaps }),
  ];
}

function numericProblems({ accepted, unit, units }: Numeric): Sentence[] {
  const unread = [
    ...accepted.flatMap(({ greatest, least }) => [least, greatest]),
    ...units.map(({ factor }) => factor),
  ];
  const wrong = unread.find((text) => decimal(text) === null);
  if (wrong !== undefined) return [sentence('has-where-a-number-must-stand', { text: JSON.stringify(wrong) })];
  if (accepted.some(({ greatest, least }) => compareDecimals(decimal(least)!, decimal(greatest)!) > 0)) {
    return [sentence('accepts-a-range-that-ends-before-it-begins')];
  }
  return unit !== 'none' && units.length === 0 ? [sentence('asks-for-a-unit-and-has-none')] : [];
}
