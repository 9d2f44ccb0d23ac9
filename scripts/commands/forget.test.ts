import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeFullExam } from '../../engine/testing/bundles/write-full-exam.ts';
import { PhotoFiles } from '../../engine/storage/photo-files.ts';
import { writeSmallExam } from '../../engine/testing/write-small-exam.ts';
import { nodePrimitives } from '../verify/node-primitives.ts';
import { plainPrimitives } from '../verify/plain-primitives.ts';
import { type Verification, verifyBundle } from '../verify/verify-bundle.ts';
import { verifyLedger } from '../verify-ledger.ts';
import { writeBundle } from './bundle.ts';
import { runProgram } from './program.ts';

const place = mkdtempSync(join(tmpdir(), 'terang-forget-'));
const data = join(place, 'data');
const hasPython = spawnSync('python3', ['--version']).status === 0;
afterAll(() => rmSync(place, { recursive: true, force: true }));

async function forget(...args: string[]): Promise<{ code: number; told: string }> {
  const told: string[] = [];
  const places = { clientsDir: '', questionBanksDir: '', writerScript: '', version: '0.0.0-test' };
  const take = (line: string): void => void told.push(line);
  const code = await runProgram(['forget', 'small', ...args], places, { out: take, err: take });
  return { code, told: told.join('\n') };
}

/** Every byte that the data folder holds of its database, as a text that any of them can be looked for in. */
function everyByte(): string {
  const files = ['terang.db', 'terang.db-wal'].map((name) => join(data, name)).filter(existsSync);
  return files.map((file) => readFileSync(file, 'latin1')).join('');
}

function inPython(bundle: Uint8Array): Verification {
  const file = join(place, 'forgotten.terang');
  writeFileSync(file, bundle);
  const script = resolve(__dirname, '../verify/verify.py');
  return JSON.parse(spawnSync('python3', [script, file, '--json'], { encoding: 'utf8' }).stdout) as Verification;
}

const verdictOf = ({ steps }: Verification, name: string) => steps.find(({ step }) => step === name)!;

test('a session that is not closed is not forgotten', async () => {
  const open = join(place, 'open');
  mkdirSync(open);
  writeSmallExam(open).end();
  const { code, told } = await forget('--data', open, '--confirm', 'small');
  expect(code).toBe(3);
  expect(told).toContain('is not closed');
});

test('names, salts, keys and openings go for good; the ledger, the seats and the roster’s root still verify', async () => {
  mkdirSync(data);
  const { sitters } = writeFullExam(data);
  const secrets = sitters.flatMap(({ person }) => [
    ...[person.name, Buffer.from(person.answerKey).toString('latin1'), Buffer.from(person.pidSalt).toString('latin1')],
  ]);
  const held = () => secrets.filter((secret) => everyByte().includes(secret));
  expect(held()).toEqual(secrets);
  expect(everyByte()).toContain('"response":');
  const before = verifyBundle(nodePrimitives, await writeBundle(data, 'small', { tier: 'public' }));

  const photos = new PhotoFiles(data);
  await photos.put('small', 'S-001', new Uint8Array([1, 2, 3]));

  const asked = await forget('--data', data);
  expect([asked.code, held()]).toEqual([3, secrets]);
  expect(asked.told).toContain('--confirm small');
  expect((await forget('--data', data, '--confirm', 'smal')).code).toBe(3);
  expect(held()).toEqual(secrets);
  expect(await photos.get('small', 'S-001')).not.toBeNull();

  expect((await forget('--data', data, '--confirm', 'small')).code).toBe(0);
  expect(held()).toEqual([]);
  expect(await photos.get('small', 'S-001')).toBeNull();
  expect(everyByte()).not.toContain('"response":');
  const day = new Date().toISOString().slice(0, 10);
  const again = await forget('--data', data, '--confirm', 'small');
  expect([again.code, again.told]).toEqual([0, expect.stringContaining('small was forgotten on')]);

  const report = verifyLedger(data);
  const checks = [...report.checks, ...report.sessions.flatMap((session) => session.checks)];
  expect(checks.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
  expect(JSON.stringify(checks)).toContain(`cannot be opened any more: forgotten on ${day}`);

  const bundle = await writeBundle(data, 'small', { tier: 'public' });
  const after = verifyBundle(nodePrimitives, bundle);
  expect(verifyBundle(plainPrimitives, bundle)).toEqual(after);
  if (hasPython) expect(inPython(bundle)).toEqual(after);
  expect([before.ok, after.ok, after.root]).toEqual([true, true, before.root]);
  expect(verdictOf(after, 'V18')).toMatchObject({ verdict: 'not-checked', missing: [{ code: 'answers-forgotten' }] });
  expect(verdictOf(after, 'V12')).toEqual(verdictOf(before, 'V12'));
  await expect(writeBundle(data, 'small', { tier: 'auditor' })).rejects.toThrow('forgotten on');
});
