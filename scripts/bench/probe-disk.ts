import Database from 'better-sqlite3';
import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const PAGE = 4_096;
const ROW_BYTES = 300;

export interface DiskSpeed {
  /** 4 KiB overwritten and fdatasynced, one after the other. */
  readonly fdatasyncPerSecond: number;
  /** Median of one row in one transaction: WAL, `synchronous=FULL`. */
  readonly oneRowCommitMs: number;
}

/** What the disk under a folder can do at all, measured in the process that asks. */
export function probeDisk(folder: string, ms: number): DiskSpeed {
  return { fdatasyncPerSecond: fdatasyncRate(folder, ms / 2), oneRowCommitMs: medianCommit(folder, ms / 2) };
}

function fdatasyncRate(folder: string, ms: number): number {
  const path = join(folder, 'probe.bin');
  const file = openSync(path, 'w+');
  const page = Buffer.alloc(PAGE, 1);
  writeSync(file, page, 0, PAGE, 0);
  fdatasyncSync(file);
  const began = performance.now();
  let rounds = 0;
  while (performance.now() - began < ms) {
    writeSync(file, page, 0, PAGE, 0);
    fdatasyncSync(file);
    rounds += 1;
  }
  const rate = (rounds * 1_000) / (performance.now() - began);
  closeSync(file);
  rmSync(path);
  return rate;
}

function medianCommit(folder: string, ms: number): number {
  const path = join(folder, 'probe.db');
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE probe (idx INTEGER PRIMARY KEY, entry BLOB NOT NULL) STRICT');
  const insert = db.prepare('INSERT INTO probe (entry) VALUES (?)');
  const row = Buffer.alloc(ROW_BYTES, 1);
  const times: number[] = [];
  const began = performance.now();
  for (let now = began; now - began < ms || times.length === 0;) {
    insert.run(row);
    const after = performance.now();
    times.push(after - now);
    now = after;
  }
  db.close();
  for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}
