import { inEnglish } from '../../../engine/testing/in-english.ts';
import fc from 'fast-check';
import type { AuthoredItem } from '#domain/item/authored-item.ts';
import { ANY_MEDIA, anyItems } from '../../../engine/testing/items/any-item.ts';
import { readMoodle } from './read-moodle.ts';
import { writeMoodle } from './write-moodle.ts';

/** Items without what a file cannot keep: where they came from, and orders that Moodle does not know of. */
function kept({ interaction, shuffles, source: _, ...item }: AuthoredItem): unknown {
  const hasOrder = ['single-choice', 'weighted-choice', 'multiple-response', 'matching'].includes(interaction.kind);
  return { ...item, shuffles: hasOrder ? shuffles : true, interaction: withNumbers(interaction) };
}

/** 1.50 and 1.5 are one number. */
function withNumbers(interaction: AuthoredItem['interaction']): unknown {
  if (interaction.kind !== 'numeric') return interaction;
  const plain = (text: string): string => String(Number(text));
  const accepted = interaction.accepted.map(({ credit, greatest, least }) => ({
    credit,
    least: plain(least),
    greatest: plain(greatest),
  }));
  return {
    ...interaction,
    accepted,
    units: interaction.units.map(({ factor, name }) => ({ name, factor: plain(factor) })),
  };
}

test('what is written for Moodle is read again as it was', () => {
  fc.assert(
    fc.property(anyItems, (items) => {
      const { text } = writeMoodle({ items, passages: [], media: ANY_MEDIA });
      const read = readMoodle(Buffer.from(text), 'x.xml');
      expect(read.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(read.items.map(kept)).toEqual(items.map(kept));
      for (const [path, bytes] of read.media) expect(bytes).toEqual(Buffer.from(ANY_MEDIA.get(path) ?? []));
    }),
    { numRuns: 300 },
  );
});

test('a kind that Moodle does not have is not written, and that is told', () => {
  const picture = { source: 'media/a.png', alt: 'a', width: 10, height: 10 };
  const item = {
    ...fc.sample(anyItems, 1)[0]![0]!,
    interaction: { kind: 'hotspot', picture, areas: [], most: 1 },
  } as AuthoredItem;
  const written = writeMoodle({ items: [item], passages: [], media: new Map() });
  expect(written.text).not.toContain('<question');
  expect(inEnglish(written.problems)).toEqual([
    { severity: 'error', where: 'x ITEM-0', what: 'is of the kind hotspot, which Moodle does not have' },
  ]);
});
