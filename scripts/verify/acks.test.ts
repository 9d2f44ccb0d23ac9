import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OpenBundle } from '../../engine/testing/bundles/open-bundle.ts';
import { OwnPledges, pledgedBy } from '../../engine/testing/bundles/own-pledges.ts';
import { writeFullExam } from '../../engine/testing/bundles/write-full-exam.ts';
import { writeBundle } from '../commands/bundle.ts';
import { nodePrimitives } from './node-primitives.ts';
import { plainPrimitives } from './plain-primitives.ts';
import { type Verification, verifyBundle } from './verify-bundle.ts';

const place = mkdtempSync(join(tmpdir(), 'terang-acks-'));
const hasPython = spawnSync('python3', ['--version']).status === 0;

let exam: OwnPledges & { readonly bundle: Uint8Array };

beforeAll(async () => {
  const dataDir = join(place, 'data');
  mkdirSync(dataDir);
  writeFullExam(dataDir);
  const bundle = await writeBundle(dataDir, 'small', { tier: 'public' });
  const keySeed = Buffer.from(readFileSync(join(dataDir, 'ledger.key'), 'utf8').trim(), 'base64');
  exam = Object.assign(OwnPledges.of(new OpenBundle(bundle, keySeed)), { bundle });
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

function fileOf(acks: readonly object[], origin = exam.origin): string {
  return exam.file(acks, origin);
}

/** What V22 says of a file, alike in all three. */
function judged(file: string, bundle = exam.bundle) {
  const brought = { receipts: [file] };
  const own = verifyBundle(nodePrimitives, bundle, brought);
  expect(verifyBundle(plainPrimitives, bundle, brought)).toEqual(own);
  if (hasPython) expect(inPython(bundle, file)).toEqual(own);
  const { held, verdict, wrong } = own.steps.find(({ step }) => step === 'V22')!;
  return { verdict, codes: [...new Set([...wrong, ...held].map(({ code }) => code))] };
}

function inPython(bundle: Uint8Array, acks: string): Verification {
  const [file, beside] = [join(place, 'one.terang'), join(place, 'one.acks.json')];
  writeFileSync(file, bundle);
  writeFileSync(beside, `${acks}\n`);
  const given = [join(__dirname, 'verify.py'), file, '--json', '--acks', beside];
  return JSON.parse(spawnSync('python3', given, { encoding: 'utf8' }).stdout) as Verification;
}

describe('what a candidate was pledged', () => {
  it('is kept where every entry stands where it was pledged to stand', () => {
    expect(exam.acks.length).toBeGreaterThan(3);
    expect(judged(fileOf(exam.acks))).toEqual({ verdict: 'pass', codes: ['acks-kept'] });
  });

  it('is proof against the server where an acknowledged answer was left out and the log signed anew', async () => {
    const open = new OpenBundle(exam.bundle, exam.keySeed);
    open.entries.splice(exam.acks[1]!.index, 1);
    open.sign();
    expect(judged(fileOf(exam.acks), await open.pack())).toEqual({ verdict: 'fail', codes: ['ack-not-kept'] });
  });

  it('is proof against it where an answer was put in the place of the one that was said', async () => {
    const open = new OpenBundle(exam.bundle, exam.keySeed);
    const { body } = open.entries[exam.acks[1]!.index]!;
    body['said'] = exam.acks[0]!.said;
    open.sign();
    expect(judged(fileOf(exam.acks), await open.pack())).toEqual({ verdict: 'fail', codes: ['ack-not-kept'] });
  });

  it('is proof against it where the pledge was of an entry that never was', () => {
    const never = { ...exam.acks[0]!, index: 1_000_000 };
    expect(judged(fileOf(pledgedBy(exam.keySeed, exam.origin, [never])))).toEqual({
      verdict: 'fail',
      codes: ['ack-not-kept'],
    });
  });

  const made: Readonly<Record<string, readonly [string, () => string]>> = {
    'a pledge that another key signed': [
      'ack-of-another',
      () => fileOf(pledgedBy(new Uint8Array(32).fill(9), exam.origin, exam.acks)),
    ],
    'a pledge of another ledger': [
      'ack-of-another',
      () => fileOf(pledgedBy(exam.keySeed, `${exam.origin}-2`, exam.acks), `${exam.origin}-2`),
    ],
    'a number that was not pledged': [
      'ack-of-another',
      () => fileOf(exam.acks.map((ack) => ({ ...ack, seq: ack.seq + 1 }))),
    ],
    'the pledge of its neighbour': [
      'ack-of-another',
      () => fileOf([{ ...exam.acks[0]!, pledge: exam.acks[1]!.pledge }]),
    ],
    'no pledges': ['acks-not-in-form', () => fileOf([])],
    'a field too many': ['acks-not-in-form', () => fileOf([{ ...exam.acks[0]!, name: 'A' }])],
    'half a pledge': ['acks-not-in-form', () => fileOf([{ ...exam.acks[0]!, pledge: 'AAAA' }])],
    'a text that is not canonical': ['acks-not-in-form', () => fileOf(exam.acks).replace('{', '{ ')],
  };
  for (const [name, [code, file]] of Object.entries(made)) {
    it(`fails with ${name}, and is no proof`, () => expect(judged(file())).toEqual({ verdict: 'fail', codes: [code] }));
  }
});
