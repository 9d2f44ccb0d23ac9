import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, readdirSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { MEDIA_TYPES, mediaType } from '#domain/bank/media-type.ts';
import type { Problem } from '#domain/problem.ts';

/** A text file of a bank's folder, by its path inside the folder with `/` between its parts. */
export interface FolderFile {
  readonly path: string;
  readonly text: string;
}

/** A picture or sound: its media type, the SHA-256 of its bytes in hex, and the bytes. */
export interface FolderMedium {
  readonly type: string;
  readonly hash: string;
  readonly size: number;
  readonly bytes: Uint8Array;
}

/** What a format reader needs of a bank's folder: its texts, pictures and sounds. */
export interface BankFolder {
  readonly files: readonly FolderFile[];
  /** By path. */
  readonly media: ReadonlyMap<string, FolderMedium>;
  readonly problems: readonly Problem[];
}

const MOST_FILES = 5_000;
const MOST_BYTES = 5 * 1024 * 1024;
const MEGABYTE = 1024 * 1024;

/** Everybody in a hall loads all of their paper's pictures and sounds in the same seconds. */
const MOST_PICTURE_BYTES = MEGABYTE;
const MOST_MEDIA_BYTES = 64 * MEGABYTE;
const TEXTS = /^(bank\.json|items\/.+\.(md|json))$/;
const MEDIA = /^media\//;

/** Throws what the disk throws when the folder itself cannot be read; everything inside it that is wrong is a problem. */
export function readBankFolder(folder: string): BankFolder {
  const walk = new FolderWalk(realpathSync(folder));
  walk.enter('');
  return { files: walk.files, media: walk.media, problems: walk.problems };
}

class FolderWalk {
  readonly files: FolderFile[] = [];
  readonly media = new Map<string, FolderMedium>();
  private mediaBytes = 0;
  readonly problems: Problem[] = [];
  private seen = 0;

  constructor(private readonly root: string) {}

  enter(inside: string): void {
    for (const name of readdirSync(join(this.root, inside)).sort()) {
      if (name.startsWith('.')) continue;
      if (this.seen > MOST_FILES) return;
      this.visit(inside === '' ? name : `${inside}/${name}`);
    }
  }

  private visit(path: string): void {
    const place = join(this.root, path);
    const found = lstatSync(place);
    if (found.isDirectory()) return this.enter(path);
    this.seen += 1;
    if (this.seen > MOST_FILES) return this.complain(path, `and what follows is not read: at most ${MOST_FILES} files`);
    if (!TEXTS.test(path) && !MEDIA.test(path)) return;
    const wrong = found.isSymbolicLink() ? this.wrongLink(place) : wrongFile(found);
    if (wrong !== null) return this.complain(path, wrong);
    if (MEDIA.test(path)) this.readMedium(path, place);
    else this.readText(path, place);
  }

  /** A link out of the folder would make whatever this user may read into an item. */
  private wrongLink(place: string): string | null {
    let target: string;
    try {
      target = realpathSync(place);
    } catch {
      return 'is a link to nothing';
    }
    if (!target.startsWith(this.root + sep)) return 'is a link out of the folder of the bank';
    return wrongFile(lstatSync(target));
  }

  private readMedium(path: string, place: string): void {
    const type = mediaType(path);
    if (type === null) {
      return this.complain(path, `is neither picture nor sound: ${Object.keys(MEDIA_TYPES).join(', ')} are`);
    }
    const bytes = this.bytesOf(path, place);
    if (bytes === null) return;
    if (type.startsWith('image/') && bytes.length > MOST_PICTURE_BYTES) {
      return this.complain(
        path,
        `has ${kilobytes(bytes.length)} KB, a picture at most ${kilobytes(MOST_PICTURE_BYTES)}`,
      );
    }
    this.mediaBytes += bytes.length;
    if (this.mediaBytes > MOST_MEDIA_BYTES) {
      return this.complain(
        path,
        `is too much: pictures and sounds have at most ${MOST_MEDIA_BYTES / MEGABYTE} MB together`,
      );
    }
    const hash = createHash('sha256').update(bytes).digest('hex');
    this.media.set(path, { type, hash, size: bytes.length, bytes });
  }

  private bytesOf(path: string, place: string): Buffer | null {
    try {
      return readFileSync(place);
    } catch {
      this.complain(path, 'cannot be read by this user');
      return null;
    }
  }

  private readText(path: string, place: string): void {
    const bytes = this.bytesOf(path, place);
    if (bytes === null) return;
    if (!isUtf8(bytes)) return this.complain(path, 'is not UTF-8 text');
    this.files.push({ path, text: bytes.toString('utf8') });
  }

  private complain(where: string, what: string): void {
    this.problems.push({ where, what });
  }
}

function kilobytes(bytes: number): number {
  return Math.ceil(bytes / 1024);
}

function wrongFile(found: { isFile(): boolean; readonly size: number }): string | null {
  if (!found.isFile()) return 'is not a file';
  if (found.size > MOST_BYTES)
    return `has ${Math.ceil(found.size / MEGABYTE)} MB, at most ${MOST_BYTES / MEGABYTE} are read`;
  return null;
}
