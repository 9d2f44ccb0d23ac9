import { sentence } from '#domain/sentences/sentence.ts';
import { quoted } from '#domain/plain-text.ts';
import type { Gathering } from '../reading/gathering.ts';
import type { ColumnMapping } from './column-mapping.ts';
import { type ColumnRole, columnOf } from './column-names.ts';
import { LETTERS, type TableRow } from './table.ts';

/** Which cell of a row says what. */
export interface SheetColumns {
  readonly roles: ReadonlyMap<ColumnRole, number>;
  /** Cells of the options and of their weights, by the place of their letter. */
  readonly options: readonly (number | undefined)[];
  readonly weights: readonly (number | undefined)[];
}

/** Headings by the words of the template. What is not known is told and not read. Null where the sheet has no questions. */
export function templateColumns(header: TableRow, gathering: Gathering): SheetColumns | null {
  const where = `${gathering.file} row ${header.number}`;
  const roles = new Map<ColumnRole, number>();
  const options: number[] = [];
  const weights: number[] = [];
  let twice = false;
  header.cells.forEach((heading, cell) => {
    if (heading.trim() === '') return;
    const column = columnOf(heading);
    const there = (known: number | undefined): boolean => {
      if (known === undefined) return false;
      gathering.add('error', where, sentence('has-the-column-twice-or-two-that-mean', { heading: quoted(heading) }));
      return (twice = true);
    };
    if (column.kind === 'role' && !there(roles.get(column.role))) roles.set(column.role, cell);
    if (column.kind === 'option' && !there(options[column.place])) options[column.place] = cell;
    if (column.kind === 'weight' && !there(weights[column.place])) weights[column.place] = cell;
    if (column.kind === 'unknown')
      gathering.add('loss', where, sentence('the-column-is-not-known-and-not-read', { heading: quoted(heading) }));
  });
  if (twice) return null;
  if (roles.has('question')) return { roles, options: withHoles(options), weights: withHoles(weights) };
  gathering.add('error', where, sentence('is-no-heading-of-a-question-bank'));
  return null;
}

/** Headings as a mapping names them; each of them must be there. */
export function mappedColumns(header: TableRow, mapping: ColumnMapping, gathering: Gathering): SheetColumns | null {
  const where = `${gathering.file} row ${header.number}`;
  const plain = header.cells.map((heading) => heading.replace(/\s+/gu, ' ').trim().toLowerCase());
  const used = new Set<number>();
  let missing = false;
  const find = (heading: string): number => {
    const cell = plain.indexOf(heading.replace(/\s+/gu, ' ').trim().toLowerCase());
    if (cell === -1) {
      missing = true;
      gathering.add(
        'error',
        where,
        sentence('has-no-column-which-the-column-mapping-names', { heading: quoted(heading) }),
      );
    }
    used.add(cell);
    return cell;
  };
  const roles = new Map(Object.entries(mapping.columns).map(([role, heading]) => [role as ColumnRole, find(heading)]));
  const options = mapping.options.map(find);
  const weights = mapping.weights.map(find);
  header.cells.forEach((heading, cell) => {
    if (heading.trim() !== '' && !used.has(cell)) {
      gathering.add('loss', where, sentence('the-column-is-not-in-the-column-mapping', { heading: quoted(heading) }));
    }
  });
  if (options.length > LETTERS.length)
    gathering.add('error', where, sentence('at-most-options-are-read', { most: LETTERS.length }));
  return missing || options.length > LETTERS.length ? null : { roles, options, weights };
}

/** A list where what is not there is `undefined` and not a hole. */
function withHoles(cells: readonly number[]): (number | undefined)[] {
  return Array.from({ length: cells.length }, (_, place) => cells[place]);
}
