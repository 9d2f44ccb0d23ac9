import Database from 'better-sqlite3';
import { migrate } from './migrate.ts';
import { type JournalRow, brokenJournal, journalStatements } from './staff-journal.ts';

function written(): { db: Database.Database; rows: () => JournalRow[] } {
  const db = new Database(':memory:');
  migrate(db);
  const { noteStaff } = journalStatements(db);
  const note = { at: 1, by: 'panitia', reason: 'baru', role: null, rooms: null };
  for (const name of ['siti', 'budi', 'rina']) noteStaff({ ...note, act: 'made', name });
  return { db, rows: () => db.prepare('SELECT * FROM staff_journal ORDER BY no').all() as JournalRow[] };
}

test('lines follow from one another', () => {
  expect(brokenJournal(written().rows())).toBeNull();
});

test.each([
  ['a line changed', "UPDATE staff_journal SET entry = replace(entry, 'budi', 'anto') WHERE no = 2", 2],
  ['a line taken out', 'DELETE FROM staff_journal WHERE no = 2', 2],
  ['the first line taken out', 'DELETE FROM staff_journal WHERE no = 1', 1],
  [
    'lines exchanged',
    'UPDATE staff_journal SET entry = (SELECT entry FROM staff_journal WHERE no = 1) WHERE no = 3',
    3,
  ],
])('%s is found', (_, change, at) => {
  const { db, rows } = written();
  db.exec(change);
  expect(brokenJournal(rows())).toBe(at);
});
