import { type Sentence, sentence } from '#domain/sentences/sentence.ts';
import { quoted } from '#domain/plain-text.ts';
import { type Table, type TableRow, TABLE_LIMITS } from '../table/table.ts';
import { XML_LIMITS, readXml } from '../xml/read-xml.ts';
import { type XmlElement, allNamed, childNamed, childrenNamed, elementsIn, textOf } from '../xml/xml-element.ts';
import { ZIP_LIMITS, readZip } from '../zip/read-zip.ts';
import { cellPlace } from './cell-place.ts';
import { type NumberLook, numberLooks } from './number-formats.ts';

const MIB = 1024 * 1024;
const ZIP = { ...ZIP_LIMITS, packed: 32 * MIB, bytes: 128 * MIB, entries: 2_000 };
const XML = { ...XML_LIMITS, bytes: 64 * MIB, elements: 20_000 };
const MOST_TEXTS = 500_000;
/** How an encrypted workbook and one of Excel 97 begin. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

/** What ends the reading of a workbook. */
class Refused extends Error {
  constructor(
    readonly where: string,
    readonly what: Sentence,
  ) {
    super(what.code);
  }
}

/**
 * The rows of one sheet of a workbook (ECMA-376): the first, or the one that is named. Texts, numbers as they are stored and the last
 * values of formulas; nothing is calculated, and a number that a spreadsheet shows as a date is refused, because it may have been "1/2".
 */
export async function readXlsx(bytes: Uint8Array, file: string, sheet: string | null = null): Promise<Table> {
  try {
    return await new Workbook(bytes, file).table(sheet);
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault;
    return { rows: [], problems: [{ severity: 'error', where: fault.where, what: fault.what }] };
  }
}

class Workbook {
  private files: ReadonlyMap<string, Uint8Array> = new Map();
  private readonly problems: Table['problems'][number][] = [];

  constructor(
    private readonly bytes: Uint8Array,
    private readonly file: string,
  ) {}

  async table(wanted: string | null): Promise<Table> {
    if (COMPOUND.every((byte, at) => this.bytes[at] === byte)) {
      throw new Refused(this.file, sentence('is-encrypted-or-a-workbook-of-excel-97'));
    }
    const zip = await readZip(this.bytes, this.file, ZIP);
    if (!zip.ok) throw new Refused(zip.problem.where, zip.problem.what);
    this.files = zip.files;
    const path = this.sheetPath(wanted);
    if ([...this.files.keys()].some((name) => /vbaProject\.bin$/i.test(name)))
      this.tell('note', sentence('has-macros-they-are-not-looked'));
    const texts = this.sharedTexts();
    const looks = numberLooks(this.part('xl/styles.xml'));
    return { rows: this.rows(path, texts, looks), problems: this.problems };
  }

  private tell(severity: 'loss' | 'note', what: Sentence): void {
    this.problems.push({ severity, where: this.file, what });
  }

  private bytesOf(path: string): Uint8Array | null {
    return this.files.get(path) ?? null;
  }

  private part(path: string): XmlElement | null {
    const bytes = this.bytesOf(path);
    if (bytes === null) return null;
    const read = readXml(bytes, `${this.file}/${path}`, { ...XML, elements: 200_000 });
    if (!read.ok) throw new Refused(read.problem.where, read.problem.what);
    return read.root;
  }

  private sheetPath(wanted: string | null): string {
    const workbook = this.part('xl/workbook.xml');
    if (workbook === null) throw new Refused(this.file, sentence('is-a-zip-but-no-workbook-xl-workbook'));
    const listed = childNamed(workbook, 'sheets');
    const sheets = (listed === null ? [] : childrenNamed(listed, 'sheet')).map(({ attributes }) => ({
      name: attributes.name ?? '',
      id: attributes['r:id'] ?? '',
    }));
    const chosen = wanted === null ? sheets[0] : sheets.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
    const names = sheets
      .map(({ name }) => quoted(name))
      .slice(0, 20)
      .join(', ');
    if (chosen === undefined) {
      throw new Refused(
        this.file,
        wanted === null ? sentence('has-no-sheet') : sentence('has-no-sheet-it-has', { sheet: quoted(wanted), names }),
      );
    }
    if (sheets.length > 1)
      this.tell('note', sentence('the-sheet-is-read-it-has', { sheet: quoted(chosen.name), names }));
    const relations = this.part('xl/_rels/workbook.xml.rels');
    const target = (relations === null ? [] : elementsIn(relations)).find(
      ({ attributes }) => attributes.Id === chosen.id,
    );
    const path = target?.attributes.Target ?? '';
    const inside = path.startsWith('/') ? path.slice(1) : `xl/${path}`;
    if (target?.attributes.TargetMode === 'External' || !this.files.has(inside)) {
      throw new Refused(this.file, sentence('does-not-hold-its-sheet', { sheet: quoted(chosen.name) }));
    }
    return inside;
  }

  private sharedTexts(): string[] {
    const bytes = this.bytesOf('xl/sharedStrings.xml');
    if (bytes === null) return [];
    const texts: string[] = [];
    const take = (element: XmlElement): void => {
      if (texts.length >= MOST_TEXTS)
        throw new Refused(this.file, sentence('has-more-than-texts', { most: MOST_TEXTS }));
      if (element.name === 'si') texts.push(richText(element));
    };
    const read = readXml(bytes, `${this.file}/xl/sharedStrings.xml`, XML, { depth: 1, take });
    if (!read.ok) throw new Refused(read.problem.where, read.problem.what);
    return texts;
  }

  private rows(path: string, texts: readonly string[], looks: readonly NumberLook[]): TableRow[] {
    const rows: TableRow[] = [];
    let last = 0;
    let merged = 0;
    const take = (element: XmlElement): void => {
      if (element.name === 'mergeCell') merged += 1;
      if (element.name !== 'row') return;
      const number = /^[1-9]\d{0,6}$/.test(element.attributes.r ?? '') ? Number(element.attributes.r) : last + 1;
      last = number;
      if (rows.length >= TABLE_LIMITS.rows)
        throw new Refused(`${this.file} row ${number}`, sentence('is-one-row-too-many'));
      const row = readRow(element, number, texts, looks);
      if (row !== null) rows.push(row);
    };
    const read = readXml(this.bytesOf(path) ?? new Uint8Array(), `${this.file}/${path}`, XML, { depth: 2, take });
    if (!read.ok) throw new Refused(read.problem.where, read.problem.what);
    if (merged > 0) this.tell('loss', sentence('has-merged-range-s-of-cells-only', { count: merged }));
    if (elementsIn(read.root).some(({ name }) => name === 'drawing')) {
      this.tell('loss', sentence('has-pictures-or-shapes-on-the-sheet-which'));
    }
    return rows;
  }
}

/** A text with or without runs of its own look. How it is pronounced is not part of it. */
function richText(element: XmlElement): string {
  const pieces = elementsIn(element).filter(({ name }) => name === 't' || name === 'r');
  const written = pieces.map((piece) =>
    piece.name === 't' ? textOf(piece) : childrenNamed(piece, 't').map(textOf).join(''),
  );
  // Signs that XML cannot hold are written _x000D_.
  return written.join('').replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

function readRow(
  element: XmlElement,
  number: number,
  texts: readonly string[],
  looks: readonly NumberLook[],
): TableRow | null {
  const cells: string[] = [];
  const faults: Sentence[] = [];
  const losses: Sentence[] = [];
  let next = 1;
  for (const cell of childrenNamed(element, 'c')) {
    const place = cellPlace(cell.attributes.r ?? '') ?? { column: next, row: number };
    next = place.column + 1;
    const value = cellValue(cell, texts, looks);
    if (value.text === '' && value.fault === null) continue;
    const name = `${columnName(place.column)}${number}`;
    if (place.column > TABLE_LIMITS.columns)
      faults.push(sentence('cell-is-beyond-column', { cell: name, most: TABLE_LIMITS.columns }));
    else if (value.text.length > TABLE_LIMITS.cell)
      faults.push(sentence('cell-has-more-than-characters', { cell: name, most: TABLE_LIMITS.cell }));
    else {
      while (cells.length < place.column) cells.push('');
      cells[place.column - 1] = value.text;
    }
    if (value.fault !== null) faults.push(sentence('cell-has-a-fault', { cell: name, why: value.fault }));
    if (value.loss !== null) losses.push(sentence('cell-has-a-fault', { cell: name, why: value.loss }));
    if (faults.length > 20) break;
  }
  if (faults.length === 0 && cells.every((cell) => cell.trim() === '')) return null;
  return { number, cells, faults, losses };
}

interface CellValue {
  readonly text: string;
  readonly fault: Sentence | null;
  readonly loss: Sentence | null;
}

function cellValue(cell: XmlElement, texts: readonly string[], looks: readonly NumberLook[]): CellValue {
  const formula = childNamed(cell, 'f') !== null;
  const value = childNamed(cell, 'v');
  const raw = value === null ? '' : textOf(value);
  const loss = formula ? sentence('is-a-formula-the-value-it-had-when') : null;
  if (formula && value === null) return { text: '', fault: sentence('is-a-formula-without-a-saved-value'), loss: null };
  switch (cell.attributes.t ?? 'n') {
    case 's': {
      const text = /^\d{1,7}$/.test(raw.trim()) ? texts[Number(raw)] : undefined;
      return text === undefined
        ? { text: '', fault: sentence('names-a-text-that-the-workbook-does'), loss }
        : { text, fault: null, loss };
    }
    case 'inlineStr': {
      const inline = allNamed(cell, 'is')[0];
      return { text: inline === undefined ? '' : richText(inline), fault: null, loss };
    }
    case 'str':
      return { text: raw, fault: null, loss };
    case 'b':
      return { text: raw === '1' ? 'TRUE' : 'FALSE', fault: null, loss };
    case 'e':
      return { text: '', fault: sentence('holds-the-error', { error: quoted(raw) }), loss };
    case 'd':
      return { text: '', fault: DATE, loss };
    default:
      return numberValue(raw, looks[Number(cell.attributes.s ?? '0')] ?? 'plain', loss);
  }
}

const DATE = sentence('holds-a-date-which-a-spreadsheet-makes');

function numberValue(raw: string, look: NumberLook, loss: Sentence | null): CellValue {
  if (raw.trim() === '') return { text: '', fault: null, loss };
  if (look === 'date') return { text: '', fault: DATE, loss };
  if (look === 'percent') return { text: '', fault: sentence('holds-a-percentage-which-is-stored-as'), loss };
  return { text: shownNumber(raw.trim()), fault: null, loss };
}

/** A spreadsheet shows 15 digits; 1.1 is stored as 1.1000000000000001. */
function shownNumber(raw: string): string {
  const value = Number(raw);
  return /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(raw) && Number.isFinite(value)
    ? String(Number(value.toPrecision(15)))
    : raw;
}

function columnName(column: number): string {
  const letter = String.fromCharCode(65 + ((column - 1) % 26));
  return column > 26 ? columnName(Math.floor((column - 1) / 26)) + letter : letter;
}
