import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { Command } from 'commander';
import { openForReading } from '../../engine/storage/open-database.ts';
import { TLS_FILES } from '../../engine/storage/tls-files.ts';
import { CouldNotRun, type Terminal } from './outcome.ts';

export interface BackupReport {
  readonly target: string;
  readonly bytes: number;
  readonly sessions: readonly { readonly id: string; readonly participants: number; readonly entries: number }[];
  /** Whether the committee's items are in it too. */
  readonly hasShelf: boolean;
  readonly keys: readonly string[];
}

const KEYS: readonly string[] = ['ledger.key', 'server.key', ...Object.values(TLS_FILES)];
const SHELF = 'items.db';
/** More pages than any file has: a copy in several steps begins anew with every answer that an engine writes meanwhile. */
const ALL_PAGES = 0x7fff_ffff;

export function backupCommand(terminal: Terminal): Command {
  return new Command('backup')
    .description('Copy a data folder into a new one, also while an engine serves it, and check the copy.')
    .argument('<folder>', 'data folder')
    .argument('<target>', 'folder to make; it must not be there yet')
    .option('--with-keys', 'also copy the private keys: whoever has them can sign as this hall')
    .option('--json', 'the report as JSON')
    .action(async (folder: string, target: string, options: { withKeys?: boolean; json?: boolean }) => {
      const report = await backUp(resolve(folder), resolve(target), options.withKeys === true);
      if (options.json === true) terminal.out(JSON.stringify(report, null, 2));
      else for (const line of describe(report)) terminal.out(line);
    });
}

/** The target appears whole and checked, or not at all. */
export async function backUp(dataDir: string, target: string, withKeys: boolean): Promise<BackupReport> {
  const source = join(dataDir, 'terang.db');
  if (!existsSync(source))
    throw new CouldNotRun(`${dataDir} holds no terang.db: it is not the data folder of an engine.`);
  if (existsSync(target))
    throw new CouldNotRun(`${target} is there already. A backup never overwrites: name a new folder.`);
  const unfinished = `${target}.unfinished-${process.pid}`;
  mkdirSync(dirname(target), { recursive: true });
  mkdirSync(unfinished, { mode: 0o700 });
  try {
    const copy = join(unfinished, 'terang.db');
    await copyDatabase(source, copy);
    const sessions = checkCopy(copy);
    const shelf = await copyShelf(dataDir, unfinished);
    const keys = withKeys ? copyKeys(dataDir, unfinished) : [];
    const { size } = statSync(copy);
    renameSync(unfinished, target);
    return { target, bytes: size + (shelf ?? 0), sessions, hasShelf: shelf !== null, keys };
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** The committee's items, where there are any; gives the size of the copy in bytes. */
async function copyShelf(dataDir: string, target: string): Promise<number | null> {
  const source = join(dataDir, SHELF);
  if (!existsSync(source)) return null;
  const copy = join(target, SHELF);
  await copyDatabase(source, copy);
  const db = new Database(copy);
  try {
    checkWhole(db);
  } finally {
    db.close();
  }
  return statSync(copy).size;
}

/** One file that stands for itself; the engine turns its log on again when it serves the copy. */
function checkWhole(db: Database.Database): void {
  db.pragma('journal_mode = DELETE');
  const condition = db.pragma('integrity_check(1)', { simple: true });
  if (condition !== 'ok')
    throw new CouldNotRun(`The copy is damaged (${String(condition)}), and so may be the original.`);
}

async function copyDatabase(source: string, copy: string): Promise<void> {
  const db = openForReading(source);
  try {
    await db.backup(copy, { progress: () => ALL_PAGES });
    chmodSync(copy, 0o600);
  } finally {
    db.close();
  }
}

function checkCopy(path: string): BackupReport['sessions'] {
  const db = new Database(path);
  try {
    checkWhole(db);
    const sessions = db.prepare(SESSIONS).all() as (BackupReport['sessions'][number] & { signed: number | null })[];
    const torn = sessions.find(({ entries, signed }) => entries !== signed);
    if (torn !== undefined) {
      throw new CouldNotRun(
        `The copy of session ${torn.id} has ${torn.entries} entries and a signature over ${torn.signed}.`,
      );
    }
    return sessions.map(({ entries, id, participants }) => ({ id, participants, entries }));
  } finally {
    db.close();
  }
}

const SESSIONS = `SELECT id,
  (SELECT count(*) FROM participant WHERE session_no = exam_session.no) AS participants,
  (SELECT count(*) FROM ledger WHERE session_no = exam_session.no) AS entries,
  (SELECT size FROM checkpoint_head WHERE session_no = exam_session.no) AS signed
  FROM exam_session ORDER BY no`;

function copyKeys(dataDir: string, target: string): string[] {
  const present = readdirSync(dataDir).filter((name) => KEYS.includes(name));
  for (const name of present) {
    const copy = join(target, name);
    copyFileSync(join(dataDir, name), copy);
    chmodSync(copy, 0o600);
  }
  return present;
}

function describe({ bytes, hasShelf, keys, sessions, target }: BackupReport): string[] {
  const megabytes = (bytes / 1_048_576).toFixed(1);
  return [
    `${target}: ${megabytes} MB, opened and found whole.`,
    ...sessions.map(
      ({ entries, id, participants }) => `  ${id}: ${participants} participants, ${entries} ledger entries`,
    ),
    ...(hasShelf ? [`  ${SHELF}: the committee's items with keys, versions and history`] : []),
    'In it: names, item bank with its key, papers, answers and what opens them. Keep it as closed as the exam itself.',
    keys.length === 0
      ? 'Not in it: the private keys. Without ledger.key it can be verified, and not served again.'
      : `In it too: ${keys.join(', ')}. Whoever has them can sign as this hall.`,
  ];
}
