import { type Sentence, sentence } from '#domain/sentences/sentence.ts';
import { crc32 } from 'node:zlib';
import { type Entry, type ZipFile, fromBufferPromise } from 'yauzl';

/** How large an archive may become when it is unpacked; all of it is checked by what its list says before anything is unpacked. */
export interface ZipLimits {
  /** Bytes of the archive itself. */
  readonly packed: number;
  /** Bytes of all files together, unpacked. */
  readonly bytes: number;
  readonly entries: number;
  /** How many times larger than packed a file above 1 MiB may be. */
  readonly ratio: number;
  /** Characters of a path. */
  readonly path: number;
}

const MIB = 1024 * 1024;

export const ZIP_LIMITS: ZipLimits = { packed: 256 * MIB, bytes: 256 * MIB, entries: 10_000, ratio: 200, path: 400 };

export type ReadZip =
  | { readonly ok: true; readonly files: ReadonlyMap<string, Uint8Array> }
  | { readonly ok: false; readonly problem: { readonly where: string; readonly what: Sentence } };

/** What ends the reading of an archive; it never leaves this file. */
class Refused extends Error {
  constructor(
    readonly entry: string | null,
    readonly what: Sentence,
  ) {
    super(what.code);
  }
}

/** Whether the bytes begin as an archive does. */
export function isZip(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6))
  );
}

/**
 * Unpacks an archive into memory, all of it or nothing: no path outside, no link, nothing encrypted, no name twice, every checksum
 * right. Folders are left out.
 * @param file the archive's name, for messages
 */
export async function readZip(bytes: Uint8Array, file: string, limits: ZipLimits = ZIP_LIMITS): Promise<ReadZip> {
  try {
    if (bytes.length > limits.packed)
      throw new Refused(null, sentence('is-larger-than-bytes', { most: limits.packed }));
    return { ok: true, files: await unpack(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), limits) };
  } catch (fault) {
    // Whatever the archive library refuses, it refuses because of the archive: there is no disk and no network here.
    const entry = fault instanceof Refused ? fault.entry : null;
    const what = fault instanceof Refused ? fault.what : sentence('is-no-readable-zip', { why: messageOf(fault) });
    return { ok: false, problem: { where: entry === null ? file : `${file}/${entry}`, what } };
  }
}

async function unpack(bytes: Buffer, limits: ZipLimits): Promise<Map<string, Uint8Array>> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false });
  try {
    const files = new Map<string, Uint8Array>();
    for (const entry of await listed(zip, limits)) files.set(entry.fileName, await contents(zip, entry));
    return files;
  } finally {
    zip.close();
  }
}

async function listed(zip: ZipFile, limits: ZipLimits): Promise<Entry[]> {
  if (zip.entryCount > limits.entries)
    throw new Refused(null, sentence('holds-more-than-files', { most: limits.entries }));
  const entries: Entry[] = [];
  const names = new Set<string>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    if (names.size >= limits.entries)
      throw new Refused(null, sentence('holds-more-than-files', { most: limits.entries }));
    checkEntry(entry, limits);
    const name = entry.fileName.normalize('NFC').toLowerCase();
    if (names.has(name)) throw new Refused(entry.fileName, sentence('file-is-there-twice'));
    names.add(name);
    total += entry.uncompressedSize;
    if (total > limits.bytes) throw new Refused(null, sentence('unpacks-to-more-than-bytes', { most: limits.bytes }));
    if (!entry.fileName.endsWith('/')) entries.push(entry);
  }
  return entries;
}

const LINK = 0o120000;
const TYPE_OF_FILE = 0o170000;

function checkEntry(entry: Entry, limits: ZipLimits): void {
  const { fileName: name, compressedSize, uncompressedSize } = entry;
  const refuse = (what: Sentence): never => {
    throw new Refused(printable(name), what);
  };
  if (name.length > limits.path) refuse(sentence('has-a-path-longer-than-characters', { most: limits.path }));
  if (name !== printable(name)) refuse(sentence('has-a-path-with-control-characters'));
  if (name.split('/').some((part) => part === '..' || part === '.'))
    refuse(sentence('has-a-path-that-points-elsewhere'));
  if (entry.isEncrypted()) refuse(sentence('is-encrypted'));
  if (((entry.externalFileAttributes >>> 16) & TYPE_OF_FILE) === LINK) refuse(sentence('is-a-symbolic-link'));
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
    refuse(sentence('is-packed-by-method-only-store-and-deflate', { method: entry.compressionMethod }));
  }
  if (uncompressedSize > MIB && uncompressedSize > compressedSize * limits.ratio) {
    refuse(sentence('unpacks-to-more-than-times-its-size', { most: limits.ratio }));
  }
}

function printable(name: string): string {
  return name.replace(/\p{Cc}/gu, '?');
}

async function contents(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  try {
    // The library counts as it unpacks and fails where the list said another size.
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
  } catch (fault) {
    throw new Refused(entry.fileName, sentence('cannot-be-unpacked', { why: messageOf(fault) }));
  }
  const bytes = Buffer.concat(pieces);
  if (crc32(bytes) !== entry.crc32) throw new Refused(entry.fileName, sentence('is-damaged-its-checksum-is-another'));
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

function messageOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault);
}
