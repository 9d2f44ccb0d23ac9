import fc from 'fast-check';
import type { AuthoredItem, ItemProblem, ReadItems } from '#domain/item/authored-item.ts';
import type { InteractionKind } from '#domain/item/interaction.ts';
import { anyBankOfAllKinds } from '../../engine/testing/items/any-kind.ts';
import { readMoodle } from './moodle/read-moodle.ts';
import { writeMoodle } from './moodle/write-moodle.ts';
import { readNativeFiles } from './native/read-native-files.ts';
import { type NativeFrame, writeNative } from './native/write-native.ts';
import { readQti } from './qti/read-qti.ts';
import { writeQti } from './qti/write-qti.ts';

const ALL_KINDS: readonly InteractionKind[] = [
  ...(['single-choice', 'weighted-choice', 'multiple-response', 'true-false', 'true-false-grid', 'matching'] as const),
  ...(['ordering', 'gap-choice', 'numeric', 'short-text', 'graphic-choice', 'hotspot'] as const),
];

type Items = Omit<ReadItems, 'problems'>;

interface Trip {
  /** What the writer said. */
  readonly told: readonly ItemProblem[];
  readonly back: ReadItems;
}

const FRAME: NativeFrame = {
  ...{ id: 'bank', title: 'Bank', language: 'id', licence: 'none' },
  ...{ section: 'UMUM', topic: 'umum', difficulty: 'medium' },
};

const TRIPS: Readonly<Record<string, (bank: Items) => Trip>> = {
  'the bank’s own files': (bank) => {
    const { files, problems } = writeNative(bank, FRAME);
    const bytes = [...files].map(([path, content]) => [path, Buffer.from(content as string)] as const);
    return { told: problems, back: readNativeFiles(new Map(bytes)) };
  },
  'a package of QTI 3.0': (bank) => {
    const { files, problems } = writeQti(bank, 'Latihan');
    return { told: problems, back: readQti(files, 'a.zip') };
  },
  'a file of Moodle': (bank) => {
    const { text, problems } = writeMoodle(bank);
    return { told: problems, back: readMoodle(Buffer.from(text), 'a.xml') };
  },
};

/** 1.50 and 1.5 are one number, as a reader may write it. */
function plainly({ interaction, source: _, ...item }: AuthoredItem): unknown {
  if (interaction.kind !== 'numeric') return { ...item, interaction };
  const plain = (text: string): string => String(Number(text));
  const accepted = interaction.accepted.map((one) => ({
    ...one,
    least: plain(one.least),
    greatest: plain(one.greatest),
  }));
  const units = interaction.units.map(({ factor, name }) => ({ name, factor: plain(factor) }));
  return { ...item, interaction: { ...interaction, accepted, units } };
}

/** Only `loss` and `error` say that something is not there; a note is for other programs. */
function isTold(told: readonly ItemProblem[], id: string): boolean {
  return told.some(({ severity, where }) => severity !== 'note' && where.split(' ').includes(id));
}

describe.each(Object.entries(TRIPS))('to %s and back again', (_, trip) => {
  it('everything of an item is kept, or its writer says of that item what is not', () => {
    fc.assert(
      fc.property(anyBankOfAllKinds, (bank) => {
        const { back, told } = trip(bank);
        expect(back.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
        const found = new Map(back.items.map((item) => [item.id, item]));
        for (const item of bank.items) {
          if (isTold(told, item.id)) continue;
          const again = found.get(item.id);
          expect(again && plainly(again)).toEqual(plainly(item));
        }
        // And nothing came of nothing.
        expect(back.items.filter(({ id }) => bank.items.every((item) => item.id !== id))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

/** How many items of each kind a format kept whole, so that a writer that complains of everything does not pass. */
it.each([
  ['the bank’s own files', []],
  ['a package of QTI 3.0', []],
  ['a file of Moodle', ['graphic-choice', 'hotspot', 'true-false-grid']],
] as const)('to %s every kind goes without a loss but %j', (name, lossy) => {
  const whole = new Set<string>();
  for (const bank of fc.sample(anyBankOfAllKinds, { seed: 3, numRuns: 200 })) {
    const { told } = TRIPS[name]!(bank);
    for (const item of bank.items) if (!isTold(told, item.id)) whole.add(item.interaction.kind);
  }
  expect([...whole].sort()).toEqual(ALL_KINDS.filter((kind) => !(lossy as readonly string[]).includes(kind)).sort());
});
