import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { SmallExam } from '../../engine/testing/write-small-exam.ts';
import { verifyLedger } from '../verify-ledger.ts';
import { writeBundle } from '../commands/bundle.ts';
import { nodePrimitives } from './node-primitives.ts';
import { type Verification, verifyBundle } from './verify-bundle.ts';

const place = mkdtempSync(join(tmpdir(), 'terang-frames-'));
const hasPython = spawnSync('python3', ['--version']).status === 0;
afterAll(() => rmSync(place, { recursive: true, force: true }));

const file = resolve(__dirname, '../../question-banks/exams/latihan-singkat.json');
const { sections } = JSON.parse(readFileSync(file, 'utf8')) as { sections: object[] };
const locks = sections.map((section, at) => (at === 0 ? { ...section, lockBlocks: [2, 3] } : section));
const freeze = { clockStarts: 'session', publicBoard: { freeze: { lastMinutes: 5, reveal: 'closing' } } };

/** Frames before anything counts, of people at work, behind a freeze if there is one, and of the end. */
function write(name: string, rules: object): { readonly dataDir: string; readonly vkey: string } {
  const dataDir = mkdtempSync(join(place, `${name}-`));
  const exam = new SmallExam(dataDir, 4, { sections: locks, ...rules });
  exam.open();
  for (const person of [0, 1, 2]) exam.signIn(person);
  exam.wait(60_000);
  exam.frame();
  for (const person of [0, 1]) {
    for (let position = 0; position < 7; position += 1)
      exam.change(person, { kind: 'choose', position, response: (person + position) % 5 });
  }
  exam.act('PAUSE', exam.sitters[2]!.person.pid);
  exam.change(0, { kind: 'lock', position: 0, items: 2 });
  if (name !== 'frozen') exam.change(1, { kind: 'lock', position: 0, items: 2 });
  exam.change(1, { kind: 'lock', position: name === 'frozen' ? 0 : 2, items: name === 'frozen' ? 2 : 3 });
  exam.wait(60_000);
  exam.frame();
  exam.wait(200_000);
  const before = exam.sitters.map(({ attempt }) => attempt);
  exam.change(0, { kind: 'choose', position: 9, response: 1 });
  exam.handIn(1);
  exam.frame(name === 'frozen' ? before : undefined);
  exam.wait(60_000);
  exam.close();
  exam.frame();
  exam.end();
  return { dataDir, vkey: exam.vkey };
}

function inPython(bytes: Uint8Array): Verification['steps'] {
  const bundle = join(mkdtempSync(join(place, 'bundle-')), 'one.terang');
  writeFileSync(bundle, bytes);
  const found = spawnSync('python3', [join(__dirname, 'verify.py'), bundle, '--json'], { encoding: 'utf8' });
  return (JSON.parse(found.stdout) as Verification).steps;
}

describe.each([
  ['running', { livePolicy: 'running' }, 2],
  ['locked', { livePolicy: 'locked' }, 2],
  ['finished', { livePolicy: 'finished' }, 0],
  ['frozen', { livePolicy: 'locked', ...freeze }, 2],
])('an exam whose board is %s', (name, rules, closed) => {
  test('an auditor computes every frame, the public those that hold no points of people at work', async () => {
    const { dataDir } = write(name, rules);
    const verdicts = [];
    for (const tier of ['auditor', 'public'] as const) {
      const bytes = await writeBundle(dataDir, 'small', { tier });
      const { steps } = verifyBundle(nodePrimitives, bytes);
      const v21 = steps.find(({ step }) => step === 'V21')!;
      if (hasPython) expect(inPython(bytes).find(({ step }) => step === 'V21')).toEqual(v21);
      verdicts.push(v21);
    }
    const computed = (count: number) => [expect.objectContaining({ code: 'frames-computed', values: { count } })];
    expect(verdicts[0]).toMatchObject({ verdict: 'pass', held: computed(4) });
    expect(verdicts[1]).toMatchObject({
      verdict: closed === 0 ? 'pass' : 'not-checked',
      wrong: [],
      held: computed(4 - closed),
    });
    const [session] = verifyLedger(dataDir).sessions;
    expect(session!.checks.find(({ number }) => number === 12)).toMatchObject({ verdict: 'pass', extent: '4 frames' });
  }, 60_000);
});
