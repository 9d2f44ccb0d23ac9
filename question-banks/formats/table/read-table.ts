import { sentence } from '#domain/sentences/sentence.ts';
import { posix } from 'node:path';
import type { ReadItems } from '#domain/item/authored-item.ts';
import { type RichText, spokenText } from '#domain/item/rich-text.ts';
import { quoted } from '#domain/plain-text.ts';
import { type Draft, Gathering, type TellProgress } from '../reading/gathering.ts';
import type { ItemReading } from '../reading/item-reading.ts';
import type { ColumnMapping } from './column-mapping.ts';
import type { ColumnRole } from './column-names.ts';
import { difficultyOf, tableKind } from './kind-words.ts';
import { rowInteraction } from './row-interaction.ts';
import { type SheetColumns, mappedColumns, templateColumns } from './sheet-columns.ts';
import type { Table, TableRow } from './table.ts';

export interface TableOptions {
  /** How the sheet is read; null for one with the headings of the template. */
  readonly mapping: ColumnMapping | null;
  /** Pictures that came with the sheet, by their paths from it and their names, in small letters. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  readonly tell?: TellProgress;
}

/** The rows of a sheet as items. The first row with anything in it has the headings. Each row that is not taken says why. */
export function readTable(table: Table, file: string, options: TableOptions): ReadItems {
  const gathering = new Gathering(file, options.tell);
  for (const { severity, what, where } of table.problems) gathering.add(severity, where, what);
  const [header, ...rows] = table.rows;
  if (header === undefined) {
    if (table.problems.every(({ severity }) => severity !== 'error'))
      gathering.add('error', file, sentence('holds-no-rows'));
    return gathering.result();
  }
  for (const fault of header.faults) gathering.add('error', `${file} row ${header.number}`, fault);
  if (header.faults.length > 0) return gathering.result();
  const { mapping } = options;
  const columns = mapping === null ? templateColumns(header, gathering) : mappedColumns(header, mapping, gathering);
  if (columns === null) return gathering.result();
  if (rows.length === 0) gathering.add('error', file, sentence('has-headings-and-no-rows'));
  const reader = new RowReader(columns, options, gathering);
  for (const row of rows) gathering.item(`${file} row ${row.number}`, (reading) => reader.row(row, reading));
  return gathering.result();
}

class RowReader {
  constructor(
    private readonly columns: SheetColumns,
    private readonly options: TableOptions,
    private readonly gathering: Gathering,
  ) {}

  row(row: TableRow, reading: ItemReading): Draft | null {
    reading.readsTex = this.options.mapping?.maths !== 'none';
    for (const fault of row.faults) reading.refuse(fault);
    for (const loss of row.losses) reading.loss(loss);
    if (reading.isRefused) return null;
    const { mapping } = this.options;
    const said = (role: ColumnRole): string => reading.line(this.cell(row, role));
    const word = said('kind');
    const kind = word === '' ? null : tableKind(word);
    if (word !== '' && kind === null)
      return reading.refuse(sentence('has-the-kind-which-is-not-known', { kind: quoted(word) }));
    const level = said('difficulty');
    const difficulty = level === '' ? (mapping?.difficulty ?? null) : difficultyOf(level);
    if (level !== '' && difficulty === null) {
      return reading.refuse(sentence('has-the-difficulty-mudah-sedang-sulit-or-easy', { level: quoted(level) }));
    }
    const stem = this.stem(row, reading);
    const answers = this.answers(row, reading);
    if (stem === null || answers === null) return null;
    const interaction = rowInteraction(
      { kind, options: answers, key: said('key'), keyIs: mapping?.key ?? 'letter' },
      reading,
    );
    if (interaction === null) return null;
    return {
      name: said('id'),
      title: said('title'),
      section: said('section') || (mapping?.section ?? ''),
      topic: said('topic') || (mapping?.topic ?? ''),
      difficulty,
      language: said('language') || (mapping?.language ?? ''),
      ...{ stem, interaction, rationale: spokenText(this.text(this.cell(row, 'rationale'), reading)) },
      tags: said('tags')
        .split(/\s*[,;]\s*/)
        .filter((tag) => tag !== ''),
    };
  }

  private cell(row: TableRow, role: ColumnRole): string {
    return row.cells[this.columns.roles.get(role) ?? -1] ?? '';
  }

  private text(written: string, reading: ItemReading): RichText {
    if (/(?<!\$)\$[^$]+\$(?!\$)/.test(written)) {
      reading.note(sentence('a-formula-between-single-stays-as'));
    }
    if (this.options.mapping?.text === 'html') return reading.html(written);
    if (/<\/?[a-z][a-z0-9]*(\s[^<>]*)?>/i.test(written)) {
      reading.note(sentence('tags-of-html-stay-as-they-are-written'));
    }
    return reading.plain(written);
  }

  private stem(row: TableRow, reading: ItemReading): RichText | null {
    const text = this.text(this.cell(row, 'question'), reading);
    const name = reading.line(this.cell(row, 'picture'));
    if (name === '') return text;
    const bytes = pictureNamed(name.toLowerCase(), this.options.pictures);
    if (bytes === undefined)
      return reading.refuse(sentence('names-the-picture-which-does-not-lie-beside', { picture: quoted(name) }));
    const shelved = this.gathering.shelf.add(name, bytes);
    if (!shelved.ok)
      return reading.refuse(sentence('names-the-picture-which', { picture: quoted(name), why: shelved.what }));
    reading.loss(sentence('the-picture-has-no-alternative-text-its-name', { picture: quoted(name) }));
    const alt = name.replace(/\.[A-Za-z]+$/, '');
    const blocks = typeof text === 'string' ? [{ tag: 'p' as const, children: [text] }] : text;
    return [...blocks, { tag: 'p', children: [{ tag: 'img', attributes: { src: shelved.path, alt } }] }];
  }

  /** Options up to the last that is filled in, each with its weight. Null when one between them is empty. */
  private answers(row: TableRow, reading: ItemReading): { text: RichText; weight: string }[] | null {
    const combined = reading.line(this.cell(row, 'weights'));
    const listed = combined === '' ? null : combined.split(/[\s,;/]+/);
    const cells = this.columns.options.map((cell, place) => ({
      written: cell === undefined ? '' : (row.cells[cell] ?? ''),
      weight: listed?.[place] ?? reading.line(row.cells[this.columns.weights[place] ?? -1] ?? ''),
    }));
    const last = cells.findLastIndex(({ weight, written }) => written.trim() !== '' || weight !== '');
    const used = cells.slice(0, last + 1);
    if (listed !== null && listed.length !== used.length) {
      return reading.refuse(sentence('has-weights-for-options', { weights: listed.length, options: used.length }));
    }
    return used.map(({ weight, written }) => ({ text: this.text(written, reading), weight }));
  }
}

/** A picture by a path or name that a cell has. */
function pictureNamed(name: string, pictures: ReadonlyMap<string, Uint8Array>): Uint8Array | undefined {
  const path = posix.normalize(name.replaceAll('\\', '/'));
  return pictures.get(path) ?? pictures.get(path.replace(/^media\//, ''));
}
