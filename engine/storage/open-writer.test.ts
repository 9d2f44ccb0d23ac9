import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { TINY_BEGIN, answerGroup, signInGroup, tinySession } from '../testing/tiny-session.ts';
import { MIGRATIONS } from './migrate.ts';
import { openForWriting } from './open-database.ts';
import { databasePath, openWriter } from './open-writer.ts';

const session = tinySession();
let folder: string;

/** A session with three sign-ins and thirty answers over three seconds, so that some checkpoints lie between. */
function writeSession(): { size: number } {
  const { writer } = openWriter(folder);
  writer.createSessions([session]);
  writer.append([0, 1, 2].map((place) => signInGroup(session, place)));
  for (let n = 1; n <= 30; n += 1) writer.append([answerGroup(session, n % 3, Math.ceil(n / 3), TINY_BEGIN + n * 100)]);
  const [head] = writer.heads();
  writer.close();
  return { size: head!.size };
}

/** What somebody with the file in hand can do: the triggers stop nobody who removes them. */
function tamper(sql: string, ...values: unknown[]): void {
  const db = new Database(databasePath(folder));
  db.exec('DROP TRIGGER ledger_is_append_only; DROP TRIGGER ledger_keeps_entries');
  db.prepare(sql).run(...values);
  db.close();
}

function reopen(): void {
  openWriter(folder).writer.close();
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'terang-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a data folder', () => {
  it.each(['missing', 'empty'])('whose data is %s beside its keys is not begun anew', (how) => {
    writeSession();
    writeFileSync(join(folder, 'server.key'), '');
    rmSync(databasePath(folder));
    if (how === 'empty') writeFileSync(databasePath(folder), '');
    expect(reopen).toThrow(`terang.db is ${how} beside the keys of its engine. Restore it`);
    expect(existsSync(databasePath(folder))).toBe(how === 'empty');
  });

  it('is opened again and again with the same name and the same ledger', () => {
    const { size } = writeSession();
    for (let turn = 0; turn < 2; turn += 1) {
      const { vkey, writer } = openWriter(folder);
      expect(vkey).toMatch(/^terang\/[0-9a-f]{8}\+[0-9a-f]{8}\+/);
      expect(writer.heads()).toMatchObject([{ session: session.id, size }]);
      writer.close();
    }
  });

  it('is for one engine at a time', () => {
    const { writer } = openWriter(folder);
    expect(() => openWriter(folder)).toThrow(/engine[.]lock is in use by another engine/);
    writer.close();
    reopen();
  });

  it('of a newer engine is refused untouched', () => {
    writeSession();
    const db = openForWriting(databasePath(folder), MIGRATIONS.length);
    db.pragma(`user_version = ${MIGRATIONS.length + 1}`);
    db.close();
    const before = readFileSync(databasePath(folder));
    expect(reopen).toThrow(/written by a newer Terang/);
    expect(readFileSync(databasePath(folder)).equals(before)).toBe(true);
  });

  it('without its key is refused, and no other key is made', () => {
    writeSession();
    const file = join(folder, 'ledger.key');
    rmSync(file);
    expect(reopen).toThrow(`${file} is missing. Restore it from the backup`);
    expect(existsSync(file)).toBe(false);
  });

  it('with the key of another folder is refused', () => {
    writeSession();
    writeFileSync(join(folder, 'ledger.key'), Buffer.alloc(32, 1).toString('base64'));
    expect(reopen).toThrow(/is not the key that signed this data[.] Restore/);
  });

  it('that was refused can be opened when it is as it was', () => {
    writeSession();
    const copy = `${folder}-copy`;
    cpSync(folder, copy, { recursive: true });
    tamper("UPDATE checkpoint_head SET note = 'nothing'");
    expect(reopen).toThrow();
    rmSync(folder, { recursive: true });
    cpSync(copy, folder, { recursive: true });
    rmSync(copy, { recursive: true });
    reopen();
  });
});

describe('a ledger that is not what was signed is not served, and the engine says where', () => {
  const leafOf = 'SELECT leaf FROM ledger WHERE idx = ';

  it.each([
    [
      'a changed entry',
      "UPDATE ledger SET entry = CAST(entry || x'20' AS BLOB) WHERE idx = 12",
      'entry 12 is not what was written',
    ],
    ['a changed leaf', 'UPDATE ledger SET leaf = zeroblob(32) WHERE idx = 7', 'entry 7 is not what was written'],
    ['a missing entry', 'DELETE FROM ledger WHERE idx = 20', 'lacks entry 20'],
    ['a missing first entry', 'DELETE FROM ledger WHERE idx = 0', 'lacks entry 0'],
    ['a missing end', 'DELETE FROM ledger WHERE idx >= 30', /has 30 entries, its last checkpoint was signed over \d+/],
    [
      'an entry put behind',
      `INSERT INTO ledger SELECT session_no, (SELECT max(idx) + 1 FROM ledger), entry, leaf, opening FROM ledger WHERE idx = 3`,
      /has \d+ entries, its last checkpoint was signed over \d+/,
    ],
    [
      'an entry with a leaf to match',
      `UPDATE ledger SET entry = (SELECT entry FROM ledger WHERE idx = 30), leaf = (${leafOf} 30) WHERE idx = 31`,
      /an entry from \d+ to \d+ is not what was signed/,
    ],
    ['no head', 'DELETE FROM checkpoint_head', 'has no signed checkpoint'],
    [
      'a changed head',
      "UPDATE checkpoint_head SET note = replace(note, 'terang', 'gelap')",
      /the checkpoint of size \d+ cannot be trusted/,
    ],
    ['a head for another size', 'UPDATE checkpoint_head SET size = size - 1', /it is signed for size \d+/],
    [
      'an older head in its place',
      'UPDATE checkpoint_head SET note = (SELECT note FROM checkpoint ORDER BY size LIMIT 1), size = (SELECT min(size) FROM checkpoint)',
      /has \d+ entries, its last checkpoint was signed over \d+/,
    ],
    [
      'a changed older checkpoint',
      "UPDATE checkpoint SET note = note || '#'",
      /the checkpoint of size \d+ cannot be trusted/,
    ],
  ])('%s', (_, sql, where) => {
    writeSession();
    tamper(sql);
    expect(reopen).toThrow(where);
    expect(reopen).toThrow(/The ledger of session "tiny" .* The engine does not serve it[.] Keep a copy/);
  });

  it('a head that another session signed', () => {
    writeSession();
    const { writer } = openWriter(folder);
    writer.createSessions([tinySession('other')]);
    writer.close();
    tamper(
      'UPDATE checkpoint_head SET note = (SELECT note FROM checkpoint_head WHERE session_no = 1), size = (SELECT size FROM checkpoint_head WHERE session_no = 1) WHERE session_no = 2',
    );
    expect(reopen).toThrow(/"other".*its origin is terang\/[0-9a-f]{8}\/tiny/);
  });
});
