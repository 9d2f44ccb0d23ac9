/**
 * A spreadsheet runs what begins with one of these as a formula. Such a text is written with an apostrophe before it, which a
 * spreadsheet does not show; a text that has one already gets another, so that every text is read again as it was.
 */
const RUNS = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

export function guardFormula(text: string): string {
  return RUNS.test(text) ? `'${text}` : text;
}

export function unguardFormula(cell: string): string {
  return cell.startsWith("'") && RUNS.test(cell) ? cell.slice(1) : cell;
}
