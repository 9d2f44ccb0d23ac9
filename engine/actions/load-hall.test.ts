import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { answerGroup, signInGroup, tinySession } from '../testing/tiny-session.ts';
import { databasePath, openWriter } from '../storage/open-writer.ts';
import { ReadStore } from '../storage/read-store.ts';
import { loadHall } from './load-hall.ts';

const session = tinySession();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'terang-'));
  const { writer } = openWriter(folder);
  writer.createSessions([session]);
  writer.append([signInGroup(session, 0), answerGroup(session, 0, 1)]);
  writer.close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function load() {
  const reads = new ReadStore(folder);
  try {
    const [stored] = await reads.sessions();
    return await loadHall(reads, stored!);
  } finally {
    reads.close();
  }
}

function tamper(sql: string): void {
  const db = new Database(databasePath(folder));
  db.exec(sql);
  db.close();
}

describe('a hall from its ledger', () => {
  it('holds what happened, and when it last did', async () => {
    const { hall, lastAt } = await load();
    expect(hall.personByNumber('T-1')!.saved).toMatchObject({ epoch: 1, lastMutation: 1, workstation: 'PC-0' });
    expect(hall.personByNumber('T-2')!.saved).toMatchObject({ epoch: 0, lastMutation: 0 });
    expect([hall.size, hall.session.phase, lastAt]).toEqual([3, 'prepared', session.facts[0]!.at]);
  });

  it.each([
    ['a key', 'bank', `UPDATE exam_session SET bank = replace(bank, '"key":[0]', '"key":[1]')`],
    ['the points', 'definition', `UPDATE exam_session SET definition = replace(definition, '"right":5', '"right":4')`],
    [
      'the time',
      'definition',
      `UPDATE exam_session SET definition = replace(definition, '"durationMinutes":10', '"durationMinutes":11')`,
    ],
  ])('is refused when %s was changed behind its back', async (_, what, sql) => {
    tamper(sql);
    await expect(load()).rejects.toThrow(`The ${what} of session "tiny" is not the one that its ledger began with`);
  });
});
