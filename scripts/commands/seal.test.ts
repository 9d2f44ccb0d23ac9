import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { OpenBundle } from '../../engine/testing/bundles/open-bundle.ts';
import { SmallExam } from '../../engine/testing/write-small-exam.ts';
import { nodePrimitives } from '../verify/node-primitives.ts';
import { type Verification, verifyBundle } from '../verify/verify-bundle.ts';
import { writeBundle } from './bundle.ts';
import { runProgram } from './program.ts';

const place = mkdtempSync(join(tmpdir(), 'terang-seal-'));
const hasPython = spawnSync('python3', ['--version']).status === 0;
const places = { clientsDir: '', questionBanksDir: '', writerScript: '', version: '0' };
let bundle: Uint8Array;
let posted: string;

async function seal(data: string, out: string): Promise<{ readonly code: number; readonly said: string }> {
  const said: string[] = [];
  const terminal = { out: (line: string) => void said.push(line), err: (line: string) => void said.push(line) };
  const code = await runProgram(['seal', 'small', '--data', data, '--out', out], places, terminal);
  return { code, said: said.join('\n') };
}

beforeAll(async () => {
  const exam = new SmallExam(place, 2);
  exam.open();
  exam.close();
  exam.end();
  await seal(place, join(place, 'posted'));
  posted = readFileSync(join(place, 'posted.note'), 'utf8');
  bundle = await writeBundle(place, 'small', { tier: 'public' });
}, 60_000);
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** V2 as both verifiers see it. */
function judged(manifest: string, bytes = bundle): Verification['steps'][number] {
  const v2 = verifyBundle(nodePrimitives, bytes, { manifests: [manifest] }).steps.find(({ step }) => step === 'V2')!;
  if (hasPython) {
    const [file, sheet] = [join(place, 'small.terang'), join(place, 'sheet.note')];
    writeFileSync(file, bytes);
    writeFileSync(sheet, manifest);
    const script = resolve(__dirname, '../verify/verify.py');
    const { stdout } = spawnSync('python3', [script, file, '--json', '--manifest', sheet], { encoding: 'utf8' });
    expect((JSON.parse(stdout) as Verification).steps.find(({ step }) => step === 'V2')).toEqual(v2);
  }
  return v2;
}

test('what was posted is what the bundle holds', () => {
  expect(judged(posted)).toMatchObject({ verdict: 'pass' });
  expect(judged(posted).held.at(-1)?.code ?? '').not.toBe('');
  expect(judged(posted).held.map(({ code }) => code)).toContain('posted-same');
});

test('an entry tells who had the sheet made, and it is this sheet', async () => {
  const open = new OpenBundle(bundle, Buffer.from(readFileSync(join(place, 'ledger.key'), 'utf8').trim(), 'base64'));
  const seed = open.first('SEED_COMMIT');
  const sheet = createHash('sha256')
    .update(posted.slice(0, posted.indexOf('\n\n') + 1))
    .digest('hex');
  const body = { at: seed.body['at'], by: 'ketua', sheet };
  open.entries.splice(2, 0, { type: 'POSTED', body });
  open.sign();
  const v2 = judged(posted, await open.pack());
  expect(v2.verdict).toBe('pass');
  expect(v2.held).toContainEqual({ code: 'sheet-posted', where: 'entry 2', values: { at: body.at, by: 'ketua' } });
});

test.each([
  ['a sheet that is no note', 'posted-not-in-form', () => 'terang-manifest/1\nx\n'],
  ['a line too many', 'posted-not-in-form', (note: string) => note.replace('\n\n', '\nx\n\n')],
  [
    'a sheet that somebody changed',
    'posted-of-another',
    (note: string) => note.replace('"participants":2', '"participants":3'),
  ],
  ['a sheet of another session', 'posted-of-another', (note: string) => note.replace('/small\n', '/other\n')],
])('%s is found', (_what, code, change) => {
  expect(judged(change(posted))).toMatchObject({ verdict: 'fail', wrong: [{ code }] });
});

test('a hall that changed its mind after posting is found, by the name of what it changed', async () => {
  const other = mkdtempSync(join(place, 'other-'));
  for (const file of ['ledger.key']) writeFileSync(join(other, file), readFileSync(join(place, file)), { mode: 0o600 });
  const exam = new SmallExam(other, 3);
  exam.end();
  const { code } = await seal(other, join(other, 'posted'));
  expect(code).toBe(0);
  const { verdict, wrong } = judged(readFileSync(join(other, 'posted.note'), 'utf8'));
  expect(verdict).toBe('fail');
  expect(wrong.map(({ values }) => values['field'])).toEqual([
    'bankRoot',
    'keyRoot',
    'participants',
    'roster',
    'commitment',
  ]);
});

test('the page shows the commitment, the words and the signed text, and nothing is written over', async () => {
  const page = readFileSync(join(place, 'posted.html'), 'utf8');
  expect(page).toContain(/"commitment":"([0-9a-f]{64})"/.exec(posted)![1]!);
  expect(page).toContain('<svg');
  expect(page).not.toContain('<script');
  const again = await seal(place, join(place, 'posted'));
  expect(again.code).not.toBe(0);
  expect(again.said).toContain('is there already');
});
