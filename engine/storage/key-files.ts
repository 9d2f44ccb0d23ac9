import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { UnusableDatabase } from './open-database.ts';

const OWNER_ONLY = 0o600;
const isWindows = process.platform === 'win32';

/**
 * A secret kept in a file that only its owner may read. It is made where there is none and `make` is given: beside data that
 * was written under a key, a new one would be a wrong one. Windows keeps its own rights.
 */
export function keyFile(path: string, make: (() => Uint8Array) | null, bytes: number): Uint8Array {
  if (!existsSync(path)) {
    if (make === null) {
      throw new UnusableDatabase(`${path} is missing. Restore it from the backup of this data folder.`);
    }
    writeThrough(path, `${Buffer.from(make()).toString('base64')}\n`);
  }
  if (!isWindows && (statSync(path).mode & 0o077) !== 0) chmodSync(path, OWNER_ONLY);
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
  if (key.length !== bytes) {
    throw new UnusableDatabase(
      `${path} does not hold a key of ${bytes} bytes. Restore it from the backup of this data folder.`,
    );
  }
  return new Uint8Array(key);
}

/** On disk before anything is signed or hashed under it, and never half of it: a full disk or a kill leaves no broken key. */
export function writeThrough(path: string, text: string): void {
  const unfinished = `${path}.unfinished`;
  const file = openSync(unfinished, 'w', OWNER_ONLY);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(unfinished, path);
  if (isWindows) return;
  const folder = openSync(dirname(path), 'r');
  fsyncSync(folder);
  closeSync(folder);
}
