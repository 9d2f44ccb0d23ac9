import { existsSync, mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Hashing } from '#domain/draw/hashing.ts';
import { type Checkpoint, parseCheckpoint } from '#domain/ledger/checkpoint.ts';
import { type NoteVerifier, openNote } from '#domain/ledger/signed-note.ts';
import { Malformed } from '#domain/malformed.ts';
import { writeThrough } from './key-files.ts';
import { UnusableDatabase } from './open-database.ts';

/** This engine's ledgers are not those that it has signed and somebody has seen. */
export class Contradicted extends Error {
  override name = 'Contradicted';
}

const CONTRADICTED = 'contradicted.note';
const NOTE_FILE = /^[a-z0-9][a-z0-9-]*\.note$/i;

/** A note that contradicts what is here stays beside the data: no start serves this data before it agrees. */
export function keepContradiction(dataDir: string, note: string): void {
  writeThrough(join(dataDir, CONTRADICTED), note);
}

/** Everything that was kept outside of the database: files named, a folder of copies, and what stopped this engine before. */
export function keptNotes(dataDir: string, files: readonly string[], folder: string | null): string[] {
  const own = join(dataDir, CONTRADICTED);
  const copies =
    folder !== null && existsSync(folder) ? readdirSync(folder).filter((name) => NOTE_FILE.test(name)) : [];
  const all = [...files, ...copies.map((name) => join(folder as string, name)), ...(existsSync(own) ? [own] : [])];
  return all.map((file) => {
    if (statSync(file, { throwIfNoEntry: false }) === undefined) {
      throw new UnusableDatabase(`${file} is not there: the engine was told to start only if its data agrees with it.`);
    }
    return readFileSync(file, 'utf8');
  });
}

/** The newest checkpoint of each session, kept in a folder that should be on another disk or machine. */
export class CheckpointCopies {
  private readonly sizes = new Map<string, number>();

  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  /** True where this size was not kept yet. */
  isNew(session: string, size: number): boolean {
    return this.sizes.get(session) !== size;
  }

  keep(session: string, size: number, note: string): void {
    writeThrough(join(this.folder, `${session}.note`), note);
    this.sizes.set(session, size);
  }
}

/** Notes that this log has signed. Throws UnusableDatabase for one that it has not: who asks for a check must get one. */
export function openKept(h: Hashing, verifier: NoteVerifier, notes: readonly string[]): Checkpoint[] {
  return notes.map((note) => {
    try {
      return parseCheckpoint(openNote(h, note, [verifier]).text);
    } catch (fault) {
      if (!(fault instanceof Malformed)) throw fault;
      throw new UnusableDatabase(
        `A checkpoint that was kept cannot be held against this data: ${fault.message} Is it of another hall, or is ledger.key another one?`,
      );
    }
  });
}
