import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Forgery, forge } from '../../engine/testing/bundles/falsified.ts';
import { hasPython, inPython, sorted } from '../../engine/testing/bundles/in-python.ts';
import { nodePrimitives } from './node-primitives.ts';
import { type Verification, verifyBundle } from './verify-bundle.ts';

const place = mkdtempSync(join(tmpdir(), 'terang-agreement-'));
let forgery: Forgery;
let ours: Verification[];

beforeAll(async () => {
  forgery = await forge();
  ours = forgery.falsified.map(({ brought, bytes }) => verifyBundle(nodePrimitives, bytes, brought));
}, 480_000);
afterAll(() => rmSync(place, { recursive: true, force: true }));

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
      const theirs = inPython(place, forgery.falsified);
      const different = forgery.falsified.flatMap(({ mutation }, at) =>
        JSON.stringify(sorted(theirs[at]!)) === JSON.stringify(sorted(ours[at]!)) ? [] : [mutation.name],
      );
      const first = forgery.falsified.findIndex(({ mutation }) => mutation.name === different[0]);
      if (first >= 0) expect(theirs[first]).toEqual(ours[first]);
      expect(different).toEqual([]);
    },
    480_000,
  );
});

describe('a good bundle', () => {
  (hasPython ? it : it.skip)('passes and stays open at the same steps in both', () => {
    const brought = { vkey: forgery.vkey, checkpoints: [forgery.checkpoint], witnesses: forgery.witnesses };
    const bundles = [forgery.good.public, forgery.good.auditor].map((bytes) => ({ bytes, brought }));
    const own = bundles.map(({ bytes }) => verifyBundle(nodePrimitives, bytes, brought));
    expect(own.map(failing)).toEqual([[], []]);
    const v5 = own.map(({ steps }) => steps.find(({ step }) => step === 'V5'));
    expect(v5.map((step) => step?.verdict)).toEqual(['pass', 'pass']);
    expect(inPython(place, bundles)).toEqual(own);
  });
});
