import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyRoom } from '#domain/room/room-plan.ts';
import { type FairnessMutation, fairnessMutations } from '../../engine/testing/bundles/fairness-mutations.ts';
import { hasPython, inPython, sorted } from '../../engine/testing/bundles/in-python.ts';
import { OpenBundle } from '../../engine/testing/bundles/open-bundle.ts';
import { examJson } from '../../engine/testing/tiny-exam.ts';
import { SmallExam } from '../../engine/testing/write-small-exam.ts';
import { writeBundle } from '../commands/bundle.ts';
import { type Labelled, chanceBound, unevenness } from './balance.ts';
import { nodePrimitives } from './node-primitives.ts';
import { type Verification, verifyBundle } from './verify-bundle.ts';

const place = mkdtempSync(join(tmpdir(), 'terang-fair-'));
let good: Record<'public' | 'auditor', Uint8Array>;
let mutations: readonly FairnessMutation[];
let falsified: readonly Uint8Array[];

/** A hundred people in two rooms, of whom nobody comes: papers and seats are drawn all the same. */
beforeAll(async () => {
  const draw = [{ topic: 'nasionalisme', difficulty: 'easy', count: 1 }];
  const json = examJson('latihan-singkat') as { sections: { code: string; draw: object[] }[] };
  const sections = json.sections.map((section) => {
    return {
      ...section,
      draw: section.code === 'TWK' ? [...draw, { topic: 'integritas', count: 6 }] : [{ count: 20 }],
    };
  });
  const rooms = [emptyRoom('Melati', 6, 10), emptyRoom('Anggrek', 6, 10)];
  const exam = new SmallExam(place, 100, { ...json, sections }, false, rooms);
  exam.open();
  exam.close();
  exam.end();
  const bundle = (tier: 'public' | 'auditor'): Promise<Uint8Array> => writeBundle(place, 'small', { tier });
  good = { public: await bundle('public'), auditor: await bundle('auditor') };
  mutations = fairnessMutations(good.public);
  const key = Buffer.from(readFileSync(join(place, 'ledger.key'), 'utf8').trim(), 'base64');
  falsified = await Promise.all(
    mutations.map(({ falsify, of }) => {
      const open = new OpenBundle(good[of], key);
      falsify(open);
      return open.pack();
    }),
  );
}, 240_000);
afterAll(() => rmSync(place, { recursive: true, force: true }));

const judged = (bytes: Uint8Array): Verification => verifyBundle(nodePrimitives, bytes);
const v23 = ({ steps }: Verification): Verification['steps'][number] => steps.find(({ step }) => step === 'V23')!;

describe('V23 of a hundred people', () => {
  it('passes for an auditor, and says to the public what it could not count', () => {
    expect(v23(judged(good.auditor))).toMatchObject({ verdict: 'pass' });
    const codes = v23(judged(good.auditor)).held.map(({ code }) => code);
    expect(codes).toEqual(
      expect.arrayContaining(['exposure-even', 'seats-even-order-rooms', 'seats-even-order-places', 'key-places-even']),
    );
    expect(v23(judged(good.public))).toMatchObject({
      verdict: 'not-checked',
      missing: [{ code: 'key-places-closed' }],
    });
  });

  it('finds what somebody arranged, by its name', () => {
    const found = falsified.map((bytes) => v23(judged(bytes)));
    expect(found.map(({ verdict }) => verdict)).toEqual(mutations.map(() => 'fail'));
    mutations.forEach(({ code, name }, at) => {
      expect([name, found[at]!.wrong.map((one) => one.code)]).toEqual([name, expect.arrayContaining([code])]);
    });
  });

  (hasPython ? it : it.skip)(
    'is the same by Python, finding by finding',
    () => {
      const all = [good.public, good.auditor, ...falsified];
      const theirs = inPython(
        place,
        all.map((bytes) => ({ bytes, brought: {} })),
      );
      all.forEach((bytes, at) => expect(sorted(theirs[at])).toEqual(sorted(judged(bytes))));
    },
    240_000,
  );
});

describe('the table of two labels', () => {
  const label = (name: string, of: number): string => String(createHash('sha256').update(name).digest()[0]! % of);
  const labelled: Labelled = Array.from({ length: 1000 }, (_, n) => [label(`row ${n}`, 4), label(`column ${n}`, 7)]);
  /** SPEC section 13. */
  const GOLDEN = { people: 1000, columns: 7, found: 14967, bound: 78 };

  it('has the golden value', () => {
    expect(unevenness(labelled)).toEqual(GOLDEN);
  });

  (hasPython ? it : it.skip)('has it in Python', () => {
    const program = [
      'import json, sys',
      'sys.path.insert(0, sys.argv[1])',
      'import verify',
      'print(json.dumps(verify.unevenness([tuple(one) for one in json.loads(sys.argv[2])])))',
      'print(json.dumps([verify.chance_bound(free) for free in range(1, 400)]))',
    ].join('\n');
    const said = execFileSync('python3', ['-B', '-c', program, __dirname, JSON.stringify(labelled)], {
      encoding: 'utf8',
    });
    const [table, bounds] = said
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as number[]);
    expect(table).toEqual([GOLDEN.people, GOLDEN.found, GOLDEN.bound]);
    expect(bounds).toEqual(Array.from({ length: 399 }, (_, at) => chanceBound(at + 1)));
  });

  it('has a bound that chance does not pass in a thousand tables', () => {
    const worst = Array.from({ length: 1000 }, (_, turn) => {
      const made: Labelled = Array.from({ length: 200 }, (__, n) => [
        label(`${turn} row ${n}`, 2),
        label(`${turn} column ${n}`, 4),
      ]);
      return unevenness(made)!.found;
    }).reduce((most, one) => Math.max(most, one), 0);
    expect(worst).toBeGreaterThan(10_000);
    expect(worst).toBeLessThan(1000 * chanceBound(3));
  });

  it('says nothing of too few', () => {
    expect(unevenness(labelled.slice(0, 30))).toBeNull();
    expect(unevenness(labelled.map(([, column]) => ['one', column]))).toBeNull();
  });
});
