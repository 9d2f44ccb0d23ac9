import { spawnSync } from 'node:child_process';
import { createPrivateKey, sign } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pid } from '#domain/ids.ts';
import { fromBase45, toBase45 } from '#domain/ledger/base45.ts';
import { parseCheckpoint } from '#domain/ledger/checkpoint.ts';
import { entryBytes } from '#domain/ledger/entry-bytes.ts';
import { inclusionProof, leafHash, subtreesOf } from '#domain/ledger/merkle-tree.ts';
import { receiptSession, writeReceipt } from '#domain/ledger/receipt-payload.ts';
import { ed25519Verifier, openNote, parseVkey } from '#domain/ledger/signed-note.ts';
import { verifySignature } from '../../engine/storage/ed25519.ts';
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
  /** Of everybody who has a score: what their QR code says. */
  readonly codes: readonly Uint8Array[];
  readonly auditors: Uint8Array;
}

let exam: Exam;

beforeAll(async () => {
  const dataDir = join(place, 'data');
  mkdirSync(dataDir);
  const { sitters } = writeFullExam(dataDir);
  const keys = new Map(sitters.map(({ person }) => [person.pid as string, person.answerKey]));
  const bundle = await writeBundle(dataDir, 'small', { tier: 'public' });
  const auditors = await writeBundle(dataDir, 'small', { tier: 'auditor' });
  const keySeed = Buffer.from(readFileSync(join(dataDir, 'ledger.key'), 'utf8').trim(), 'base64');
  const open = new OpenBundle(bundle, keySeed);
  const bytes = open.entries.map(({ body, type }) => entryBytes(nodeHashing, type, body));
  const index = open.entries.findIndex(({ type }) => type === 'ANSWER');
  const leaves = open.entries.map(({ leaf }, at) => leaf ?? leafHash(nodeHashing, bytes[at]!));
  const proof = inclusionProof(nodeHashing, subtreesOf(nodeHashing, leaves), index, leaves.length);
  const parts = { entry: bytes[index]!, index, proof, checkpoint: open.text('checkpoint') };
  const codes = open.entries.flatMap(({ body, type }, at) => {
    const key = type === 'SCORE' ? keys.get(body['pid'] as string) : undefined;
    return key === undefined ? [] : [codeOf(open, at, leaves[at]!, key)];
  });
  (open.entries[index]!.body as { at: number }).at += 1;
  open.sign();
  exam = { bundle, rewritten: await open.pack(), keySeed, parts, codes, auditors };
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** The QR code's bytes for the SCORE at this index. */
function codeOf(open: OpenBundle, index: number, leaf: Uint8Array, answerKey: Uint8Array): Uint8Array {
  const note = open.text('checkpoint');
  const { origin, root, size } = parseCheckpoint(note.slice(0, note.indexOf('\n\n') + 1));
  const verifier = ed25519Verifier(parseVkey(nodeHashing, open.text('keys.txt').trim()), verifySignature);
  const { bytes: signature, key } = openNote(nodeHashing, note, [verifier]).signatures[0]!;
  const pid = open.entries[index]!.body['pid'] as Pid;
  const session = receiptSession(nodeHashing, origin);
  return fromBase45(
    writeReceipt({ session, index, size, root, pid, leaf, ownKey: answerKey, keyId: key.id, signature }),
  );
}

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
function judged(receipt: string | readonly string[], bundle = exam.bundle) {
  const receipts = typeof receipt === 'string' ? [receipt] : receipt;
  const brought = { receipts };
  const own = verifyBundle(nodePrimitives, bundle, brought);
  expect(verifyBundle(plainPrimitives, bundle, brought)).toEqual(own);
  if (hasPython) expect(inPython(bundle, receipts)).toEqual(own);
  const { held, missing, verdict, wrong } = own.steps.find(({ step }) => step === 'V22')!;
  return { verdict, codes: [...wrong, ...missing, ...held].map(({ code }) => code), ok: own.ok };
}

function inPython(bundle: Uint8Array, receipts: readonly string[]): Verification {
  const file = join(place, 'one.terang');
  writeFileSync(file, bundle);
  const given = receipts.flatMap((receipt, at) => {
    const proof = join(place, `${at}.tlog-proof`);
    writeFileSync(proof, receipt);
    return ['--receipt', proof];
  });
  const script = join(__dirname, 'verify.py');
  const ran = spawnSync('python3', [script, file, '--json', ...given], { encoding: 'utf8' });
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

describe('the QR code of a receipt', () => {
  it('is kept for everybody, and its key opens what they answered', () => {
    expect(exam.codes.length).toBeGreaterThan(3);
    for (const bundle of [exam.bundle, exam.auditors]) {
      const found = judged(
        exam.codes.map((code) => ` ${toBase45(code)}\n`),
        bundle,
      );
      const codes = exam.codes.flatMap(() => ['receipt-kept', 'receipt-opens']);
      expect(found).toEqual({ verdict: 'pass', codes, ok: true });
    }
  });

  const parts: Readonly<Record<string, readonly [at: number, code: string]>> = {
    'another magic': [3, 'receipt-not-in-form'],
    'another session': [11, 'receipt-of-another'],
    'another number': [15, 'receipt-not-kept'],
    'another size': [19, 'receipt-of-another'],
    'another root': [51, 'receipt-of-another'],
    'another person': [61, 'receipt-of-another'],
    'another leaf': [93, 'receipt-not-kept'],
    'another key id': [113, 'receipt-of-another'],
    'another signature': [177, 'receipt-of-another'],
  };
  for (const [name, [at, code]] of Object.entries(parts)) {
    it(`with ${name} fails`, () => {
      const bytes = Uint8Array.from(exam.codes[0]!);
      bytes[at]! ^= 1;
      expect(judged(toBase45(bytes))).toEqual({ verdict: 'fail', codes: [code], ok: false });
    });
  }

  it('with another answer key fails where an auditor or a signature knows better, and else is not checked', () => {
    const other = exam.codes.map((code) => toBase45(code.with(109, code[109]! ^ 1)));
    const found = judged(other);
    expect(found.verdict).toBe('fail');
    expect(found.codes).toEqual(expect.arrayContaining(['receipt-key-other', 'receipt-key-untold']));
    const audited = judged(other, exam.auditors).codes;
    expect(audited.filter((code) => code === 'receipt-key-other')).toHaveLength(other.length);
  });

  it('with a byte more or less, or a character that no code has, is not read', () => {
    const text = toBase45(exam.codes[0]!);
    for (const wrong of [text.slice(0, -3), `${text}000`, text.toLowerCase(), `${text.slice(0, -3)}:::`])
      expect(judged(wrong)).toEqual({ verdict: 'fail', codes: ['receipt-not-in-form'], ok: false });
  });

  it('fails over a ledger that was rewritten and signed anew', () => {
    const found = judged(toBase45(exam.codes[0]!), exam.rewritten);
    expect(found).toEqual({ verdict: 'fail', codes: ['receipt-not-kept'], ok: false });
  });
});
