import { type Sentence, sentence } from '#domain/sentences/sentence.ts';
import { quoted } from '#domain/plain-text.ts';
import type { TableRow } from '../table/table.ts';

/** What a column of a roster says. */
export type RosterColumn = 'number' | 'name' | 'category' | 'room' | 'seat' | 'accommodations';

/** Headings as committees write them, folded: small letters, no signs. */
const HEADINGS: Readonly<Record<RosterColumn, readonly string[]>> = {
  number: ['nomor', 'nomorpeserta', 'nopeserta', 'nomorujian', 'noujian', 'number', 'participantnumber', 'examnumber'],
  name: ['nama', 'namapeserta', 'namalengkap', 'name', 'fullname', 'participantname'],
  category: ['kategori', 'formasi', 'jenisformasi', 'kategoriformasi', 'category', 'formation'],
  room: ['ruang', 'ruangan', 'ruangujian', 'room'],
  seat: ['kursi', 'nomorkursi', 'nokursi', 'tempatduduk', 'meja', 'seat', 'seatnumber', 'desk'],
  accommodations: ['akomodasi', 'kebutuhankhusus', 'accommodation', 'accommodations'],
};
const BY_HEADING = new Map(
  Object.entries(HEADINGS).flatMap(([column, words]) => words.map((word) => [word, column as RosterColumn] as const)),
);
const NEEDED: readonly (readonly [RosterColumn, Sentence])[] = [
  ['number', sentence('nomor-or-number')],
  ['name', sentence('nama-or-name')],
];

export interface RosterColumns {
  readonly places: ReadonlyMap<RosterColumn, number>;
  /** What is wrong with the headings; then no row is read. */
  readonly faults: readonly Sentence[];
  /** Headings that nobody here knows. Their cells are not read. */
  readonly unread: readonly string[];
}

/** Which cell of a row says what, by the first row of the file. */
export function rosterColumns(header: TableRow): RosterColumns {
  const places = new Map<RosterColumn, number>();
  const faults = [...header.faults];
  const unread: string[] = [];
  header.cells.forEach((heading, cell) => {
    if (heading.trim() === '') return;
    const column = BY_HEADING.get(folded(heading));
    if (column === undefined) unread.push(heading.trim());
    else if (places.has(column))
      faults.push(sentence('has-the-column-twice-or-two-that-mean', { heading: quoted(heading) }));
    else places.set(column, cell);
  });
  for (const [column, words] of NEEDED)
    if (!places.has(column)) faults.push(sentence('has-no-column', { heading: words }));
  return { places, faults, unread };
}

function folded(heading: string): string {
  return heading.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
