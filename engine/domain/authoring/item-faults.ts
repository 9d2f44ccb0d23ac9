import type { AuthoredItem } from '../item/authored-item.ts';
import { FULL_CREDIT, type Interaction, type Numeric, type Picture } from '../item/interaction.ts';
import { type RichText, mapElements, spokenText } from '../item/rich-text.ts';
import { compareDecimals, decimal } from '../score/decimal.ts';

/** What can be wrong with an item while it is written, each with a sentence in both languages on the screen. */
export const ITEM_FAULT_WORDS = [
  'id',
  'stem-empty',
  'text-empty',
  'few',
  'many',
  'twins',
  'no-key',
  'same-points',
  'bounds',
  'key-bounds',
  'no-target',
  'gap-places',
  'no-number',
  'range',
  'no-full',
  'no-unit',
  'no-picture',
  'no-alt',
  'no-name',
  'no-area',
  'no-transcript',
] as const;
export type ItemFaultWord = (typeof ITEM_FAULT_WORDS)[number];

/** `where` is the field's path in the item: `stem`, `interaction.options[2]`. `n` is what the sentence counts. */
export interface ItemFault {
  readonly where: string;
  readonly word: ItemFaultWord;
  readonly n?: number;
}

const ITEM_ID = /^[A-Z0-9][A-Z0-9-]{2,31}$/;
const MOST_CHOICES = 8;
const MOST_PARTS = 60;

/**
 * Everything that would keep an item from being kept, at its field. It says in words what an import's own checks (`check-bank.ts`)
 * say in sentences; those have the last word, so what they find and this does not is told as they say it.
 */
export function itemFaults(item: AuthoredItem): ItemFault[] {
  return [
    ...(ITEM_ID.test(item.id) ? [] : [{ where: 'id', word: 'id' as const }]),
    ...(isBlank(item.stem) ? [{ where: 'stem', word: 'stem-empty' as const }] : []),
    ...item.sounds.flatMap(({ transcript }, at): ItemFault[] =>
      transcript.trim() === '' ? [{ where: `sounds[${at}]`, word: 'no-transcript' }] : [],
    ),
    ...interactionFaults(item.interaction),
  ];
}

function interactionFaults(asked: Interaction): ItemFault[] {
  switch (asked.kind) {
    case 'single-choice':
      return [
        ...listFaults('options', asked.options, 2, MOST_CHOICES),
        ...fault(asked.key.length !== 1, 'key', 'no-key'),
      ];
    case 'weighted-choice':
      return [
        ...listFaults('options', asked.options, 2, MOST_CHOICES),
        ...fault(new Set(asked.weights).size < 2, 'weights', 'same-points'),
      ];
    case 'multiple-response':
      return [
        ...listFaults('options', asked.options, 2, MOST_PARTS),
        ...fault(asked.key.length === 0, 'key', 'no-key'),
        ...boundFaults(asked, asked.options.length),
      ];
    case 'true-false':
      return [];
    case 'true-false-grid':
      return listFaults('statements', asked.statements, 1, MOST_PARTS, false);
    case 'matching':
      return [
        ...listFaults('sources', asked.sources, 1, MOST_PARTS, false),
        ...listFaults('targets', asked.targets, 2, MOST_PARTS),
        ...asked.key.flatMap((targets, at) => fault(targets.length === 0, `key[${at}]`, 'no-target')),
      ];
    case 'ordering':
      return listFaults('entries', asked.entries, 2, MOST_PARTS);
    case 'gap-choice':
      return [
        ...fault(!sameGaps(asked.text, asked.gaps.length), 'text', 'gap-places', asked.gaps.length),
        ...asked.gaps.flatMap(({ options }, gap) => listFaults(`gaps[${gap}].options`, options, 2, MOST_PARTS)),
      ];
    case 'numeric':
      return numericFaults(asked);
    case 'short-text':
      return [
        ...asked.accepted.flatMap(({ text }, at) => fault(text.trim() === '', `accepted[${at}]`, 'text-empty')),
        ...fullFaults(asked.accepted),
      ];
    case 'graphic-choice':
      return [
        ...pictureFaults(asked.picture),
        ...fault(asked.areas.length === 0, 'areas', 'no-area'),
        ...asked.areas.flatMap(({ name }, at) => fault(name.trim() === '', `areas[${at}]`, 'no-name')),
        ...fault(asked.key.length === 0, 'key', 'no-key'),
        ...boundFaults(asked, asked.areas.length),
      ];
    case 'hotspot':
      return [...pictureFaults(asked.picture), ...fault(asked.areas.length === 0, 'areas', 'no-area')];
  }
}

function fault(isWrong: boolean, field: string, word: ItemFaultWord, n?: number): ItemFault[] {
  return isWrong ? [{ where: `interaction.${field}`, word, ...(n !== undefined && { n }) }] : [];
}

function listFaults(field: string, list: readonly RichText[], least: number, most: number, apart = true): ItemFault[] {
  const empty = list.flatMap((text, at) => fault(isBlank(text), `${field}[${at}]`, 'text-empty'));
  const seen = new Set<string>();
  const twins = list.flatMap((text, at) => {
    const same = JSON.stringify(text).toLowerCase().replace(/\s+/gu, ' ');
    const isTwin = apart && !isBlank(text) && seen.has(same);
    seen.add(same);
    return fault(isTwin, `${field}[${at}]`, 'twins');
  });
  return [
    ...fault(list.length < least, field, 'few', least),
    ...fault(list.length > most, field, 'many', most),
    ...empty,
    ...twins,
  ];
}

function boundFaults(
  { key, least, most }: { readonly key: readonly number[]; readonly least: number; readonly most: number | null },
  count: number,
): ItemFault[] {
  const highest = most ?? count;
  if (least > highest || highest > count) return fault(true, 'least', 'bounds', count);
  return fault(key.length > 0 && (key.length < least || key.length > highest), 'least', 'key-bounds', key.length);
}

function numericFaults({ accepted, unit, units }: Numeric): ItemFault[] {
  return [
    ...accepted.flatMap(({ greatest, least }, at) => {
      const [low, high] = [decimal(least), decimal(greatest)];
      if (low === null || high === null) return fault(true, `accepted[${at}]`, 'no-number');
      return fault(compareDecimals(low, high) > 0, `accepted[${at}]`, 'range');
    }),
    ...fullFaults(accepted),
    ...units.flatMap(({ factor, name }, at) => [
      ...fault(name.trim() === '', `units[${at}]`, 'no-name'),
      ...fault(decimal(factor) === null, `units[${at}]`, 'no-number'),
    ]),
    ...fault(unit !== 'none' && units.length === 0, 'unit', 'no-unit'),
  ];
}

function fullFaults(accepted: readonly { readonly credit: number }[]): ItemFault[] {
  return fault(!accepted.some(({ credit }) => credit === FULL_CREDIT), 'accepted', 'no-full');
}

function pictureFaults({ alt, source }: Picture): ItemFault[] {
  return [...fault(source === '', 'picture', 'no-picture'), ...fault(alt.trim() === '', 'picture.alt', 'no-alt')];
}

/** Every list of the gaps has one place in the text. */
function sameGaps(text: RichText, gaps: number): boolean {
  const found: string[] = [];
  mapElements(text, (element) => {
    const name = /^gap-\d+$/.exec(element.attributes?.title ?? '')?.[0];
    if (name !== undefined) found.push(name);
    return element;
  });
  const wanted = Array.from({ length: gaps }, (_, gap) => `gap-${gap}`);
  return found.length === gaps && gaps > 0 && wanted.every((name) => found.includes(name));
}

/** A picture without words of its own still shows something; its missing words are told as such. */
function isBlank(text: RichText): boolean {
  return typeof text === 'string'
    ? text.trim() === ''
    : spokenText(text).trim() === '' && !JSON.stringify(text).includes('"img"');
}
