import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Forgery, forge } from '../../engine/testing/bundles/falsified.ts';
import { nodePrimitives } from './node-primitives.ts';
import { type Verification, verifyBundle } from './verify-bundle.ts';

const place = mkdtempSync(join(tmpdir(), 'terang-agreement-'));
const hasPython = spawnSync('python3', ['--version']).status === 0;
let forgery: Forgery;
let ours: Verification[];

beforeAll(async () => {
  forgery = await forge();
  ours = forgery.falsified.map(({ brought, bytes }) => verifyBundle(nodePrimitives, bytes, brought));
}, 240_000);
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** Every bundle in one process of Python. */
function inPython(bundles: readonly { readonly bytes: Uint8Array; readonly brought: object }[]): Verification[] {
  const folder = mkdtempSync(join(place, 'batch-'));
  bundles.forEach(({ brought, bytes }, number) => {
    const name = join(folder, String(number).padStart(5, '0'));
    writeFileSync(`${name}.terang`, bytes);
    writeFileSync(`${name}.json`, JSON.stringify(brought));
  });
  const script = join(__dirname, 'verify.py');
  const said = execFileSync('python3', [script, '--batch', folder], { encoding: 'utf8', maxBuffer: 2 ** 30 });
  return said
    .trim()
    .split('\n')
    .map((line) => {
      const { name: _, ...report } = JSON.parse(line) as Verification & { name: string };
      return report;
    });
}

const failing = ({ steps }: Verification): string[] =>
  steps.filter(({ verdict }) => verdict === 'fail').map(({ step }) => step);

describe('a falsified bundle', () => {
  it('is falsified in more than three hundred different ways', () => {
    const names = forgery.falsified.map(({ mutation }) => mutation.name);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    expect(names.length).toBeGreaterThan(300);
  });

  it('fails at the step that is named for it', () => {
    const escaped = forgery.falsified.flatMap(({ mutation }, at) =>
      failing(ours[at]!).includes(mutation.step)
        ? []
        : [`${mutation.step} ${mutation.name}: ${failing(ours[at]!).join(' ')}`],
    );
    expect(escaped).toEqual([]);
  });

  (hasPython ? it : it.skip)(
    'is judged by Python as it is here, finding by finding',
    () => {
      const theirs = inPython(forgery.falsified);
      const different = forgery.falsified.flatMap(({ mutation }, at) =>
        JSON.stringify(sorted(theirs[at]!)) === JSON.stringify(sorted(ours[at]!)) ? [] : [mutation.name],
      );
      const first = forgery.falsified.findIndex(({ mutation }) => mutation.name === different[0]);
      if (first >= 0) expect(theirs[first]).toEqual(ours[first]);
      expect(different).toEqual([]);
    },
    240_000,
  );
});

/** Python writes the fields of an object in another order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, sorted(v)]),
  );
}

describe('a good bundle', () => {
  (hasPython ? it : it.skip)('passes and stays open at the same steps in both', () => {
    const brought = { vkey: forgery.vkey, checkpoints: [forgery.checkpoint], witnesses: forgery.witnesses };
    const bundles = [forgery.good.public, forgery.good.auditor].map((bytes) => ({ bytes, brought }));
    const own = bundles.map(({ bytes }) => verifyBundle(nodePrimitives, bytes, brought));
    expect(own.map(failing)).toEqual([[], []]);
    const v5 = own.map(({ steps }) => steps.find(({ step }) => step === 'V5'));
    expect(v5.map((step) => step?.verdict)).toEqual(['pass', 'pass']);
    expect(inPython(bundles)).toEqual(own);
  });
});
