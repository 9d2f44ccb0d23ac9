import { inEnglish } from '../../../engine/testing/in-english.ts';
import fc from 'fast-check';
import type { AuthoredItem, ReadItems } from '#domain/item/authored-item.ts';
import { ANY_MEDIA, anyItems } from '../../../engine/testing/items/any-item.ts';
import { readMoodle } from '../moodle/read-moodle.ts';
import { writeMoodle } from '../moodle/write-moodle.ts';
import { readNativeFiles } from './read-native-files.ts';
import { type NativeFrame, writeNative } from './write-native.ts';

const FRAME: NativeFrame = {
  ...{ id: 'bank', title: 'Bank', language: 'id', licence: 'none' },
  ...{ section: 'UMUM', topic: 'umum', difficulty: 'medium' },
};

function written(items: readonly AuthoredItem[]): ReadItems {
  const { files } = writeNative({ items, passages: [], media: ANY_MEDIA }, FRAME);
  return readNativeFiles(new Map([...files].map(([path, content]) => [path, Buffer.from(content as string)])));
}

/** What a bank keeps of an item, in an order of ids; a file keeps them section by section. */
function kept(items: readonly AuthoredItem[]): unknown[] {
  const bare = items.map((item) => ({ ...item, title: '', language: '', tags: [], source: '' }));
  return bare.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Stems that say the same as another's are refused in a bank, so every stem gets its number. */
function numbered(items: readonly AuthoredItem[]): AuthoredItem[] {
  return items.map((item, place) => ({
    ...item,
    stem:
      typeof item.stem === 'string'
        ? `${place}. ${item.stem}`
        : [`${place}. ${String(item.stem[0])}`, ...item.stem.slice(1)],
  }));
}

const drawable = (item: AuthoredItem): boolean => ['single-choice', 'weighted-choice'].includes(item.interaction.kind);

test('a bank that is written is read again as it was', () => {
  fc.assert(
    fc.property(anyItems, (all) => {
      const items = numbered(all.filter(drawable));
      if (items.length === 0) return;
      const read = written(items);
      expect(read.problems).toEqual([]);
      expect(kept(read.items)).toEqual(kept(items));
    }),
    { numRuns: 200 },
  );
});

test('from a bank to Moodle and back again nothing of an item is lost', () => {
  fc.assert(
    fc.property(anyItems, (all) => {
      const items = numbered(all.filter(drawable));
      if (items.length === 0) return;
      const bank = written(items);
      const moodle = readMoodle(Buffer.from(writeMoodle(bank).text), 'a.xml');
      const again = written(moodle.items);
      expect(again.problems).toEqual([]);
      expect(kept(again.items)).toEqual(kept(items));
      for (const [path, bytes] of again.media) expect(bytes).toEqual(Buffer.from(ANY_MEDIA.get(path) ?? []));
    }),
    { numRuns: 100 },
  );
});

test('plain items stand in Markdown, and all others in JSON with every field', () => {
  fc.assert(
    fc.property(anyItems, (all) => {
      const { files } = writeNative({ items: all, passages: [], media: ANY_MEDIA }, FRAME);
      const json = [...files]
        .filter(([path]) => /^items\/.*\.json$/.test(path))
        .map(([, text]) => JSON.parse(text as string) as { items: AuthoredItem[] });
      const found = new Map(json.flatMap(({ items }) => items).map((item) => [item.id, item]));
      for (const item of all) {
        const there = found.get(item.id);
        if (there !== undefined) expect([there.stem, there.interaction]).toEqual([item.stem, item.interaction]);
        else expect(drawable(item) && item.title === '' && item.shuffles).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
});

test('names of sections and topics become codes, and what is missing is said of each item', () => {
  const [first] = fc.sample(anyItems, 1)[0] ?? [];
  const base = {
    ...(first as AuthoredItem),
    stem: 'Q',
    title: '',
    tags: [],
    language: '',
    sounds: [],
    shuffles: true,
    rationale: '',
  };
  const interaction = { kind: 'single-choice', options: ['x', 'y'], key: [0] } as const;
  const items = [
    { ...base, interaction, id: 'A-1', section: 'Tes Wawasan', topic: 'Bela Negara' },
    { ...base, interaction, id: 'A-2', section: 'Tes Wawasan Kebangsaan', topic: 'bela-negara', difficulty: null },
    { ...base, interaction, id: 'A-3', section: '', topic: '' },
  ];
  const { files, problems } = writeNative({ items, passages: [], media: new Map() }, FRAME);
  expect(JSON.parse(files.get('bank.json') as string)).toMatchObject({
    sections: [
      { code: 'TESWAWAS', name: 'Tes Wawasan', topics: { 'bela-negara': 'Bela Negara' } },
      { code: 'TESWA2', name: 'Tes Wawasan Kebangsaan', topics: { 'bela-negara': 'bela-negara' } },
      { code: 'UMUM', topics: { umum: 'umum' } },
    ],
  });
  expect([...files.keys()].sort()).toEqual([
    'bank.json',
    'items/teswa2-bela-negara.md',
    'items/teswawas-bela-negara.md',
    'items/umum-umum.md',
  ]);
  expect(inEnglish(problems).map(({ what, where }) => `${where.replace(/^.* /, '')} ${what}`)).toEqual([
    'A-2 names no difficulty; "medium" is written for it',
    'A-3 names no section; "UMUM" is written for it',
    'A-3 names no topic; "umum" is written for it',
  ]);
});
