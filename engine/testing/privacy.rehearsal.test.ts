import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hmac } from '../../scripts/verify/sha256.ts';
import { fromHex, hex, u64, utf8 } from '../../scripts/verify/bytes.ts';
import { nodePrimitives } from '../../scripts/verify/node-primitives.ts';
import { tagged } from '../../scripts/verify/primitives.ts';
import { writeBundle } from '../../scripts/commands/bundle.ts';
import { OpenBundle } from './bundles/open-bundle.ts';
import { writeFullExam } from './bundles/write-full-exam.ts';
import type { SmallExam } from './write-small-exam.ts';

jest.setTimeout(240_000);

const place = mkdtempSync(join(tmpdir(), 'terang-privacy-'));
let exam: SmallExam;
let open: OpenBundle;
let auditors: OpenBundle;

beforeAll(async () => {
  const dataDir = join(place, 'data');
  mkdirSync(dataDir);
  exam = writeFullExam(dataDir);
  open = new OpenBundle(await writeBundle(dataDir, 'small', { tier: 'public' }), new Uint8Array(32));
  auditors = new OpenBundle(await writeBundle(dataDir, 'small', { tier: 'auditor' }), new Uint8Array(32));
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

const textOf = (bundle: OpenBundle): string =>
  [...bundle.files].map(([name, bytes]) => `${name}\n${Buffer.from(bytes).toString('utf8')}`).join('\n');

/** What of a person must not be found, by what it is. */
function secretsOf({ sitters }: SmallExam): [what: string, value: string][] {
  return sitters.flatMap(({ person }): [string, string][] => [
    ['name', person.name],
    ['number', person.number],
    ['salt', hex(person.pidSalt)],
    ['answer key', hex(person.answerKey)],
  ]);
}

test('the public bundle holds no name, no number, no salt and no answer key of anybody; the scanner finds them in the auditor’s', () => {
  const [shown, sealed] = [textOf(open), textOf(auditors)];
  const secrets = secretsOf(exam);
  // A number may be the end of an item's id.
  const isIn = (text: string, value: string): boolean => new RegExp(`(?<![\\w-])${value}(?![\\w-])`).test(text);
  expect(secrets.filter(([, value]) => isIn(shown, value))).toEqual([]);
  expect(secrets.filter(([, value]) => !isIn(sealed, value))).toEqual([]);
});

test('nor an address of a network, nor the text of an item, nor an opening', () => {
  const shown = textOf(open);
  expect(shown.match(/\b(?:\d{1,3}\.){3}\d{1,3}\b/g)).toBeNull();
  expect([...open.files.keys()].filter((name) => name.startsWith('private/'))).toEqual([]);
  const bank = auditors.json('private/bank.json') as unknown as { items: { stem: unknown; options?: unknown }[] };
  const stems = bank.items.map(({ stem }) => JSON.stringify(stem).slice(0, 200));
  expect(stems.length).toBeGreaterThan(5);
  expect(stems.filter((stem) => shown.includes(stem))).toEqual([]);
  expect(shown).not.toMatch(/"(?:opening|option|response|stem|rationale|weights)":/);
});

test('a commitment is not found by trying every item and option under every nonce that the public could make', () => {
  const secret = open.json('seed.json') as unknown as { secret: string; seed: string };
  const items = open.lines('bank-index.jsonl') as unknown as { id: string; parts: number }[];
  const known = [
    new Uint8Array(0),
    new Uint8Array(16),
    new Uint8Array(32),
    fromHex(secret.seed)!,
    fromHex(secret.secret)!,
  ];
  const answers = open.entries.filter(({ type }) => type === 'ANSWER');
  expect(answers.length).toBeGreaterThan(10);
  let tried = 0;
  for (const { body } of answers.slice(0, 2)) {
    const { commitment, pid, seq } = body as { commitment: string; pid: string; seq: number };
    const nonces = [...known, ...[...known, utf8(pid)].map((key) => hmac(key, u64(seq)))];
    for (const { id, parts } of items.slice(0, 40)) {
      for (const option of ['-', ...Array.from({ length: parts }, (_, place) => String(place))]) {
        for (const nonce of nonces) {
          tried += 1;
          expect(hex(tagged(nodePrimitives, 'answer', pid, id, option, nonce)) === commitment).toBe(false);
        }
      }
    }
  }
  expect(tried).toBeGreaterThan(1_000);
});

test('with the person’s own key it opens: the trial above could have found it', () => {
  const answer = auditors.first('ANSWER').body as { commitment: string; pid: string; seq: number };
  const at = auditors.entries.indexOf(auditors.first('ANSWER'));
  const { opening } = auditors
    .lines('private/openings.jsonl')
    .find((one) => one['entry'] === (at as never)) as unknown as {
    opening: { item: string; option: string };
  };
  const { answerKey } = exam.sitters.find(({ person }) => person.pid === answer.pid)!.person;
  const nonce = hmac(answerKey, u64(answer.seq));
  expect(hex(tagged(nodePrimitives, 'answer', answer.pid, opening.item, opening.option, nonce))).toBe(
    answer.commitment,
  );
});
