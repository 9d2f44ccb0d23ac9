import { sentence } from '../sentences/sentence.ts';
import type { SectionCode } from '../ids.ts';
import { type ExamDefinition, sectionItems } from './exam-definition.ts';
import type { FieldReader } from './field-reader.ts';

/** Places of a paper that a participant locks together: after that nothing in them changes. Positions count through all sections from 0. */
export interface LockBlock {
  readonly section: SectionCode;
  readonly position: number;
  readonly items: number;
}

/** Under `locked` in an official exam: the points of a smaller block would nearly be those of single answers. */
export const LEAST_BLOCK = 5;

/** All blocks of a paper in its order. A section that declares none has none: it locks with the end of the attempt. */
export function lockBlocksOf({ sections }: Pick<ExamDefinition, 'sections'>): readonly LockBlock[] {
  let position = 0;
  return sections.flatMap((section) => {
    const start = position;
    position += sectionItems(section);
    let before = 0;
    return (section.lockBlocks ?? []).map((items) => {
      const block = { section: section.code, position: start + before, items };
      before += items;
      return block;
    });
  });
}

/**
 * `"section"`: the whole section is one block. `{"every": n}`: blocks of n items, the last one of what is left. A list: the counts
 * themselves. Read as the counts, so that the same blocks have the same hash however they are written.
 */
export function readLockBlocks(reader: FieldReader, items: number): readonly number[] {
  const found = reader.anything('lockBlocks');
  if (found === 'section') return [items];
  if (Array.isArray(found)) return readCounts(reader, found, items);
  if (typeof found === 'object' && found !== null) return readEvery(reader, items);
  reader.complain('lockBlocks', sentence('must-be-section-every-a-number'));
  return [items];
}

function readCounts(reader: FieldReader, found: readonly unknown[], items: number): readonly number[] {
  const counts = found.filter((count): count is number => Number.isSafeInteger(count) && (count as number) > 0);
  if (counts.length < found.length || counts.length === 0) {
    reader.complain('lockBlocks', sentence('must-be-a-list-of-whole-numbers-from'));
    return [items];
  }
  const all = counts.reduce((total, count) => total + count, 0);
  if (all !== items)
    reader.complain('lockBlocks', sentence('has-items-in-its-blocks-the-section-draws', { all, items }));
  return counts;
}

function readEvery(reader: FieldReader, items: number): readonly number[] {
  const rule = reader.object('lockBlocks');
  const every = rule.number('every', { min: 1, max: 1_000 });
  rule.refuseOthers();
  if (every > items) rule.complain('every', sentence('is-the-section-draws-items', { every, items }));
  const full = Array<number>(Math.floor(items / every)).fill(every);
  return items % every === 0 ? full : [...full, items % every];
}
