import { lstatSync, readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { CouldNotRun } from './outcome.ts';

const MEBIBYTE = 1024 * 1024;
const MOST_BYTES = 256 * MEBIBYTE;
const MOST_FILES = 10_000;

/** A bank as it lies on a disk: one file by its name, or the files of a folder by their paths in it. */
export interface BankSource {
  readonly name: string;
  readonly isFolder: boolean;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Sizes are looked at before anything is read, so that a file of any size is answered at once. */
export function bankSource(path: string): BankSource {
  const found = statSync(path);
  const name = basename(path);
  if (found.isDirectory()) return { name, isFolder: true, files: filesOf(realpathSync(path)) };
  if (!found.isFile()) throw new CouldNotRun(`${path} is neither a file nor a folder.`);
  if (found.size > MOST_BYTES) {
    throw new CouldNotRun(
      `${path} has ${Math.ceil(found.size / MEBIBYTE)} MB; at most ${MOST_BYTES / MEBIBYTE} MB are read.`,
    );
  }
  return { name, isFolder: false, files: new Map([[name, readFileSync(path)]]) };
}

function filesOf(root: string): Map<string, Uint8Array> {
  const paths: string[] = [];
  let bytes = 0;
  const enter = (inside: string): void => {
    for (const name of readdirSync(join(root, inside)).sort()) {
      if (name.startsWith('.')) continue;
      const path = inside === '' ? name : `${inside}/${name}`;
      const found = lstatSync(join(root, path));
      if (found.isDirectory()) {
        enter(path);
        continue;
      }
      // A link out of the folder would make whatever this user may read into an item.
      if (found.isSymbolicLink() && !realpathSync(join(root, path)).startsWith(root + sep)) {
        throw new CouldNotRun(`${path} is a link out of the folder of the bank.`);
      }
      paths.push(path);
      bytes += statSync(join(root, path)).size;
      if (paths.length > MOST_FILES) throw new CouldNotRun(`The folder has more than ${MOST_FILES} files.`);
      if (bytes > MOST_BYTES) throw new CouldNotRun(`The folder has more than ${MOST_BYTES / MEBIBYTE} MB.`);
    }
  };
  enter('');
  return new Map(paths.map((path) => [path, readFileSync(join(root, path))]));
}
