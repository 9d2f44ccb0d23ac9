import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { UnusableDatabase } from './open-database.ts';

const OWNER_ONLY = 0o600;

/** A secret kept in a file that only its owner may read; made on first use. Windows keeps its own rights. */
export function keyFile(path: string, make: () => Uint8Array, bytes: number): Uint8Array {
  if (!existsSync(path)) {
    writeFileSync(path, `${Buffer.from(make()).toString('base64')}\n`, { mode: OWNER_ONLY, flag: 'wx' });
  }
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) chmodSync(path, OWNER_ONLY);
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
  if (key.length !== bytes) {
    throw new UnusableDatabase(
      `${path} does not hold a key of ${bytes} bytes. Restore it from the backup of this data folder.`,
    );
  }
  return new Uint8Array(key);
}
