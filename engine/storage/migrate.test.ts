import Database from 'better-sqlite3';
import { MIGRATIONS, migrate } from './migrate.ts';

function schemaOf(db: Database.Database): unknown[] {
  return db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all();
}

function versionOf(db: Database.Database): unknown {
  return db.pragma('user_version', { simple: true });
}

const GROWTH = [
  'CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (1);',
  'ALTER TABLE a ADD COLUMN y TEXT;',
  'CREATE TABLE b (z BLOB);',
];

describe('migrations', () => {
  it.each([1, 2])('a file left at step %i ends like a fresh one', (stop) => {
    const fresh = new Database(':memory:');
    migrate(fresh, GROWTH);
    const grown = new Database(':memory:');
    migrate(grown, GROWTH.slice(0, stop));
    migrate(grown, GROWTH);
    expect(schemaOf(grown)).toEqual(schemaOf(fresh));
    expect([versionOf(grown), versionOf(fresh)]).toEqual([3, 3]);
  });

  it.each(MIGRATIONS.map((_, index) => index + 1))(
    'the real schema is the same fresh and grown from step %i',
    (stop) => {
      const fresh = new Database(':memory:');
      migrate(fresh);
      const grown = new Database(':memory:');
      migrate(grown, MIGRATIONS.slice(0, stop));
      migrate(grown);
      expect(schemaOf(grown)).toEqual(schemaOf(fresh));
    },
  );

  it('doing it again changes nothing', () => {
    const db = new Database(':memory:');
    migrate(db);
    const before = schemaOf(db);
    migrate(db);
    expect(schemaOf(db)).toEqual(before);
  });

  it('refuses a file of a newer engine', () => {
    const db = new Database(':memory:');
    migrate(db, GROWTH);
    const before = schemaOf(db);
    expect(() => migrate(db, GROWTH.slice(0, 2))).toThrow(
      'written by a newer Terang (schema 3, this one knows 2). Start the newer engine',
    );
    expect([schemaOf(db), versionOf(db)]).toEqual([before, 3]);
  });

  it('a step that fails half way leaves the file as it was after the step before', () => {
    const db = new Database(':memory:');
    migrate(db, GROWTH.slice(0, 1));
    const before = schemaOf(db);
    const broken = [GROWTH[0]!, 'CREATE TABLE half (x); INSERT INTO a VALUES (2); CREATE TABLE half (x);'];
    expect(() => migrate(db, broken)).toThrow(/half already exists/);
    expect([schemaOf(db), versionOf(db)]).toEqual([before, 1]);
    expect(db.prepare('SELECT x FROM a').pluck().all()).toEqual([1]);
    migrate(db, GROWTH);
    expect(versionOf(db)).toBe(3);
  });
});
