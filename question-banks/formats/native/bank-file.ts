/** A file of a bank's folder, by its path inside the folder (`items/twk.md`). */
export interface BankFile {
  readonly path: string;
  readonly text: string;
}

/** Some editors of Windows begin a file with U+FEFF; it is no part of the text. */
export function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}
