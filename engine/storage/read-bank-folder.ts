import { isUtf8 } from 'node:buffer';
import { lstatSync, readFileSync, readdirSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Problem } from '#domain/problem.ts';

/** A text file of a bank's folder, by its path inside the folder with `/` between its parts. */
export interface FolderFile {
  readonly path: string;
  readonly text: string;
}

/** What a format reader needs of a bank's folder: its texts, and the names of its pictures. */
export interface BankFolder {
  readonly files: readonly FolderFile[];
  readonly media: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

const MOST_FILES = 5_000;
const MOST_BYTES = 5 * 1024 * 1024;
const MEGABYTE = 1024 * 1024;

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
  readonly media = new Set<string>();
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
    if (MEDIA.test(path)) this.media.add(path);
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

  private readText(path: string, place: string): void {
    let bytes: Buffer;
    try {
      bytes = readFileSync(place);
    } catch {
      return this.complain(path, 'cannot be read by this user');
    }
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
