import { type Sentence, sentence } from '#domain/sentences/sentence.ts';
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
    if (this.seen > MOST_FILES)
      return this.complain(path, sentence('files-that-follow-are-not-read', { most: MOST_FILES }));
    if (!TEXTS.test(path) && !MEDIA.test(path)) return;
    const wrong = found.isSymbolicLink() ? this.wrongLink(place) : wrongFile(found);
    if (wrong !== null) return this.complain(path, wrong);
    if (MEDIA.test(path)) this.readMedium(path, place);
    else this.readText(path, place);
  }

  /** A link out of the folder would make whatever this user may read into an item. */
  private wrongLink(place: string): Sentence | null {
    let target: string;
    try {
      target = realpathSync(place);
    } catch {
      return sentence('is-a-link-to-nothing');
    }
    if (!target.startsWith(this.root + sep)) return sentence('is-a-link-out-of-the-folder');
    return wrongFile(lstatSync(target));
  }

  private readMedium(path: string, place: string): void {
    const type = mediaType(path);
    if (type === null) {
      return this.complain(
        path,
        sentence('is-neither-picture-nor-sound-are', { endings: Object.keys(MEDIA_TYPES).join(', ') }),
      );
    }
    const bytes = this.bytesOf(path, place);
    if (bytes === null) return;
    if (type.startsWith('image/') && bytes.length > MOST_PICTURE_BYTES) {
      return this.complain(
        path,
        sentence('has-kb-a-picture', { size: kilobytes(bytes.length), most: kilobytes(MOST_PICTURE_BYTES) }),
      );
    }
    this.mediaBytes += bytes.length;
    if (this.mediaBytes > MOST_MEDIA_BYTES) {
      return this.complain(
        path,
        sentence('is-too-much-pictures-and-sounds-have', { most: MOST_MEDIA_BYTES / MEGABYTE }),
      );
    }
    const hash = createHash('sha256').update(bytes).digest('hex');
    this.media.set(path, { type, hash, size: bytes.length, bytes });
  }

  private bytesOf(path: string, place: string): Buffer | null {
    try {
      return readFileSync(place);
    } catch {
      this.complain(path, sentence('cannot-be-read-by-this-user'));
      return null;
    }
  }

  private readText(path: string, place: string): void {
    const bytes = this.bytesOf(path, place);
    if (bytes === null) return;
    if (!isUtf8(bytes)) return this.complain(path, sentence('is-not-utf-8-text'));
    this.files.push({ path, text: bytes.toString('utf8') });
  }

  private complain(where: string, what: Sentence): void {
    this.problems.push({ where, what });
  }
}

function kilobytes(bytes: number): number {
  return Math.ceil(bytes / 1024);
}

function wrongFile(found: { isFile(): boolean; readonly size: number }): Sentence | null {
  if (!found.isFile()) return sentence('is-not-a-file');
  if (found.size > MOST_BYTES)
    return sentence('has-mb-at-most-are-read', { size: Math.ceil(found.size / MEGABYTE), most: MOST_BYTES / MEGABYTE });
  return null;
}
