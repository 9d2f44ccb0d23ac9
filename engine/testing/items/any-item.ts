/** Items of every kind for property tests of formats: sound ones, as a reader would give them. */
import fc from 'fast-check';
import type { AuthoredItem } from '../../domain/item/authored-item.ts';
import { CREDIT_RULES, FULL_CREDIT, type Interaction } from '../../domain/item/interaction.ts';
import type { RichNode, RichText } from '../../domain/item/rich-text.ts';

/** One line of text with signs that formats have a meaning for, as cleaning leaves it. */
export const anyLine = fc
  .array(fc.constantFrom(...'aZé9 <>&"\'{}=~#%:;/|,.-+*@!?()½²√漢'.split(''), '&amp;', '->', '//', '[x]', '##', '::'), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) => parts.join('').replace(/ +/g, ' ').trim())
  .filter((text) => text !== '');

const node: fc.Arbitrary<RichNode> = fc.oneof(
  fc.record({ tag: fc.constantFrom('b', 'i', 'sup', 'u'), children: anyLine.map((text) => [text]) }),
  fc.constant({ tag: 'img', attributes: { src: 'media/peta.png', alt: 'peta <kota>' } } as const),
  fc.constant({
    tag: 'math',
    attributes: { alttext: 'x < 2' },
    children: [
      {
        tag: 'mrow',
        children: [
          { tag: 'mi', children: ['x'] },
          { tag: 'mo', children: ['<'] },
        ],
      },
    ],
  } as const),
);

/** A text, or one text, an element and a text. */
export const anyText: fc.Arbitrary<RichText> = fc.oneof(
  anyLine,
  fc.tuple(anyLine, node, anyLine).map(([before, inside, after]) => [`${before} `, inside, ` ${after}`]),
);

function different(text: fc.Arbitrary<RichText>, most = 6): fc.Arbitrary<RichText[]> {
  return fc.uniqueArray(text, { minLength: 2, maxLength: most, selector: (one) => JSON.stringify(one) });
}

const decimals = fc.tuple(fc.integer({ min: -9_999, max: 9_999 }), fc.nat(9_999)).map(([value, reach]) => ({
  least: String(value / 1_000),
  greatest: String((value + reach) / 1_000),
}));

export const anyInteraction: fc.Arbitrary<Interaction> = fc.oneof(
  different(anyText).chain((options) =>
    fc.record({
      kind: fc.constant('single-choice' as const),
      options: fc.constant(options),
      key: fc.nat(options.length - 1).map((key) => [key]),
    }),
  ),
  different(anyText, 5).map((options) => ({
    kind: 'weighted-choice' as const,
    options,
    weights: options.map((_, place) => place + 1),
  })),
  different(anyText).chain((options) =>
    fc.record({
      kind: fc.constant('multiple-response' as const),
      options: fc.constant(options),
      key: fc.subarray(
        options.map((_, place) => place),
        { minLength: 1 },
      ),
      least: fc.constant(1),
      most: fc.constant(null),
      credit: fc.constantFrom(...CREDIT_RULES),
    }),
  ),
  fc.record({ kind: fc.constant('true-false' as const), key: fc.boolean() }),
  fc
    .tuple(different(anyText, 4), different(anyLine, 4), fc.constantFrom(...CREDIT_RULES))
    .map(([sources, targets, credit]) => {
      const key = sources.map((_, place) => [Math.min(place, targets.length - 1)]);
      return { kind: 'matching' as const, sources, targets, key, credit };
    }),
  different(anyText).chain((entries) =>
    fc.record({
      kind: fc.constant('ordering' as const),
      entries: fc.constant(entries),
      credit: fc.constantFrom('all-or-nothing' as const, 'per-part' as const),
    }),
  ),
  fc
    .tuple(fc.uniqueArray(anyLine, { minLength: 2, maxLength: 4 }), anyLine, anyLine, fc.constantFrom(...CREDIT_RULES))
    .map(([options, before, after, credit]) => ({
      kind: 'gap-choice' as const,
      text: [
        `${before} `,
        { tag: 'span' as const, attributes: { title: 'gap-0' } },
        ` ${after} `,
        { tag: 'span' as const, attributes: { title: 'gap-1' } },
      ],
      gaps: [
        { options, key: 0 },
        { options, key: options.length - 1 },
      ],
      credit,
    })),
  fc.tuple(decimals, decimals).map(([whole, half]) => ({
    kind: 'numeric' as const,
    accepted: [
      { ...whole, credit: FULL_CREDIT },
      { ...half, credit: FULL_CREDIT / 2 },
    ],
    units: [
      { name: 'm', factor: '1' },
      { name: 'cm', factor: '0.01' },
    ],
    unit: 'required' as const,
  })),
  fc.tuple(anyLine, fc.boolean()).map(([text, ignoresCase]) => ({
    kind: 'short-text' as const,
    accepted: [
      { text, credit: FULL_CREDIT, wildcard: false },
      { text: 'a*b', credit: FULL_CREDIT / 4, wildcard: true },
    ],
    sameness: { ignoresCase, ignoresAccents: false, ignoresPunctuation: false },
    longest: 100,
  })),
);

export const anyItem: fc.Arbitrary<AuthoredItem> = fc
  .record({
    title: fc.oneof(fc.constant(''), anyLine),
    section: fc.constantFrom('TWK', 'TIU'),
    topic: fc.constantFrom('nasionalisme', 'deret'),
    difficulty: fc.constantFrom('easy' as const, 'medium' as const, 'hard' as const),
    language: fc.constantFrom('', 'id', 'en'),
    passage: fc.constant(null),
    stem: anyText,
    sounds: fc.constant([]),
    interaction: anyInteraction,
    shuffles: fc.boolean(),
    pinsLast: fc.boolean(),
    tags: fc.uniqueArray(anyLine, { maxLength: 2 }),
    rationale: fc.oneof(fc.constant(''), anyLine),
    source: fc.constant('x'),
  })
  .map((item) => ({ ...item, id: 'X', stem: item.interaction.kind === 'gap-choice' ? '' : item.stem }));

/** Items under ids of their own. */
export const anyItems = fc
  .array(anyItem, { minLength: 1, maxLength: 6 })
  .map((items) => items.map((item, place) => ({ ...item, id: `ITEM-${place}` })));

/** Bytes that begin as a PNG does. */
export const ANY_MEDIA: ReadonlyMap<string, Uint8Array> = new Map([
  ['media/peta.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 7)],
]);
