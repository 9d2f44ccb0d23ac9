import { inEnglish } from '../../../engine/testing/in-english.ts';
import fc from 'fast-check';
import type { AuthoredItem, Passage, ReadItems } from '#domain/item/authored-item.ts';
import { CREDIT_RULES, type Interaction } from '#domain/item/interaction.ts';
import { ANY_MEDIA, anyItems, anyLine, anyText } from '../../../engine/testing/items/any-item.ts';
import { readXml } from '../xml/read-xml.ts';
import { readZip } from '../zip/read-zip.ts';
import { writeZip } from '../zip/write-zip.ts';
import { readQti } from './read-qti.ts';
import { writeQti } from './write-qti.ts';

const MP3 = Uint8Array.of(0x49, 0x44, 0x33, 4, 0, 0);
const MEDIA = new Map([...ANY_MEDIA, ['media/pasar.mp3', MP3] as const]);
const PICTURE = { source: 'media/peta.png', alt: 'peta', width: 200, height: 100 };

/** Kinds of the shared generator, and those and fields that only some formats can hold. */
const anyOther: fc.Arbitrary<Interaction> = fc.oneof(
  fc.constant(null).map(() => GAPS),
  fc
    .tuple(fc.uniqueArray(anyLine, { minLength: 1, maxLength: 4 }), fc.constantFrom(...CREDIT_RULES), fc.boolean())
    .chain(([statements, credit, isNamed]) =>
      fc.array(fc.boolean(), { minLength: statements.length, maxLength: statements.length }).map((key) => ({
        kind: 'true-false-grid' as const,
        statements,
        key,
        labels: isNamed ? (['Sesuai', 'Tidak'] as const) : null,
        credit,
      })),
    ),
  fc.tuple(fc.subarray([0, 1, 2], { minLength: 1 }), fc.constantFrom(...CREDIT_RULES)).map(([key, credit]) => ({
    kind: 'graphic-choice' as const,
    picture: PICTURE,
    areas: [
      { area: { shape: 'circle' as const, x: 10, y: 20, radius: 5 }, name: 'Aceh' },
      { area: { shape: 'rectangle' as const, x: 50, y: 20, width: 30, height: 7 }, name: 'Riau' },
      {
        area: {
          shape: 'polygon' as const,
          points: [
            [1, 1],
            [9, 1],
            [5, 9],
          ] as const,
        },
        name: 'Jambi',
      },
    ],
    key,
    least: 1,
    most: key.length > 2 ? null : 2,
    credit,
  })),
  fc.constant({
    kind: 'hotspot' as const,
    picture: PICTURE,
    areas: [
      { area: { shape: 'circle' as const, x: 10, y: 20, radius: 5 }, credit: 600_000 },
      { area: { shape: 'rectangle' as const, x: 50, y: 20, width: 30, height: 7 }, credit: 400_000 },
    ],
    most: 2,
  }),
  fc
    .constantFrom([500_000, 500_000, -250_000], [333_334, 333_333, 333_333], [1_000_000, 0, -1_000_000])
    .map((shares) => ({
      kind: 'multiple-response' as const,
      options: ['satu', 'dua', 'tiga'],
      key: shares.flatMap((share, place) => (share > 0 ? [place] : [])),
      least: 1,
      most: null,
      credit: 'per-part' as const,
      shares,
    })),
  fc.constant({
    kind: 'matching' as const,
    sources: ['a', 'b'],
    targets: ['x', 'y', 'x!'],
    key: [[0, 2], [1]],
    credit: 'all-or-nothing' as const,
  }),
  fc.constant({
    kind: 'short-text' as const,
    accepted: [{ text: 'Él *$', credit: 1_000_000, wildcard: true }],
    sameness: { ignoresCase: true, ignoresAccents: true, ignoresPunctuation: true },
    longest: 40,
  }),
);

const PASSAGE: Passage = {
  id: 'bacaan-1',
  title: 'Bacaan <1>',
  text: [
    { tag: 'p', children: ['satu'] },
    { tag: 'p', children: ['dua'] },
  ],
  sounds: [{ source: 'media/pasar.mp3', transcript: 'Selamat pagi & siang.', plays: 1 }],
};

/** Kinds with nothing to be shuffled say nothing of it. */
const UNORDERED: readonly string[] = ['numeric', 'short-text', 'graphic-choice', 'hotspot'];

/** A text above a text with gaps. */
const GAPS: Interaction = {
  kind: 'gap-choice',
  text: ['Ibu kota: ', { tag: 'span', attributes: { title: 'gap-0' } }, '.'],
  gaps: [{ options: ['Jakarta', 'Nusantara'], key: 1 }],
  credit: 'per-part',
};

const anyBank: fc.Arbitrary<AuthoredItem[]> = fc
  .tuple(anyItems, fc.array(fc.tuple(anyOther, anyText, fc.boolean()), { maxLength: 4 }))
  .map(([items, others]) => [
    ...items,
    ...others.map(([interaction, stem, hasSound], place) => ({
      ...(items[0] as AuthoredItem),
      id: `OTHER-${place}`,
      interaction,
      stem,
      passage: hasSound ? PASSAGE.id : null,
      sounds: hasSound ? [{ source: 'media/pasar.mp3', transcript: 'Pagi', plays: place === 0 ? null : 2 }] : [],
    })),
  ])
  .map((items) =>
    items.map((item) => {
      const isUnordered = UNORDERED.includes(item.interaction.kind);
      return isUnordered ? { ...item, shuffles: true, pinsLast: false } : item;
    }),
  );

function bank(items: readonly AuthoredItem[]): Omit<ReadItems, 'problems'> {
  return { items, passages: [PASSAGE], media: MEDIA };
}

const bare = (items: readonly AuthoredItem[]) => items.map((item) => ({ ...item, source: '' }));

test('what is written is read back, every kind of item, with its key and all that is said of it', () => {
  fc.assert(
    fc.property(anyBank, (items) => {
      const { files } = writeQti(bank(items), 'Latihan');
      const read = readQti(files, 'a.zip');
      expect(read.problems).toEqual([]);
      expect(bare(read.items)).toEqual(bare(items));
      const isUsed = items.some(({ passage }) => passage !== null);
      expect(read.passages).toEqual(isUsed ? [PASSAGE] : []);
      for (const [path, bytes] of read.media) expect(Buffer.compare(bytes, MEDIA.get(path) ?? Uint8Array.of())).toBe(0);
    }),
    { numRuns: 100 },
  );
});

test('every file of a package is well-formed, and the archive of the same items is the same bytes', async () => {
  const [items = []] = fc.sample(anyBank, { seed: 7, numRuns: 1 });
  const { files } = writeQti(bank(items), 'Latihan "1"');
  for (const [path, bytes] of files)
    if (path.endsWith('.xml')) expect(readXml(bytes, path)).toMatchObject({ ok: true });
  const [zip, again] = [await writeZip(files), await writeZip(new Map([...files].reverse()))];
  expect(Buffer.compare(zip, again)).toBe(0);
  const unpacked = await readZip(zip, 'a.zip');
  expect(unpacked.ok && bare(readQti(unpacked.files, 'a.zip').items)).toEqual(bare(items));
});

test('what other programs will not do is told', () => {
  const [item] = fc.sample(anyItems, { seed: 1, numRuns: 1 })[0] ?? [];
  const interaction = {
    kind: 'numeric' as const,
    accepted: [{ least: '1', greatest: '2', credit: 1_000_000 }],
    units: [{ name: 'm', factor: '1' }],
    unit: 'required' as const,
    decimalMark: ',' as const,
  };
  const { problems } = writeQti(bank([{ ...(item as AuthoredItem), source: 'items/a.json:3', interaction }]), '');
  expect(inEnglish(problems)).toEqual([
    { severity: 'note', where: `items/a.json:3 ${item?.id}`, what: 'other programs take a number without its unit' },
    { severity: 'note', where: `items/a.json:3 ${item?.id}`, what: 'other programs know one decimal mark only' },
  ]);
});
