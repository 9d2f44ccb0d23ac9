/** Items of all twelve kinds with every field that an item can have, for what must hold of all formats. */
import fc from 'fast-check';
import type { AuthoredItem, Passage, ReadItems, Sound } from '../../domain/item/authored-item.ts';
import { type Area, CREDIT_RULES, FULL_CREDIT, type Interaction } from '../../domain/item/interaction.ts';
import { ANY_MEDIA, anyInteraction, anyItem, anyLine, anyText } from './any-item.ts';

const PICTURE = { source: 'media/peta.png', alt: 'peta <kota>', width: 200, height: 100 };
const MP3 = Uint8Array.of(0x49, 0x44, 0x33, 4, 0, 0);
const anySound: fc.Arbitrary<Sound> = fc.record({
  source: fc.constant('media/pasar.mp3'),
  transcript: anyLine,
  plays: fc.constantFrom(null, 1, 3),
});

export const ANY_PASSAGE: Passage = {
  id: 'bacaan-1',
  title: 'Bacaan <1>',
  text: [
    { tag: 'p', children: ['satu'] },
    { tag: 'p', children: ['dua'] },
  ],
  sounds: [{ source: 'media/pasar.mp3', transcript: 'Selamat pagi & siang.', plays: 1 }],
};

const AREAS: readonly Area[] = [
  { shape: 'circle', x: 10, y: 20, radius: 5 },
  { shape: 'rectangle', x: 50, y: 20, width: 30, height: 7 },
  {
    shape: 'polygon',
    points: [
      [1, 1],
      [9, 1],
      [5, 9],
    ],
  },
];

const someLines = fc.uniqueArray(anyLine, { minLength: 3, maxLength: 5 });
const anyRule = fc.constantFrom(...CREDIT_RULES);

const moreKinds: fc.Arbitrary<Interaction> = fc.oneof(
  fc
    .tuple(someLines, fc.integer({ min: 1, max: 2 }), fc.constantFrom(null, 2, 3), anyRule)
    .map(([options, least, most, credit]): Interaction => ({
      ...{ kind: 'multiple-response', options, key: [0, 2], least, most, credit },
    })),
  fc
    .constantFrom([500_000, 500_000, -250_000], [333_334, 333_333, 333_333], [1_000_000, 0, -1_000_000])
    .map((shares): Interaction => {
      const key = shares.flatMap((share, place) => (share > 0 ? [place] : []));
      return {
        ...{ kind: 'multiple-response', options: ['satu', 'dua', 'tiga'], key, least: 1, most: null, shares },
        credit: 'per-part',
      };
    }),
  fc
    .tuple(fc.uniqueArray(anyText, { minLength: 2, maxLength: 4, selector: (one) => JSON.stringify(one) }), anyRule)
    .chain(([statements, credit]) =>
      fc
        .tuple(
          fc.array(fc.boolean(), { minLength: statements.length, maxLength: statements.length }),
          fc.constantFrom(null, ['Sesuai', 'Tidak'] as const),
        )
        .map(([key, labels]): Interaction => ({ kind: 'true-false-grid', statements, key, labels, credit })),
    ),
  anyRule.map((credit): Interaction => ({
    ...{ kind: 'matching', sources: ['a', 'b'], targets: ['x', 'y', 'x!'], key: [[0, 2], [1]], credit },
  })),
  fc.tuple(anyRule, fc.subarray([0, 1, 2], { minLength: 1 })).map(([credit, key]): Interaction => ({
    ...{ kind: 'graphic-choice', picture: PICTURE, key, least: 1, most: key.length > 2 ? null : 2, credit },
    areas: AREAS.map((area, place) => ({ area, name: ['Aceh', 'Riau', 'Jambi'][place]! })),
  })),
  fc.constantFrom(1, 2).map((most): Interaction => ({
    ...{ kind: 'hotspot', picture: PICTURE, most },
    areas: AREAS.slice(0, 2).map((area, place) => ({
      area,
      credit: most === 1 ? FULL_CREDIT : place === 0 ? 600_000 : 400_000,
    })),
  })),
  fc.tuple(fc.constantFrom('none', 'optional', 'required'), fc.constantFrom(undefined, ',', '.')).map(
    ([unit, decimalMark]): Interaction =>
      ({
        ...{ kind: 'numeric', accepted: [{ least: '1.4', greatest: '1.6', credit: FULL_CREDIT }], unit },
        units:
          unit === 'none'
            ? []
            : [
                { name: 'm', factor: '1' },
                { name: 'inci', factor: '0.0254' },
              ],
        ...(decimalMark !== undefined && { decimalMark }),
      }) as Interaction,
  ),
  fc
    .tuple(fc.boolean(), fc.boolean(), fc.boolean(), fc.constantFrom(20, 100, 400))
    .map(([ignoresCase, ignoresAccents, ignoresPunctuation, longest]): Interaction => ({
      ...{ kind: 'short-text', sameness: { ignoresCase, ignoresAccents, ignoresPunctuation }, longest },
      accepted: [
        { text: 'Él * dua', credit: FULL_CREDIT, wildcard: true },
        { text: 'dua * tiga', credit: FULL_CREDIT / 2, wildcard: false },
      ],
    })),
);

/** Kinds with nothing to be shuffled say nothing of it. */
const UNORDERED: readonly string[] = ['numeric', 'short-text', 'graphic-choice', 'hotspot', 'true-false'];

const anyOfAllKinds: fc.Arbitrary<AuthoredItem> = fc
  .tuple(anyItem, fc.oneof(anyInteraction, moreKinds), fc.boolean(), fc.array(anySound, { maxLength: 1 }))
  .map(([item, interaction, isOfPassage, sounds]) => ({
    ...item,
    interaction,
    stem: interaction.kind === 'gap-choice' ? '' : item.stem === '' ? 'Soal?' : item.stem,
    // Items of a passage stand in one section.
    ...(isOfPassage && { section: 'TWK' }),
    passage: isOfPassage ? ANY_PASSAGE.id : null,
    sounds,
    ...(UNORDERED.includes(interaction.kind) && { shuffles: true, pinsLast: false }),
  }));

/** Items of all kinds under ids of their own, each with a stem that no other has. */
export const anyBankOfAllKinds: fc.Arbitrary<Omit<ReadItems, 'problems'>> = fc
  .array(anyOfAllKinds, { minLength: 1, maxLength: 6 })
  .map((items) => ({
    items: items.map((item, place) => ({ ...item, id: `ITEM-${place}`, stem: numbered(item, place) })),
    passages: [ANY_PASSAGE],
    media: new Map([...ANY_MEDIA, ['media/pasar.mp3', MP3] as const]),
  }));

function numbered({ interaction, stem }: AuthoredItem, place: number): AuthoredItem['stem'] {
  if (interaction.kind === 'gap-choice') return stem;
  if (typeof stem === 'string') return `${place}. ${stem}`;
  return [`${place}. ${String(stem[0])}`, ...stem.slice(1)];
}
