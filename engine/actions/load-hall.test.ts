import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Fact } from '#domain/ledger/fact.ts';
import type { Points } from '#domain/points.ts';
import { TINY_BEGIN, answerGroup, pidAt, signInGroup, tinySession } from '../testing/tiny-session.ts';
import { databasePath, openWriter } from '../storage/open-writer.ts';
import { ReadStore } from '../storage/read-store.ts';
import { ENDED } from './append-facts.ts';
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

  it.each([
    ['a name', `UPDATE participant SET name = 'Other' WHERE no = 1`],
    ['a seat', `UPDATE participant SET seat = 'A-01' WHERE no = 1`],
  ])('is refused when %s of its roster was changed behind its back', async (_, sql) => {
    tamper(sql);
    await expect(load()).rejects.toThrow('The roster of session "tiny" is not the one that its ledger began with');
  });

  it.each([
    [
      'a paper',
      'UPDATE paper SET plan = (SELECT plan FROM paper WHERE participant_no = 2) WHERE participant_no = 1',
      'The paper or the time of participant T-1 is not the one that the ledger announced',
    ],
    [
      'somebody’s time',
      `UPDATE participant SET accommodations = '["netra"]' WHERE no = 3`,
      'The paper or the time of participant T-3 is not the one that the ledger announced',
    ],
    [
      'an epoch',
      'UPDATE attempt SET epoch = 2 WHERE participant_no = 1',
      'The attempt of participant T-1 does not stand where its ledger ends',
    ],
    [
      'a last change',
      'UPDATE attempt SET last_mutation = 1 WHERE participant_no = 2',
      'The attempt of participant T-2 does not stand where its ledger ends',
    ],
    [
      'an answer, by being erased,',
      'UPDATE ledger SET opening = NULL',
      'Answers of participant T-1 were erased before the end',
    ],
  ])('is refused when %s was changed behind its back, and says whose', async (_, sql, sentence) => {
    tamper(sql);
    await expect(load()).rejects.toThrow(`${sentence}. The engine does not serve session "tiny".`);
  });

  it('is served when the answers of who has finished were erased after retention', async () => {
    const { writer } = openWriter(folder);
    const pid = pidAt(session, 0);
    const head = { at: TINY_BEGIN, pid };
    const facts: Fact[] = [
      { type: 'FINISH', ...head, epoch: 1, seq: 1, reason: 'expired', by: null, note: '' },
      { type: 'SCORE', ...head, sections: [], total: 500 as Points },
    ];
    const fence = { pid, epoch: 1, lastMutation: 1, thenEpoch: ENDED, thenLastMutation: 1 };
    expect(writer.append([{ session: session.id, facts, fence }]).results).toMatchObject([{ ok: true }]);
    writer.close();
    tamper('UPDATE ledger SET opening = NULL');
    const { hall } = await load();
    expect(hall.personByNumber('T-1')!.saved).toMatchObject({
      phase: 'finished',
      lastMutation: 1,
      score: { total: 500 },
    });
  });
});
