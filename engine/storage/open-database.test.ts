import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import {
  UnusableDatabase,
  lockForOneEngine,
  openForReading,
  openForWriting,
  readBackDurability,
  refuseOldSqlite,
} from './open-database.ts';

const SCHEMA = 1;
let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'terang-'));
  file = join(folder, 'terang.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('opening the data file', () => {
  it('has synchronous=FULL and a write-ahead log on every open, the first and the next', () => {
    for (let turn = 0; turn < 3; turn += 1) {
      const db = openForWriting(file, SCHEMA);
      expect([db.pragma('synchronous', { simple: true }), db.pragma('journal_mode', { simple: true })]).toEqual([
        2,
        'wal',
      ]);
      expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
      db.close();
    }
  });

  it.each(['OFF', 'NORMAL'])('refuses a connection that was left at synchronous=%s', (mode) => {
    const db = openForWriting(file, SCHEMA);
    db.pragma(`synchronous = ${mode}`);
    expect(() => readBackDurability(db)).toThrow(/synchronous=[01] \(wanted wal and 2\).*does not start/);
    db.close();
  });

  it('refuses a file that cannot have a write-ahead log', () => {
    const db = new Database(file);
    db.pragma('journal_mode = DELETE');
    db.pragma('synchronous = FULL');
    expect(() => readBackDurability(db)).toThrow(/journal_mode=delete/);
    db.close();
  });

  it.each([
    ['3.51.3', true],
    ['3.52.0', true],
    ['4.0.0', true],
    ['3.51.2', false],
    ['3.9.99', false],
    ['2.99.99', false],
  ])('takes SQLite %s: %s', (version, isTaken) => {
    if (isTaken) refuseOldSqlite(version);
    else expect(() => refuseOldSqlite(version)).toThrow(`SQLite ${version} can damage a WAL file`);
  });

  it('leaves data of a newer engine untouched to the byte', () => {
    const db = openForWriting(file, SCHEMA);
    db.pragma(`user_version = ${SCHEMA + 1}`);
    db.close();
    const before = readFileSync(file);
    expect(() => openForWriting(file, SCHEMA)).toThrow(/written by a newer Terang \(schema 2, this one knows 1\)/);
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});

describe('a data file that cannot be used is refused in a sentence', () => {
  const opened = [
    ['writing', (path: string) => openForWriting(path, SCHEMA)],
    ['reading', openForReading],
  ] as const;

  it.each(opened)('another kind of file, for %s', (_, open) => {
    writeFileSync(file, 'Not a database at all. '.repeat(100));
    expect(() => open(file).prepare('SELECT * FROM sqlite_schema').all()).toThrow(/is no database|not a database/);
  });

  it('says of another kind of file what to do', () => {
    writeFileSync(file, 'Not a database at all. '.repeat(100));
    expect(() => openForWriting(file, SCHEMA)).toThrow(`${file} is no database`);
    expect(() => openForWriting(file, SCHEMA)).toThrow(/Restore the last backup/);
  });

  it('a damaged file', () => {
    const db = openForWriting(file, SCHEMA);
    db.exec('CREATE TABLE t (a); INSERT INTO t VALUES (1)');
    db.close();
    const bytes = readFileSync(file);
    bytes.fill(0xff, 100, 4_000);
    writeFileSync(file, bytes);
    expect(() => openForWriting(file, SCHEMA).prepare('SELECT * FROM t').all()).toThrow(/is damaged|malformed/);
  });

  it.each(opened)('a folder that is not there, for %s', (_, open) => {
    const path = join(folder, 'nowhere', 'terang.db');
    expect(() => open(path)).toThrow(`${path} cannot be opened: does the folder exist`);
    expect(() => open(path)).toThrow(UnusableDatabase);
  });

  it.each(opened)('a folder in its place, for %s', (_, open) => {
    expect(() => open(folder)).toThrow(`${folder} cannot be`);
  });

  const unlessRoot = process.getuid?.() === 0 || process.platform === 'win32' ? it.skip : it;
  unlessRoot('a file that this user may not write', () => {
    openForWriting(file, SCHEMA).close();
    chmodSync(file, 0o400);
    expect(() => openForWriting(file, SCHEMA)).toThrow(`${file} is read-only for this user`);
  });

  it('reading writes nothing', () => {
    openForWriting(file, SCHEMA).close();
    const db = openForReading(file);
    expect(() => db.exec('CREATE TABLE t (a)')).toThrow(/readonly|read-only/);
    db.close();
  });
});

describe('one engine for a folder', () => {
  it('refuses a second one while the first is there, and not afterwards', () => {
    const lock = join(folder, 'engine.lock');
    const first = lockForOneEngine(lock);
    expect(() => lockForOneEngine(lock)).toThrow(`${lock} is in use by another engine`);
    first.close();
    lockForOneEngine(lock).close();
  });
});
