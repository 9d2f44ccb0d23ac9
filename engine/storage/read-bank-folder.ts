import { isUtf8 } from 'node:buffer';
import { lstatSync, readFileSync, readdirSync, realpathSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import type { Problem } from '#domain/problem.ts';

/** A text file of a bank's folder, by its path inside the folder with `/` between its parts. */
export interface FolderFile {
  readonly path: string;
  readonly text: string;
}

/** What a format reader needs of a bank's folder: its texts, and the names of its pictures. */
export interface BankFolder {
  readonly files: readonly FolderFile[];
  /** Pictures as `data:` URLs by their path. */
  readonly media: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

const MOST_FILES = 5_000;
const MOST_BYTES = 5 * 1024 * 1024;
const MEGABYTE = 1024 * 1024;

/** Pictures ride in the paper, and a paper must reach two thousand people in a second. */
const MOST_PICTURE_BYTES = 256 * 1024;
/** An SVG shown as a picture runs no script and loads nothing. */
const PICTURES: Readonly<Record<string, string>> = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
};

const TEXTS = /^(bank\.json|items\/.+\.md)$/;
const MEDIA = /^media\//;

/** Throws what the disk throws when the folder itself cannot be read; everything inside it that is wrong is a problem. */
export function readBankFolder(folder: string): BankFolder {
  const walk = new FolderWalk(realpathSync(folder));
  walk.enter('');
  return { files: walk.files, media: walk.media, problems: walk.problems };
}

class FolderWalk {
  readonly files: FolderFile[] = [];
  readonly media = new Map<string, string>();
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
    if (MEDIA.test(path)) this.readPicture(path, place);
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

  private readPicture(path: string, place: string): void {
    const type = PICTURES[extname(path).toLowerCase()];
    if (type === undefined) return this.complain(path, `is no picture: ${Object.keys(PICTURES).join(', ')} are`);
    const bytes = this.bytesOf(path, place);
    if (bytes === null) return;
    if (bytes.length > MOST_PICTURE_BYTES) {
      return this.complain(
        path,
        `has ${Math.ceil(bytes.length / 1024)} KB, a picture at most ${MOST_PICTURE_BYTES / 1024}`,
      );
    }
    this.media.set(path, `data:${type};base64,${bytes.toString('base64')}`);
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

function wrongFile(found: { isFile(): boolean; readonly size: number }): string | null {
  if (!found.isFile()) return 'is not a file';
  if (found.size > MOST_BYTES)
    return `has ${Math.ceil(found.size / MEGABYTE)} MB, at most ${MOST_BYTES / MEGABYTE} are read`;
  return null;
}
