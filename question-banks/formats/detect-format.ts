import { isZip } from './zip/read-zip.ts';

/** Formats that are read, by the names that commands know them by. */
export const FORMAT_NAMES = ['native', 'qti', 'moodle-xml', 'gift', 'aiken', 'csv', 'xlsx'] as const;
export type FormatName = (typeof FORMAT_NAMES)[number];

const QTI_ROOTS =
  /^(qti-)?(assessment-?(item|test|section|stimulus)|outcome-declaration)|^questestinterop$|^manifest$/i;
/** Enough to see the first element of a file behind its comments. */
const BEGINNING = 20_000;

/** The format of a bank by its files (one file, or those of a folder or archive), null where it is none that is known. */
export function detectFormat(files: ReadonlyMap<string, Uint8Array>): FormatName | null {
  if (files.has('bank.json')) return 'native';
  if (files.has('imsmanifest.xml')) return 'qti';
  if (files.has('xl/workbook.xml')) return 'xlsx';
  const [only] = files;
  if (files.size === 1 && only !== undefined) return formatOfFile(only[0], only[1]);
  const found = [...files].flatMap(([path, bytes]) => formatOfFile(path, bytes) ?? []);
  // Pictures and other files may lie beside what has the items.
  if (found.includes('qti')) return 'qti';
  return found.find((name) => name !== 'gift' && name !== 'aiken') ?? null;
}

function formatOfFile(path: string, bytes: Uint8Array): FormatName | null {
  if (/\.(xlsx|xlsm)$/i.test(path) || (isZip(bytes) && !/\.zip$/i.test(path))) return 'xlsx';
  if (/\.xls$/i.test(path)) return 'xlsx';
  if (/\.(png|jpe?g|webp|svg|gif|mp3|ogg|m4a|wav|md|pdf|docx?|css|js)$/i.test(path)) return null;
  const root = rootElement(bytes);
  if (root === 'quiz') return 'moodle-xml';
  if (root !== null) return QTI_ROOTS.test(root) ? 'qti' : null;
  if (/\.(csv|tsv)$/i.test(path)) return 'csv';
  if (/\.gift(\.txt)?$/i.test(path)) return 'gift';
  return /\.txt$/i.test(path) || !path.includes('.') ? formatOfText(textAt(bytes, bytes.length)) : null;
}

function formatOfText(text: string): FormatName | null {
  if (/^\s*ANSWER\s*:/im.test(text)) return 'aiken';
  const opens = text.search(/[^\\]\{/);
  if (/^\s*\$CATEGORY:/m.test(text) || (opens !== -1 && text.includes('}', opens))) return 'gift';
  const [first = ''] = text.split('\n', 1);
  return /[,;\t]/.test(first) && /soal|question|pertanyaan/i.test(first) ? 'csv' : null;
}

function rootElement(bytes: Uint8Array): string | null {
  const text = textAt(bytes, BEGINNING)
    .replace(/^\ufeff/, '')
    .trimStart();
  if (!text.startsWith('<')) return null;
  const bare = text.replace(/<!--[^]*?(-->|$)|<\?[^]*?(\?>|$)|<!DOCTYPE[^>[]*(\[[^\]]*\]\s*)?>?/gi, '');
  return /<(?:[\w.-]+:)?([\w.-]+)/.exec(bare)?.[1] ?? '';
}

function textAt(bytes: Uint8Array, length: number): string {
  const some = bytes.subarray(0, Math.min(length, bytes.length, 4_000_000));
  if (some[0] === 0xff && some[1] === 0xfe) return new TextDecoder('utf-16le').decode(some);
  if (some[0] === 0xfe && some[1] === 0xff) return new TextDecoder('utf-16be').decode(some);
  return new TextDecoder('utf-8').decode(some);
}
