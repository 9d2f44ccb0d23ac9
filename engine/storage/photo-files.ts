import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const OWNER_ONLY = 0o600;
const OWNER_ENTERS = 0o700;

/**
 * Pictures of participants in `photos/` of the data folder: apart from ledger and database, so that they are in no proof and can be
 * taken away without a trace. A file is named by a hash, as a number may hold what no file name may.
 */
export class PhotoFiles {
  private readonly home: string;

  constructor(dataDir: string) {
    this.home = join(dataDir, 'photos');
  }

  async put(session: string, number: string, bytes: Uint8Array): Promise<void> {
    const folder = this.folderOf(session);
    await mkdir(folder, { recursive: true, mode: OWNER_ENTERS });
    const path = join(folder, nameOf(number));
    // Made beside and put in place, so that nobody is shown half a face.
    await writeFile(`${path}.new`, bytes, { mode: OWNER_ONLY });
    await rename(`${path}.new`, path);
  }

  async get(session: string, number: string): Promise<Uint8Array | null> {
    try {
      return await readFile(join(this.folderOf(session), nameOf(number)));
    } catch (fault) {
      if (isNotThere(fault)) return null;
      throw fault;
    }
  }

  /** Which of these people have one. */
  async those(session: string, numbers: Iterable<string>): Promise<ReadonlySet<string>> {
    const there = new Set(await this.names(session));
    return new Set([...numbers].filter((number) => there.has(nameOf(number))));
  }

  /** Takes all pictures of a session away; gives how many there were. */
  async erase(session: string): Promise<number> {
    const count = (await this.names(session)).length;
    await rm(this.folderOf(session), { recursive: true, force: true });
    return count;
  }

  private async names(session: string): Promise<string[]> {
    try {
      return await readdir(this.folderOf(session));
    } catch (fault) {
      if (isNotThere(fault)) return [];
      throw fault;
    }
  }

  private folderOf(session: string): string {
    return join(this.home, nameOf(session));
  }
}

function nameOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function isNotThere(fault: unknown): boolean {
  return (fault as { code?: string }).code === 'ENOENT';
}
