import { type Sentence, sentence } from '#domain/sentences/sentence.ts';
import { posix } from 'node:path';
import type { ReadItems } from '#domain/item/authored-item.ts';
import { readAiken } from './aiken/read-aiken.ts';
import { readCsv } from './csv/read-csv.ts';
import { type FormatName, FORMAT_NAMES, detectFormat } from './detect-format.ts';
import { readGift } from './gift/read-gift.ts';
import { readMoodle } from './moodle/read-moodle.ts';
import { readNativeFiles } from './native/read-native-files.ts';
import { readQti } from './qti/read-qti.ts';
import type { TellProgress } from './reading/gathering.ts';
import type { ColumnMapping } from './table/column-mapping.ts';
import { readTable } from './table/read-table.ts';
import { decodeText } from './text/decode-text.ts';
import { readXlsx } from './xlsx/read-xlsx.ts';
import { isZip, readZip } from './zip/read-zip.ts';

export interface ReadingOptions {
  /** Null: by what the files are. */
  readonly format: FormatName | null;
  /** For sheets with headings of their own. */
  readonly mapping: ColumnMapping | null;
  /** Of a workbook, by its name; null for the first. */
  readonly sheet: string | null;
  /** Told while a long file is read; files of a bank's own format are read too fast for it. */
  readonly tell?: TellProgress;
}

export interface ReadFiles extends ReadItems {
  /** Null where it is none that is known; then there is one problem. */
  readonly format: FormatName | null;
}

const BY_THEMSELVES: ReadingOptions = { format: null, mapping: null, sheet: null };

/**
 * A question bank of any format: one file, an archive, or the files of a folder by their paths.
 * @param name of the file or folder, for messages
 */
export async function readFiles(
  given: ReadonlyMap<string, Uint8Array>,
  name: string,
  options: ReadingOptions = BY_THEMSELVES,
): Promise<ReadFiles> {
  const unpacked = await unpack(given, name);
  if (!unpacked.ok) return nothing(null, unpacked.problem.where, unpacked.problem.what);
  const files = withoutTopFolder(unpacked.files);
  const format = options.format ?? detectFormat(files);
  if (format === null) {
    return nothing(null, name, sentence('is-in-no-format-that-is-known-these', { formats: FORMAT_NAMES.join(', ') }));
  }
  return { format, ...(await readAs(format, files, name, options)) };
}

function nothing(format: FormatName | null, where: string, what: Sentence): ReadFiles {
  return { format, items: [], passages: [], media: new Map(), problems: [{ severity: 'error', where, what }] };
}

type Unpacked = Awaited<ReturnType<typeof readZip>>;

/** A workbook is an archive too, and stays one. */
async function unpack(files: ReadonlyMap<string, Uint8Array>, name: string): Promise<Unpacked> {
  const [only] = files;
  if (files.size !== 1 || only === undefined || !isZip(only[1])) return { ok: true, files };
  const zip = await readZip(only[1], name);
  return zip.ok && zip.files.has('xl/workbook.xml') ? { ok: true, files } : zip;
}

/** An archive of a folder has everything in that folder, and some programs add files of their own beside it. */
function withoutTopFolder(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  const kept = new Map([...files].filter(([path]) => !/(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$)/.test(path)));
  const tops = new Set([...kept.keys()].map((path) => path.split('/', 1)[0]));
  const [top] = tops;
  const isFolder = tops.size === 1 && [...kept.keys()].every((path) => path.includes('/'));
  return isFolder ? new Map([...kept].map(([path, bytes]) => [path.slice((top ?? '').length + 1), bytes])) : kept;
}

async function readAs(
  format: FormatName,
  files: ReadonlyMap<string, Uint8Array>,
  name: string,
  options: ReadingOptions,
): Promise<ReadItems> {
  if (format === 'native') return readNativeFiles(files);
  if (format === 'qti') return readQti(files, name, options.tell);
  const holders = [...files].filter(
    ([path, bytes]) => files.size === 1 || detectFormat(new Map([[path, bytes]])) === format,
  );
  const [holder, ...others] = holders;
  if (holder === undefined) return nothing(format, name, sentence('holds-no-file-of-this-format'));
  const [path, bytes] = holder;
  const where = files.size === 1 ? name : path;
  if (others.length > 0)
    return nothing(
      format,
      name,
      sentence('holds-several-files-of-this-format', {
        files: holders
          .map(([one]) => one)
          .slice(0, 5)
          .join(', '),
      }),
    );
  switch (format) {
    case 'moodle-xml':
      return readMoodle(bytes, where, options.tell);
    case 'csv':
      return readTable(readCsv(bytes, where), where, { ...sheetOptions(options), pictures: besides(files, path) });
    case 'xlsx':
      return readTable(await readXlsx(bytes, where, options.sheet), where, {
        ...sheetOptions(options),
        pictures: besides(files, path),
      });
    case 'gift':
    case 'aiken':
      return readText(format, bytes, where, options.tell);
  }
}

function sheetOptions({ mapping, tell }: ReadingOptions) {
  return { mapping, ...(tell !== undefined && { tell }) };
}

const MOST_TEXT = 64 * 1024 * 1024;

function readText(format: 'gift' | 'aiken', bytes: Uint8Array, where: string, tell?: TellProgress): ReadItems {
  if (bytes.length > MOST_TEXT)
    return nothing(format, where, sentence('is-larger-than-mb', { most: MOST_TEXT / 1024 / 1024 }));
  const decoded = decodeText(bytes);
  if (!decoded.ok) return nothing(format, where, decoded.what);
  const read = format === 'gift' ? readGift(decoded.text, where, tell) : readAiken(decoded.text, where, tell);
  if (decoded.note === null) return read;
  return { ...read, problems: [{ severity: 'loss', where, what: decoded.note }, ...read.problems] };
}

/**
 * The other files in small letters: by their paths from the sheet and from the top, and by their bare names where only one has it.
 */
function besides(files: ReadonlyMap<string, Uint8Array>, path: string): Map<string, Uint8Array> {
  const others = [...files].filter(([other]) => other !== path);
  const bareNames = others.map(([other]) => posix.basename(other).toLowerCase());
  const isAlone = (name: string): boolean => bareNames.indexOf(name) === bareNames.lastIndexOf(name);
  const named = others.map(([, bytes], place) => [bareNames[place] ?? '', bytes] as const);
  const fromTop = others.map(([other, bytes]) => [other.toLowerCase(), bytes] as const);
  const fromSheet = others.map(
    ([other, bytes]) => [posix.relative(posix.dirname(path), other).toLowerCase(), bytes] as const,
  );
  return new Map([...named.filter(([name]) => isAlone(name)), ...fromTop, ...fromSheet]);
}
