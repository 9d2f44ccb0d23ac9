import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UnusableDatabase } from '../storage/open-database.ts';
import { startEngine } from '../main.ts';
import { TestCandidate, TestProctor, practice, staffCookie } from './clients.ts';
import { EVERY_ROLE, storeAccounts } from './staff-accounts.ts';
import { type TestEngine, optionsFor, startTestEngine } from './start-engine.ts';
import { TestWitness } from './test-witness.ts';

jest.setTimeout(240_000);

const SHORT = 'latihan-singkat';
let place: string;
let hall: TestEngine;
let witness: TestWitness;
/** The data folder as it was before the answers, and with all of them. */
let older: string;
let newest: string;
let kept: string;

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'terang-rollback-'));
  [older, newest, kept] = ['older', 'newest', 'kept'].map((name) => join(place, name)) as [string, string, string];
  hall = await startTestEngine(2, { checkpointCopies: kept });
  hall = await hall.restart((dataDir) => storeAccounts(dataDir, EVERY_ROLE));
  witness = new TestWitness('saksi-1', hall.url);
  await witness.enrol(await staffCookie(hall.url, { staff: EVERY_ROLE }, 'koordinator'));
  const proctor = await TestProctor.signIn(hall.url, { staff: EVERY_ROLE }, 'koordinator');
  await proctor.act('open-session', { sessionId: SHORT });
  proctor.close();
  hall = await hall.restart((dataDir) => Promise.resolve(cpSync(dataDir, older, { recursive: true })));
  const candidate = new TestCandidate(hall.url);
  await candidate.signIn(practice(hall.told, SHORT), 0);
  for (const item of [0, 1, 2]) await candidate.choose(item, 1);
  candidate.close();
  await witness.look();
  await hall.engine.close();
  cpSync(hall.dataDir, newest, { recursive: true });
});
afterAll(async () => {
  await hall.end();
  rmSync(place, { recursive: true, force: true });
});

function putBack(folder: string): void {
  rmSync(hall.dataDir, { recursive: true });
  cpSync(folder, hall.dataDir, { recursive: true });
}

function start(more: Parameters<typeof optionsFor>[0] | object = {}): ReturnType<typeof startEngine> {
  return startEngine(optionsFor({ dataDir: hall.dataDir, port: 0, ...more }));
}

test('an older copy of the data is not served beside the checkpoints that are kept elsewhere', async () => {
  putBack(older);
  const refused = start({ checkpointCopies: kept });
  await expect(refused).rejects.toThrow(UnusableDatabase);
  await expect(refused).rejects.toThrow(/older than what was seen.*latihan-singkat/);
});

test('nor beside the checkpoint that a witness brings', async () => {
  const file = join(place, 'saksi.note');
  writeFileSync(file, witness.noteOf(SHORT));
  await expect(start({ checkpoints: [file] })).rejects.toThrow(/older than what was seen/);
  await expect(start({ checkpoints: [join(place, 'nowhere.note')] })).rejects.toThrow(/is not there/);
  writeFileSync(file, witness.noteOf(SHORT).replace('latihan-singkat', 'latihan-lain'));
  await expect(start({ checkpoints: [file] })).rejects.toThrow(/cannot be held against this data/);
});

test('without any of these it starts, the witness alarms, and it stops and does not start again', async () => {
  const engine = await start();
  witness.goTo(engine.url);
  const views = await witness.look();
  expect(views.find(({ id }) => id === SHORT)).toMatchObject({ state: 'alarm', why: 'rollback' });
  expect((await engine.failed).message).toMatch(/older than what was shown/);
  await engine.close();
  expect(readFileSync(join(hall.dataDir, 'contradicted.note'), 'utf8')).toBe(witness.noteOf(SHORT));
  await expect(start()).rejects.toThrow(/older than what was seen/);
});

test('over the newest copy it starts, also beside everything that was kept, and the witness is at peace', async () => {
  const proof = readFileSync(join(hall.dataDir, 'contradicted.note'));
  putBack(newest);
  writeFileSync(join(hall.dataDir, 'contradicted.note'), proof);
  const engine = await start({ checkpointCopies: kept });
  witness.goTo(engine.url);
  expect((await witness.look()).map(({ state }) => state)).toEqual(['consistent', 'consistent']);
  await engine.close();
});

test('a folder from which a whole session is gone is not served', async () => {
  const other = await startTestEngine(1);
  await other.engine.close();
  const file = join(place, 'gone.note');
  writeFileSync(file, witness.noteOf(SHORT));
  await expect(startEngine(optionsFor({ dataDir: other.dataDir, port: 0, checkpoints: [file] }))).rejects.toThrow(
    UnusableDatabase,
  );
  rmSync(other.dataDir, { recursive: true, force: true });
});
