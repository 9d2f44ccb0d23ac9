import { spawnSync } from 'node:child_process';
import { createPrivateKey, sign } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entryBytes } from '#domain/ledger/entry-bytes.ts';
import { inclusionProof, leafHash, subtreesOf } from '#domain/ledger/merkle-tree.ts';
import { OpenBundle } from '../../engine/testing/bundles/open-bundle.ts';
import { writeFullExam } from '../../engine/testing/bundles/write-full-exam.ts';
import { nodeHashing } from '../../engine/storage/node-hashing.ts';
import { writeBundle } from '../commands/bundle.ts';
import { nodePrimitives } from './node-primitives.ts';
import { plainPrimitives } from './plain-primitives.ts';
import { type Verification, verifyBundle } from './verify-bundle.ts';

const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
const place = mkdtempSync(join(tmpdir(), 'terang-receipts-'));
const hasPython = spawnSync('python3', ['--version']).status === 0;

interface Parts {
  readonly entry: Uint8Array;
  readonly index: number;
  readonly proof: readonly Uint8Array[];
  readonly checkpoint: string;
}

interface Exam {
  readonly bundle: Uint8Array;
  /** The same hall, whose entries were changed and signed anew with its own key. */
  readonly rewritten: Uint8Array;
  readonly keySeed: Uint8Array;
  readonly parts: Parts;
}

let exam: Exam;

beforeAll(async () => {
  const dataDir = join(place, 'data');
  mkdirSync(dataDir);
  writeFullExam(dataDir);
  const bundle = await writeBundle(dataDir, 'small', { tier: 'public' });
  const keySeed = Buffer.from(readFileSync(join(dataDir, 'ledger.key'), 'utf8').trim(), 'base64');
  const open = new OpenBundle(bundle, keySeed);
  const bytes = open.entries.map(({ body, type }) => entryBytes(nodeHashing, type, body));
  const index = open.entries.findIndex(({ type }) => type === 'ANSWER');
  const leaves = bytes.map((one) => leafHash(nodeHashing, one));
  const proof = inclusionProof(nodeHashing, subtreesOf(nodeHashing, leaves), index, leaves.length);
  const parts = { entry: bytes[index]!, index, proof, checkpoint: open.text('checkpoint') };
  (open.entries[index]!.body as { at: number }).at += 1;
  open.sign();
  exam = { bundle, rewritten: await open.pack(), keySeed, parts };
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** C2SP tlog-proof whose extra data is the entry. */
function receiptOf({ checkpoint, entry, index, proof }: Parts): string {
  const hashes = proof.map((one) => `${base64(one)}\n`).join('');
  return `c2sp.org/tlog-proof@v1\nextra ${base64(entry)}\nindex ${index}\n${hashes}\n${checkpoint}`;
}

/** A copy with another last bit. */
function turned(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[copy.length - 1]! ^= 1;
  return copy;
}

/** The checkpoint with another root; signed anew where there is a key to do it with. */
function otherRoot(checkpoint: string, keySeed: Uint8Array | null): string {
  const [origin, size, root, , signature] = checkpoint.split('\n') as [string, string, string, string, string];
  const text = `${origin}\n${size}\n${base64(turned(Buffer.from(root, 'base64')))}\n`;
  if (keySeed === null) return `${text}\n${signature}\n`;
  const [dash, name, own] = signature.split(' ') as [string, string, string];
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, keySeed]), format: 'der', type: 'pkcs8' });
  const signed = Buffer.concat([Buffer.from(own, 'base64').subarray(0, 4), sign(null, Buffer.from(text), key)]);
  return `${text}\n${dash} ${name} ${base64(signed)}\n`;
}

/** What V22 says of a receipt, alike in all three. */
function judged(receipt: string, bundle = exam.bundle): { verdict: string; codes: string[]; ok: boolean } {
  const brought = { receipts: [receipt] };
  const own = verifyBundle(nodePrimitives, bundle, brought);
  expect(verifyBundle(plainPrimitives, bundle, brought)).toEqual(own);
  if (hasPython) expect(inPython(bundle, receipt)).toEqual(own);
  const { held, verdict, wrong } = own.steps.find(({ step }) => step === 'V22')!;
  return { verdict, codes: [...wrong, ...held].map(({ code }) => code), ok: own.ok };
}

function inPython(bundle: Uint8Array, receipt: string): Verification {
  const [file, proof] = [join(place, 'one.terang'), join(place, 'one.tlog-proof')];
  writeFileSync(file, bundle);
  writeFileSync(proof, receipt);
  const script = join(__dirname, 'verify.py');
  const ran = spawnSync('python3', [script, file, '--json', '--receipt', proof], { encoding: 'utf8' });
  const report = JSON.parse(ran.stdout) as Verification;
  expect(ran.status).toBe(report.ok ? 0 : 1);
  return report;
}

describe('a receipt', () => {
  it('of an entry that is there is kept', () => {
    expect(judged(receiptOf(exam.parts))).toEqual({ verdict: 'pass', codes: ['receipt-kept'], ok: true });
  });

  const wrong: Readonly<Record<string, readonly [code: string, change: (parts: Parts) => Partial<Parts>]>> = {
    'the number of its neighbour': ['receipt-proves-nothing', ({ index }) => ({ index: index + 1 })],
    'a number beyond the tree': ['receipt-proves-nothing', () => ({ index: 1_000_000 })],
    'another hash on its way': ['receipt-proves-nothing', ({ proof }) => ({ proof: proof.with(0, turned(proof[0]!)) })],
    'its last hash left out': ['receipt-proves-nothing', ({ proof }) => ({ proof: proof.slice(0, -1) })],
    'a hash too many': ['receipt-proves-nothing', ({ proof }) => ({ proof: [...proof, proof[0]!] })],
    'a hash cut short': ['receipt-proves-nothing', ({ proof }) => ({ proof: proof.with(0, proof[0]!.subarray(1)) })],
    'another entry': ['receipt-proves-nothing', ({ entry }) => ({ entry: turned(entry) })],
    'a root nobody signed': ['receipt-of-another', ({ checkpoint }) => ({ checkpoint: otherRoot(checkpoint, null) })],
    'a signed root of other entries': [
      'receipt-proves-nothing',
      ({ checkpoint }) => ({ checkpoint: otherRoot(checkpoint, exam.keySeed) }),
    ],
    'no checkpoint': ['receipt-not-in-form', () => ({ checkpoint: '' })],
  };
  for (const [name, [code, change]] of Object.entries(wrong)) {
    it(`with ${name} fails`, () => {
      const receipt = receiptOf({ ...exam.parts, ...change(exam.parts) });
      expect(judged(receipt)).toEqual({ verdict: 'fail', codes: [code], ok: false });
    });
  }

  it('fails over a ledger that was rewritten and signed anew', () => {
    const found = judged(receiptOf(exam.parts), exam.rewritten);
    expect(found).toEqual({ verdict: 'fail', codes: ['receipt-not-kept'], ok: false });
  });
});
