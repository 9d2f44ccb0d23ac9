import { inEnglish } from '../../../engine/testing/in-english.ts';
import fc from 'fast-check';
import type { AuthoredItem } from '#domain/item/authored-item.ts';
import { ANY_MEDIA, anyItems } from '../../../engine/testing/items/any-item.ts';
import { readTable } from '../table/read-table.ts';
import { guardFormula, unguardFormula } from './formula-guard.ts';
import { readCsv } from './read-csv.ts';
import { writeCsv } from './write-csv.ts';

const plain = { mapping: null, pictures: new Map<string, Uint8Array>() };

/** Whether a row holds all there is: plain text, and a rule that a row has no word for is the usual one. */
function fits({ interaction, pinsLast, shuffles, stem, tags }: AuthoredItem): boolean {
  const texts = JSON.stringify([stem, interaction]);
  if (texts.includes('"tag"') || pinsLast || !shuffles || tags.some((tag) => /[,;]/.test(tag))) return false;
  switch (interaction.kind) {
    case 'single-choice':
    case 'weighted-choice':
    case 'true-false':
      return true;
    case 'multiple-response':
      return interaction.credit === 'all-or-nothing';
    case 'ordering':
      return interaction.credit === 'per-part';
    default:
      return false;
  }
}

test.each(['id', 'en'] as const)('what fits into rows is read again as it was, headings in "%s"', (language) => {
  fc.assert(
    fc.property(anyItems, (all) => {
      const items = all.filter(fits);
      fc.pre(items.length > 0);
      const { problems, text } = writeCsv({ items, passages: [], media: ANY_MEDIA }, language);
      expect(problems).toEqual([]);
      const read = readTable(readCsv(Buffer.from(text), 'a.csv'), 'a.csv', plain);
      expect(read.problems.filter(({ severity }) => severity !== 'note')).toEqual([]);
      expect(read.items.map((item) => ({ ...item, source: 'x' }))).toEqual(items);
    }),
    { numRuns: 200 },
  );
});

test('no cell that is written begins as a formula does', () => {
  fc.assert(
    fc.property(anyItems, (items) => {
      const { text } = writeCsv({ items, passages: [], media: ANY_MEDIA }, 'en');
      for (const { cells } of readCsvRaw(text)) for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }),
    { numRuns: 100 },
  );
});

/** Cells as they stand, the apostrophe too. */
function readCsvRaw(text: string): readonly { readonly cells: readonly string[] }[] {
  return readCsv(Buffer.from(text), 'a').rows.map((row) => ({ cells: row.cells.map(guardFormula) }));
}

test('every text comes back from behind its apostrophe', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', 'a', '＝')).map((parts) => parts.join('')),
      (text) => {
        expect(unguardFormula(guardFormula(text))).toBe(text);
      },
    ),
  );
  expect(['=HYPERLINK("http://x")', '-2', "'=1", "it's", '＝1'].map(guardFormula)).toEqual([
    ...['\'=HYPERLINK("http://x")', "'-2", "''=1", "it's", "'＝1"],
  ]);
});

test('what does not fit is told', () => {
  const [item] = fc.sample(anyItems, 1)[0] ?? [];
  const gaps = {
    ...item,
    id: 'A',
    interaction: { kind: 'gap-choice', text: 'x', gaps: [], credit: 'per-part' },
  } as AuthoredItem;
  expect(inEnglish(writeCsv({ items: [gaps], passages: [], media: new Map() }, 'en').problems)).toEqual([
    { severity: 'error', where: 'x A', what: 'is of the kind gap-choice, which does not fit into a row' },
  ]);
});
