import { sentence } from '#domain/sentences/sentence.ts';
import type { FieldReader } from '#domain/definition/field-reader.ts';
import {
  type Area,
  CREDIT_RULES,
  type CreditRule,
  FULL_CREDIT,
  type Interaction,
  type InteractionKind,
  type Numeric,
  type Picture,
  type ShortText,
} from '#domain/item/interaction.ts';
import type { RichText } from '#domain/item/rich-text.ts';
import { quoted } from '#domain/plain-text.ts';
import { places } from './whole-numbers.ts';

const MOST_POINTS = 100;
const MOST_PARTS = 100;
const LARGEST_PIXEL = 100_000;
const LONGEST_TEXT = 4_000;
const ORDER_CREDITS = ['all-or-nothing', 'per-part'] as const;

type Rich = (value: unknown, where: string) => RichText;
type ReaderOf<K extends InteractionKind> = (reader: FieldReader, rich: Rich) => Extract<Interaction, { kind: K }>;

/** A kind without a reader does not compile. */
const READERS: { readonly [K in InteractionKind]: ReaderOf<K> } = {
  'single-choice': (reader, rich) => {
    const options = texts(reader, 'options', rich);
    return { kind: 'single-choice', options, key: keys(reader, options.length) };
  },
  'weighted-choice': (reader, rich) => {
    const options = texts(reader, 'options', rich);
    const weights = places(reader, 'weights', list(reader.anything('weights')), MOST_POINTS);
    if (weights.length !== options.length) {
      reader.complain(
        'weights',
        sentence('has-points-for-options', { weights: weights.length, options: options.length }),
      );
    }
    return { kind: 'weighted-choice', options, weights };
  },
  'multiple-response': (reader, rich) => {
    const options = texts(reader, 'options', rich);
    const key = keys(reader, options.length);
    const shares = reader.has('shares') ? { shares: credits(reader, 'shares') } : {};
    return { kind: 'multiple-response', options, key, ...bounds(reader), credit: creditRule(reader), ...shares };
  },
  'true-false': (reader) => ({ kind: 'true-false', key: reader.flag('key') }),
  'true-false-grid': (reader, rich) => ({
    kind: 'true-false-grid',
    statements: texts(reader, 'statements', rich),
    key: flags(reader, 'key'),
    labels: reader.has('labels') ? pair(reader, 'labels') : null,
    credit: creditRule(reader),
  }),
  matching: (reader, rich) => {
    const sources = texts(reader, 'sources', rich);
    const targets = texts(reader, 'targets', rich);
    const key = list(reader.anything('key')).map((each, place) =>
      places(reader, `key[${place}]`, list(each), targets.length - 1),
    );
    return { kind: 'matching', sources, targets, key, credit: creditRule(reader) };
  },
  ordering: (reader, rich) => ({
    kind: 'ordering',
    entries: texts(reader, 'entries', rich),
    credit: reader.oneOf('credit', ORDER_CREDITS),
  }),
  'gap-choice': (reader, rich) => ({
    kind: 'gap-choice',
    text: rich(reader.anything('text'), 'interaction.text'),
    gaps: reader.list('gaps', { min: 1 }).map((gap) => {
      const options = gap.texts('options');
      const read = { options, key: gap.number('key', { min: 0, max: Math.max(0, options.length - 1) }) };
      gap.refuseOthers();
      return read;
    }),
    credit: creditRule(reader),
  }),
  numeric: readNumeric,
  'short-text': readShortText,
  'graphic-choice': (reader) => {
    const shown = picture(reader);
    const areas = reader.list('areas', { min: 1 }).map((each) => {
      const read = { area: area(each), name: each.text('name') };
      each.refuseOthers();
      return read;
    });
    const key = keys(reader, areas.length);
    return { kind: 'graphic-choice', picture: shown, areas, key, ...bounds(reader), credit: creditRule(reader) };
  },
  hotspot: (reader) => ({
    kind: 'hotspot',
    picture: picture(reader),
    areas: reader.list('areas', { min: 1 }).map((each) => {
      const read = { area: area(each), credit: each.number('credit', { min: 0, max: FULL_CREDIT }) };
      each.refuseOthers();
      return read;
    }),
    most: reader.number('most', { min: 1, max: MOST_PARTS }),
  }),
};

/** `interaction` of an item of `terang-items/1`. Null when it is refused; the problems say why. */
export function readInteraction(item: FieldReader, rich: Rich): Interaction | null {
  const reader = item.object('interaction');
  const kind = reader.anything('kind');
  if (typeof kind !== 'string' || !Object.hasOwn(READERS, kind)) {
    const found = typeof kind === 'string' ? quoted(kind) : 'missing';
    item.complain('interaction.kind', sentence('must-be-a-kind-of-item', { found }));
    return null;
  }
  const read = READERS[kind as InteractionKind](reader, rich);
  reader.refuseOthers();
  return read;
}

function readNumeric(reader: FieldReader): Numeric {
  const accepted = reader.list('accepted', { min: 1 }).map((each) => {
    const read = { least: each.text('least'), greatest: each.text('greatest'), credit: credit(each) };
    each.refuseOthers();
    return read;
  });
  const units = reader.list('units', { min: 0 }).map((each) => {
    const read = { name: each.text('name'), factor: each.text('factor') };
    each.refuseOthers();
    return read;
  });
  const unit = reader.oneOf('unit', ['none', 'optional', 'required']);
  const mark = reader.has('decimalMark') ? { decimalMark: reader.oneOf('decimalMark', ['.', ',']) } : {};
  return { kind: 'numeric', accepted, units, unit, ...mark };
}

function readShortText(reader: FieldReader): ShortText {
  const accepted = reader.list('accepted', { min: 1 }).map((each) => {
    const read = { text: each.text('text'), credit: credit(each), wildcard: each.flag('wildcard', false) };
    each.refuseOthers();
    return read;
  });
  const same = reader.object('sameness');
  const sameness = {
    ignoresCase: same.flag('ignoresCase'),
    ignoresAccents: same.flag('ignoresAccents'),
    ignoresPunctuation: same.flag('ignoresPunctuation'),
  };
  same.refuseOthers();
  return { kind: 'short-text', accepted, sameness, longest: reader.number('longest', { min: 1, max: LONGEST_TEXT }) };
}

function texts(reader: FieldReader, field: string, rich: Rich): RichText[] {
  return list(reader.anything(field)).map((text, place) => rich(text, `interaction.${field}[${place}]`));
}

function keys(reader: FieldReader, count: number): number[] {
  return places(reader, 'key', list(reader.anything('key')), count - 1);
}

function flags(reader: FieldReader, field: string): boolean[] {
  return list(reader.anything(field)).map((value, place) => {
    if (typeof value !== 'boolean') reader.complain(`${field}[${place}]`, sentence('must-be-true-or-false'));
    return value === true;
  });
}

function pair(reader: FieldReader, field: string): [string, string] {
  const [first = '', second = '', ...more] = reader.texts(field);
  if (second === '' || more.length > 0) reader.complain(field, sentence('must-be-two-texts'));
  return [first, second];
}

function bounds(reader: FieldReader): { least: number; most: number | null } {
  const least = reader.number('least', { min: 0, max: MOST_PARTS });
  return { least, most: reader.has('most') ? reader.number('most', { min: 1, max: MOST_PARTS }) : null };
}

function creditRule(reader: FieldReader): CreditRule {
  return reader.oneOf('credit', CREDIT_RULES);
}

function credit(reader: FieldReader): number {
  return reader.number('credit', { min: 0, max: FULL_CREDIT });
}

/** Shares of options may be negative. */
function credits(reader: FieldReader, field: string): number[] {
  return list(reader.anything(field)).map((value, place) => {
    if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= FULL_CREDIT) return value;
    reader.complain(`${field}[${place}]`, sentence('must-be-a-whole-number-from', { bound: FULL_CREDIT }));
    return 0;
  });
}

function picture(reader: FieldReader): Picture {
  const shown = reader.object('picture');
  const size = { min: 1, max: LARGEST_PIXEL };
  const read = {
    source: shown.text('source', /^media\//),
    alt: shown.text('alt'),
    width: shown.number('width', size),
    height: shown.number('height', size),
  };
  shown.refuseOthers();
  return read;
}

function area(reader: FieldReader): Area {
  const each = reader.object('area');
  const pixel = { min: 0, max: LARGEST_PIXEL };
  const shape = each.oneOf('shape', ['rectangle', 'circle', 'polygon']);
  const read: Area =
    shape === 'rectangle'
      ? { shape, x: each.number('x', pixel), y: each.number('y', pixel), ...sizeOf(each) }
      : shape === 'circle'
        ? { shape, x: each.number('x', pixel), y: each.number('y', pixel), radius: each.number('radius', pixel) }
        : { shape, points: corners(each) };
  each.refuseOthers();
  return read;
}

function sizeOf(reader: FieldReader): { width: number; height: number } {
  const size = { min: 1, max: LARGEST_PIXEL };
  return { width: reader.number('width', size), height: reader.number('height', size) };
}

function corners(reader: FieldReader): (readonly [number, number])[] {
  const found = list(reader.anything('points'));
  if (found.length < 3) reader.complain('points', sentence('must-be-at-least-three-corners'));
  return found.map((corner, place) => {
    const [x = 0, y = 0, ...more] = places(reader, `points[${place}]`, list(corner), LARGEST_PIXEL);
    if (more.length > 0) reader.complain(`points[${place}]`, sentence('must-be-two-numbers'));
    return [x, y] as const;
  });
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
