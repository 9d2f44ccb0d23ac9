import {
  type Area,
  FULL_CREDIT,
  type GraphicChoice,
  type Interaction,
  type InteractionKind,
  type MultipleResponse,
} from '#domain/item/interaction.ts';
import type { RichText } from '#domain/item/rich-text.ts';
import {
  RESPONSE,
  anyOf,
  base,
  chain,
  declaration,
  mapping,
  op,
  partsProcessing,
  processing,
  scoreGrows,
  scoreIs,
  template,
  variable,
} from './rules-xml.ts';
import { typedXml } from './typed-xml.ts';
import type { InteractionXml, Writing } from './writing.ts';
import { type Xml, blockXml, el, richXml } from './xml-text.ts';

type Of<K extends InteractionKind> = Extract<Interaction, { kind: K }>;
type Writers = { readonly [K in InteractionKind]: (interaction: Of<K>, writing: Writing) => InteractionXml };

export function interactionXml(writing: Writing): InteractionXml {
  const { interaction } = writing.item;
  const write = WRITERS[interaction.kind] as (one: Interaction, writing: Writing) => InteractionXml;
  return write(interaction, writing);
}

const id = (letter: string, place: number): string => `${letter}${place + 1}`;

/** The options of a choice, in the bank's order. */
function choices(
  name: string,
  letter: string,
  texts: readonly RichText[],
  { item, words }: Writing,
  more: Readonly<Record<string, number>> = {},
): Xml[] {
  return texts.map((text, place) => {
    const fixed = item.pinsLast && place === texts.length - 1 ? true : null;
    return el(name, { identifier: id(letter, place), fixed, ...more }, ...richXml(text, words));
  });
}

/** @param kind where the file's rules alone would let it be read as another kind */
function choice(
  writing: Writing,
  options: readonly RichText[],
  kind: string,
  { least, most, credit }: { readonly least: number; readonly most: number; readonly credit?: string },
): Xml {
  return el(
    'qti-choice-interaction',
    {
      'response-identifier': RESPONSE,
      shuffle: writing.item.shuffles,
      'min-choices': least,
      'max-choices': most,
      'data-kind': kind,
      'data-credit': credit,
    },
    ...choices('qti-simple-choice', 'O', options, writing),
  );
}

function yesNo({ item }: Writing): readonly [string, string] {
  return item.language.startsWith('en') ? ['True', 'False'] : ['Benar', 'Salah'];
}

/** How a set of choices counts, which for options and for areas is the same. */
function setRules(
  item: Omit<MultipleResponse, 'kind' | 'options'>,
  count: number,
): Pick<InteractionXml, 'declarations' | 'processing'> {
  const correct = item.key.map((place) => id('O', place));
  if (item.shares === undefined && item.credit === 'all-or-nothing') {
    return {
      declarations: [declaration(RESPONSE, 'multiple', 'identifier', correct)],
      processing: template('match_correct'),
    };
  }
  const part = item.credit === 'per-part' ? 1 / count : 1 / item.key.length;
  const worth = (place: number): number => {
    if (item.shares !== undefined) return (item.shares[place] ?? 0) / FULL_CREDIT;
    return item.key.includes(place) ? part : -part;
  };
  const entries = Array.from({ length: count }, (_, place) => [id('O', place), worth(place)] as const);
  const isLeft = item.shares === undefined && item.credit === 'per-part';
  const bounds = isLeft ? {} : { least: 0, most: 1 };
  const declarations = [declaration(RESPONSE, 'multiple', 'identifier', correct, mapping(entries, bounds))];
  const earned = el('qti-map-response', { identifier: RESPONSE });
  // Options rightly left alone count, too; a response without any choice earns nothing all the same.
  const score = isLeft ? op('sum', earned, base('float', (count - item.key.length) / count)) : earned;
  const tooFew = op(
    'lt',
    op('container-size', variable(RESPONSE)),
    base('integer', item.shares === undefined ? Math.max(1, item.least) : 1),
  );
  return { declarations, processing: processing(chain([[tooFew, scoreIs(base('float', 0))]], scoreIs(score))) };
}

function matched(
  writing: Writing,
  kind: 'matching' | 'true-false-grid',
  sources: readonly RichText[],
  targets: readonly RichText[],
  key: readonly (readonly number[])[],
  credit: Of<'matching'>['credit'],
): InteractionXml {
  const pair = (source: number, target: number): string => `${id('S', source)} ${id('T', target)}`;
  const has = (source: number, target: number): Xml =>
    op('member', base('directedPair', pair(source, target)), variable(RESPONSE));
  const all = targets.map((_, target) => target);
  const correct = key.map(([target = 0], source) => pair(source, target));
  const parts = key.map((right, source) => ({
    right: anyOf(right.map((target) => has(source, target))),
    answered: anyOf(all.map((target) => has(source, target))),
  }));
  const plain = { ...writing, item: { ...writing.item, pinsLast: false } };
  const body = el(
    'qti-match-interaction',
    {
      'response-identifier': RESPONSE,
      shuffle: writing.item.shuffles,
      'max-associations': sources.length,
      'data-kind': kind,
      'data-credit': credit,
    },
    op('simple-match-set', ...choices('qti-simple-associable-choice', 'S', sources, plain, { 'match-max': 1 })),
    op(
      'simple-match-set',
      ...choices('qti-simple-associable-choice', 'T', targets, writing, { 'match-max': sources.length }),
    ),
  );
  return {
    declarations: [declaration(RESPONSE, 'multiple', 'directedPair', correct)],
    body: [body],
    processing: partsProcessing(parts, credit),
  };
}

/** The shape and coordinates of an area. */
function areaAttributes(area: Area): { readonly shape: string; readonly coords: string } {
  if (area.shape === 'circle') return { shape: 'circle', coords: [area.x, area.y, area.radius].join(',') };
  if (area.shape === 'polygon') return { shape: 'poly', coords: area.points.flat().join(',') };
  return { shape: 'rect', coords: [area.x, area.y, area.x + area.width, area.y + area.height].join(',') };
}

function pictureXml({ picture }: Of<'graphic-choice' | 'hotspot'>, { words }: Writing): Xml {
  const { alt, height, source, width } = picture;
  return el('img', { src: words.picture(source), alt, width, height });
}

function graphicChoice(interaction: GraphicChoice, writing: Writing): InteractionXml {
  const { areas, credit, key, least, most } = interaction;
  const attributes = {
    'response-identifier': RESPONSE,
    'min-choices': least,
    'max-choices': most ?? 0,
    'data-credit': credit,
  };
  const hotspots = areas.map(({ area, name }, place) =>
    el('qti-hotspot-choice', { identifier: id('O', place), ...areaAttributes(area), 'hotspot-label': name }),
  );
  return {
    ...setRules({ key, least, most, credit }, areas.length),
    body: [el('qti-hotspot-interaction', attributes, pictureXml(interaction, writing), ...hotspots)],
  };
}

const WRITERS: Writers = {
  'single-choice': ({ key, options }, writing) => ({
    declarations: [
      declaration(
        RESPONSE,
        'single',
        'identifier',
        key.map((place) => id('O', place)),
      ),
    ],
    body: [choice(writing, options, 'single-choice', { least: 0, most: 1 })],
    processing: template('match_correct'),
  }),
  'weighted-choice': ({ options, weights }, writing) => {
    const best = weights.indexOf(Math.max(...weights));
    const worth = mapping(
      weights.map((points, place) => [id('O', place), points] as const),
      {},
    );
    return {
      declarations: [declaration(RESPONSE, 'single', 'identifier', [id('O', best)], worth)],
      body: [choice(writing, options, 'weighted-choice', { least: 0, most: 1 })],
      processing: template('map_response'),
    };
  },
  'multiple-response': (interaction, writing) => {
    const { credit, least, most, options, shares } = interaction;
    const kind = shares === undefined ? 'multiple-response' : 'shares';
    return {
      ...setRules(interaction, options.length),
      body: [choice(writing, options, kind, { least, most: most ?? 0, credit })],
    };
  },
  'true-false': ({ key }, writing) => ({
    declarations: [declaration(RESPONSE, 'single', 'identifier', [id('O', key ? 0 : 1)])],
    body: [choice(writing, yesNo(writing), 'true-false', { least: 0, most: 1 })],
    processing: template('match_correct'),
  }),
  'true-false-grid': ({ credit, key, labels, statements }, writing) => {
    const places = key.map((isTrue) => [isTrue ? 0 : 1]);
    return matched(writing, 'true-false-grid', statements, labels ?? yesNo(writing), places, credit);
  },
  matching: ({ credit, key, sources, targets }, writing) => matched(writing, 'matching', sources, targets, key, credit),
  ordering: ({ credit, entries }, writing) => {
    const right = entries.map((_, place) => id('O', place));
    const attributes = {
      'response-identifier': RESPONSE,
      shuffle: writing.item.shuffles,
      'data-kind': 'ordering',
      'data-credit': credit,
    };
    const rules = right.map((one, place) =>
      chain([
        [
          op('match', el('qti-index', { n: place + 1 }, variable(RESPONSE)), base('identifier', one)),
          scoreGrows(1 / right.length),
        ],
      ]),
    );
    return {
      declarations: [declaration(RESPONSE, 'ordered', 'identifier', right)],
      body: [el('qti-order-interaction', attributes, ...choices('qti-simple-choice', 'O', entries, writing))],
      processing: credit === 'all-or-nothing' ? template('match_correct') : processing(...rules),
    };
  },
  'gap-choice': ({ credit, gaps, text }, writing) => {
    const name = (gap: number): string => `${RESPONSE}_${gap + 1}`;
    const inline = (gap: number): Xml =>
      el(
        'qti-inline-choice-interaction',
        { 'response-identifier': name(gap), shuffle: writing.item.shuffles, 'data-credit': credit },
        ...choices('qti-inline-choice', 'O', gaps[gap]?.options ?? [], writing),
      );
    const parts = gaps.map(({ key }, gap) => ({
      right: op('match', variable(name(gap)), base('identifier', id('O', key))),
      answered: op('not', op('is-null', variable(name(gap)))),
    }));
    return {
      declarations: gaps.map(({ key }, gap) => declaration(name(gap), 'single', 'identifier', [id('O', key)])),
      body: blockXml(text, { ...writing.words, gap: inline }),
      processing: partsProcessing(parts, credit),
    };
  },
  numeric: typedXml,
  'short-text': typedXml,
  'graphic-choice': graphicChoice,
  hotspot: (interaction, writing) => {
    const { areas, most } = interaction;
    const entries = areas.map(({ area, credit }) =>
      el('qti-area-map-entry', { ...areaAttributes(area), 'mapped-value': credit / FULL_CREDIT }),
    );
    const worth = el('qti-area-mapping', { 'default-value': 0, 'lower-bound': 0, 'upper-bound': 1 }, ...entries);
    const attributes = { 'response-identifier': RESPONSE, 'max-choices': most };
    return {
      declarations: [declaration(RESPONSE, 'multiple', 'point', [], worth)],
      body: [el('qti-select-point-interaction', attributes, pictureXml(interaction, writing))],
      processing: template('map_response_point'),
    };
  },
};
