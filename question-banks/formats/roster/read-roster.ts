import { sentence } from '#domain/sentences/sentence.ts';
import { quoted } from '#domain/plain-text.ts';
import type { Problem } from '#domain/problem.ts';
import type { RosterLine } from '#domain/roster/roster-line.ts';
import { readCsv } from '../csv/read-csv.ts';
import type { Table, TableRow } from '../table/table.ts';
import { readXlsx } from '../xlsx/read-xlsx.ts';
import { isZip } from '../zip/read-zip.ts';
import { type RosterColumn, rosterColumns } from './roster-columns.ts';

export interface ReadRoster {
  /** Every row that could be read as a person, with its own place in the file. */
  readonly lines: readonly RosterLine[];
  /** What keeps the file from being used: with any, nobody is taken. */
  readonly problems: readonly Problem[];
  /** What is not read, and stops nobody. */
  readonly notes: readonly Problem[];
}

/**
 * A roster from a CSV file or a workbook: the first row with anything in it has the headings, Indonesian or English, and each
 * further row is a person. Whether categories and accommodations are the exam's is for who knows its rules.
 */
export async function readRoster(bytes: Uint8Array, file: string): Promise<ReadRoster> {
  const isWorkbook = isZip(bytes) || /\.xlsx?$/i.test(file);
  return rosterOf(isWorkbook ? await readXlsx(bytes, file) : readCsv(bytes, file), file);
}

function rosterOf(table: Table, file: string): ReadRoster {
  const problems: Problem[] = [];
  const notes: Problem[] = [];
  for (const { severity, what, where } of table.problems)
    (severity === 'note' ? notes : problems).push({ where, what });
  const [header, ...rows] = table.rows;
  if (header === undefined) {
    if (problems.length === 0) problems.push({ where: file, what: sentence('holds-no-rows') });
    return { lines: [], problems, notes };
  }
  const { faults, places, unread } = rosterColumns(header);
  const where = `${file} row ${header.number}`;
  problems.push(...faults.map((what) => ({ where, what })));
  notes.push(
    ...unread.map((heading) => ({
      where,
      what: sentence('the-column-is-not-known-and-not-read', { heading: quoted(heading) }),
    })),
  );
  if (faults.length > 0) return { lines: [], problems, notes };
  if (rows.length === 0) problems.push({ where: file, what: sentence('has-headings-and-no-rows') });
  const lines = rows.flatMap((row) => {
    const wrong = [...row.faults, ...row.losses];
    problems.push(...wrong.map((what) => ({ where: `${file} row ${row.number}`, what })));
    return wrong.length === 0 ? [lineOf(row, file, places)] : [];
  });
  return { lines, problems, notes };
}

function lineOf(row: TableRow, file: string, places: ReadonlyMap<RosterColumn, number>): RosterLine {
  const said = (column: RosterColumn): string => {
    const cell = places.get(column);
    return cell === undefined ? '' : (row.cells[cell] ?? '').replace(/\s+/gu, ' ').trim().normalize('NFC');
  };
  return {
    where: `${file} row ${row.number}`,
    number: said('number'),
    name: said('name'),
    category: said('category'),
    room: said('room'),
    seat: said('seat'),
    accommodations: said('accommodations')
      .split(/[;,|]/)
      .map((code) => code.trim())
      .filter((code) => code !== ''),
  };
}
