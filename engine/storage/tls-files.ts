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
import { join } from 'node:path';

/** In a data folder: the hall's own authority, and the server's key and certificate. */
export const TLS_FILES = {
  authorityKey: 'tls-ca.key',
  authority: 'tls-ca.pem',
  serverKey: 'tls-server.key',
  server: 'tls-server.pem',
} as const;

export type TlsFile = (typeof TLS_FILES)[keyof typeof TLS_FILES];

const OWNER_ONLY = 0o600;
const EVERYBODY_READS = 0o644;
const isWindows = process.platform === 'win32';

/** What a file holds, or null where there is none. Whatever is not for everybody is made its owner's again. */
export function readTlsFile(dataDir: string, file: TlsFile): string | null {
  const path = join(dataDir, file);
  if (!existsSync(path)) return null;
  const rights = rightsOf(file);
  if (!isWindows && (statSync(path).mode & 0o777 & ~rights) !== 0) chmodSync(path, rights);
  return readFileSync(path, 'utf8');
}

/** The new file takes the place of an old one whole, or not at all. */
export function writeTlsFile(dataDir: string, file: TlsFile, pem: string): void {
  const path = join(dataDir, file);
  const fresh = `${path}.new-${process.pid}`;
  const descriptor = openSync(fresh, 'wx', OWNER_ONLY);
  try {
    writeSync(descriptor, pem);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  chmodSync(fresh, rightsOf(file));
  renameSync(fresh, path);
}

function rightsOf(file: TlsFile): number {
  return file === TLS_FILES.authority ? EVERYBODY_READS : OWNER_ONLY;
}
