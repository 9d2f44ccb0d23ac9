import { type Sentence, sentence } from '#domain/sentences/sentence.ts';
import { CsvError, parse } from 'csv-parse/sync';
import { decodeText } from '../text/decode-text.ts';
import { TABLE_LIMITS, type Table, type TableRow } from '../table/table.ts';
import { unguardFormula } from './formula-guard.ts';

const MOST_BYTES = 32 * 1024 * 1024;
/** Characters: ten options of the longest cells are less. */
const LONGEST_ROW = 1_000_000;
const DELIMITERS = [',', ';', '\t', '|'] as const;

/** A record as the parser gives it with `info`, which its types do not know. */
interface Counted {
  readonly info: { readonly records: number; readonly empty_lines: number };
  readonly record: readonly string[];
}

/**
 * The rows of a CSV file. What parts its cells is found out from the first line, or said by Excel's `sep=;`. Every cell is a text:
 * nothing is calculated, and a number stays as it is written.
 */
export function readCsv(bytes: Uint8Array, file: string): Table {
  const fail = (what: Sentence): Table => ({ rows: [], problems: [{ severity: 'error', where: file, what }] });
  if (bytes.length > MOST_BYTES) return fail(sentence('is-larger-than-mb', { most: MOST_BYTES / 1024 / 1024 }));
  const decoded = decodeText(bytes);
  if (!decoded.ok) return fail(decoded.what);
  const said = /^\ufeff?sep=(.)\r?\n/.exec(decoded.text);
  const text = decoded.text.slice(said?.[0].length ?? (decoded.text.startsWith('\ufeff') ? 1 : 0));
  const problems: Table['problems'][number][] = [];
  if (decoded.note !== null) problems.push({ severity: 'loss', where: file, what: decoded.note });
  try {
    const records = parse(text, {
      delimiter: said?.[1] ?? delimiterOf(text),
      relax_column_count: true,
      // A record longer than this comes from a quotation mark that is never closed.
      max_record_size: LONGEST_ROW,
      to: TABLE_LIMITS.rows + 1,
      // The parser makes a fault of every row that is not as long as the first, even where none is asked for; of a million empty ones
      // that takes seconds. It counts what it skips.
      skip_empty_lines: true,
      info: true,
    }) as unknown as readonly Counted[];
    const skipped = said === null ? 0 : 1;
    const rows = records
      .slice(0, TABLE_LIMITS.rows)
      .flatMap(({ info, record }) => rowOf(record, info.records + info.empty_lines + skipped));
    if (records.length > TABLE_LIMITS.rows) {
      problems.push({
        severity: 'error',
        where: `${file} row ${TABLE_LIMITS.rows + 1}`,
        what: sentence('rows-that-follow-are-not-read'),
      });
    }
    return { rows, problems };
  } catch (fault) {
    if (!(fault instanceof CsvError)) throw fault;
    return fail(reasonOf(fault));
  }
}

function rowOf(cells: readonly string[], number: number): TableRow[] {
  if (cells.every((cell) => cell.trim() === '')) return [];
  const faults = [
    ...(cells.length > TABLE_LIMITS.columns
      ? [sentence('has-cells-at-most-are-read', { count: cells.length, most: TABLE_LIMITS.columns })]
      : []),
    ...(cells.some((cell) => cell.length > TABLE_LIMITS.cell)
      ? [sentence('has-a-cell-with-more-than-characters', { most: TABLE_LIMITS.cell })]
      : []),
  ];
  return [{ number, cells: faults.length > 0 ? [] : cells.map(unguardFormula), faults, losses: [] }];
}

/** The sign that the first line has most of, outside quotation marks. */
function delimiterOf(text: string): string {
  const counts = new Map<string, number>(DELIMITERS.map((sign) => [sign, 0]));
  let quoted = false;
  for (const sign of text.slice(0, 20_000)) {
    if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === '\n') break;
    else if (!quoted && counts.has(sign)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  }
  const best = Math.max(...counts.values());
  return DELIMITERS.find((sign) => counts.get(sign) === best) ?? ',';
}

function reasonOf({ code, lines }: CsvError & { lines?: number }): Sentence {
  const line = typeof lines === 'number' ? sentence('at-line', { line: lines }) : '';
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return sentence('has-a-quotation-mark-that-opens-a-cell');
    case 'CSV_MAX_RECORD_SIZE':
      return sentence('has-a-row-that-does-not-end', { line });
    case 'INVALID_OPENING_QUOTE':
      return sentence('has-a-quotation-mark-inside-a-cell', { line });
    case 'CSV_INVALID_CLOSING_QUOTE':
      return sentence('has-text-after-the-closing-quotation-mark', { line });
    default:
      return sentence('is-no-csv-that-can-be-read', { line, code });
  }
}
