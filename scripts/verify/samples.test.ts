import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ItemBank } from '#domain/bank/bank.ts';
import { bankLeaves, bankRoots } from '#domain/ledger/bank-roots.ts';
import { canonicalJson } from '#domain/ledger/canonical-json.ts';
import { toHex } from '#domain/ledger/hex.ts';
import { nodeHashing } from '../../engine/storage/node-hashing.ts';
import { hasPython, inPython, sorted } from '../../engine/testing/bundles/in-python.ts';
import { ALL_KINDS } from '../../engine/testing/kinds-bank.ts';
import { tinyBank } from '../../engine/testing/tiny-exam.ts';
import { writeSmallExam } from '../../engine/testing/write-small-exam.ts';
import { writeBundle } from '../commands/bundle.ts';
import { sampleLines } from '../fairness/measure.ts';
import { itemLeaf, itemParts, keyLeaf, leafSalt, passageLeaf, passagePart } from './bank-parts.ts';
import { type JsonObject, canonical } from './canonical.ts';
import { nodePrimitives } from './node-primitives.ts';
import { plainPrimitives } from './plain-primitives.ts';
import { type Verification, followBundle, verifyBundle } from './verify-bundle.ts';

const place = mkdtempSync(join(tmpdir(), 'terang-samples-'));
let bundle: Uint8Array;
let lines: readonly JsonObject[];

beforeAll(async () => {
  const exam = writeSmallExam(place);
  exam.close();
  exam.end();
  bundle = await writeBundle(place, 'small', { tier: 'public' });
  const auditor = await writeBundle(place, 'small', { tier: 'auditor' });
  const { evidence } = followBundle(nodePrimitives, auditor);
  lines = sampleLines(nodePrimitives, evidence, { by: '6 1 4', count: 8 }, { keys: true, texts: true })!;
}, 240_000);
afterAll(() => rmSync(place, { recursive: true, force: true }));

const fileOf = (some: readonly object[]): string => some.map((one) => `${canonical(one as never)}\n`).join('');
const judged = (file: string): Verification => verifyBundle(nodePrimitives, bundle, { samples: [file] });
const stepOf = ({ steps }: Verification, name: string): Verification['steps'][number] =>
  steps.find(({ step }) => step === name)!;

/** The lines with one of them changed: the first that has the field. */
function changed(field: string, change: (line: Record<string, unknown>) => object): string {
  const at = lines.findIndex((line) => field in line);
  return fileOf(lines.map((line, number) => (number === at ? change({ ...line }) : line)));
}

const flipped = (value: unknown): string => `${String(value).startsWith('0') ? '1' : '0'}${String(value).slice(1)}`;

/** What somebody may try who opens another answer, key or text than was fixed. */
const FALSE: readonly (readonly [name: string, step: string, code: string, file: () => string])[] = [
  ['another option', 'V18', 'opening-other', () => changed('entry', (one) => ({ ...one, option: '9' }))],
  [
    'another nonce',
    'V18',
    'opening-other',
    () => changed('entry', (one) => ({ ...one, nonce: flipped(one['nonce']) })),
  ],
  ['another item', 'V18', 'opening-other', () => changed('entry', (one) => ({ ...one, item: 'TWK-XXX-001' }))],
  ['another person', 'V18', 'opening-other', () => changed('entry', (one) => ({ ...one, pid: flipped(one['pid']) }))],
  ['an answer left out', 'V18', 'sample-not-chosen', () => fileOf([lines[0]!, ...lines.slice(2)])],
  ['other lots', 'V18', 'sample-not-chosen', () => changed('by', (one) => ({ ...one, by: '1 1 1' }))],
  ['fewer than were chosen', 'V18', 'sample-not-chosen', () => changed('by', (one) => ({ ...one, count: 9 }))],
  [
    'another ledger',
    'V18',
    'sample-of-another',
    () => changed('by', (one) => ({ ...one, root: flipped(one['root']) })),
  ],
  ['no lines', 'V18', 'sample-not-in-form', () => 'x\n'],
  ['a field too many', 'V18', 'sample-not-in-form', () => changed('entry', (one) => ({ ...one, extra: 1 }))],
  ['another key', 'V19', 'key-leaf-other', () => changed('key', (one) => ({ ...one, key: { kind: 'single-choice' } }))],
  ['another version of a key', 'V19', 'key-leaf-other', () => changed('key', (one) => ({ ...one, version: 99 }))],
  [
    'another salt of a key',
    'V19',
    'key-leaf-other',
    () => changed('key', (one) => ({ ...one, salt: flipped(one['salt']) })),
  ],
  ['the key of another item', 'V19', 'key-leaf-other', () => changed('key', (one) => ({ ...one, id: 'TWK-XXX-001' }))],
  ['another text', 'V11', 'item-leaf-other', () => changed('text', (one) => ({ ...one, text: { id: one['id'] } }))],
  [
    'another salt of a text',
    'V11',
    'item-leaf-other',
    () => changed('text', (one) => ({ ...one, salt: flipped(one['salt']) })),
  ],
];

describe('answers opened by lot', () => {
  it('prove their keys and texts by the roots that were fixed before the lots', () => {
    const report = judged(fileOf(lines));
    expect(report.ok).toBe(true);
    const codes = (step: string): string[] => stepOf(report, step).held.map(({ code }) => code);
    expect(codes('V18')).toContain('sample-opened');
    expect(codes('V19')).toEqual(expect.arrayContaining(['keys-fixed', 'sample-keys', 'sample-earns']));
    expect(codes('V11')).toEqual(expect.arrayContaining(['leaves-read', 'sample-texts']));
    expect(verifyBundle(plainPrimitives, bundle, { samples: [fileOf(lines)] })).toEqual(report);
  });

  it('open keys without texts', () => {
    const keysAlone = lines.filter((line) => !('text' in line));
    expect(judged(fileOf(keysAlone)).ok).toBe(true);
    const stems = lines.flatMap(({ text }) => (text === undefined ? [] : [canonical((text as JsonObject)['stem']!)]));
    expect(stems.filter((stem) => fileOf(keysAlone).includes(stem))).toEqual([]);
  });

  it.each(FALSE)('%s is found by %s', (_name, step, code, file) => {
    const found = stepOf(judged(file()), step);
    expect([found.verdict, found.wrong.map((one) => one.code)]).toEqual(['fail', expect.arrayContaining([code])]);
  });

  (hasPython ? it : it.skip)('are judged by Python as they are here', () => {
    const files = [fileOf(lines), ...FALSE.map(([, , , file]) => file())];
    const theirs = inPython(
      place,
      files.map((file) => ({ bytes: bundle, brought: { samples: [file] } })),
    );
    files.forEach((file, at) => expect(sorted(theirs[at])).toEqual(sorted(judged(file))));
  });
});

describe('leaves of every kind of item', () => {
  const salt = new Uint8Array(32).fill(9);
  const head = tinyBank.items[0]!;
  const bank = {
    ...tinyBank,
    items: ALL_KINDS.map(({ interaction }, number) => ({
      ...{ id: `K-${number}`, section: head.section, topic: head.topic, difficulty: 'easy', stem: head.stem },
      ...{ pinsLast: false, rationale: 'karena', source: 'x:1', ...interaction },
    })),
    passages: [
      { id: 'P-1', title: 'Peta', text: [{ kind: 'image', source: 'media/peta.svg', alt: 'peta' }], source: 'x:2' },
    ],
    media: { 'media/peta.svg': { type: 'image/svg+xml', hash: 'ab'.repeat(32), size: 9 } },
  } as unknown as ItemBank;
  const leaves = bankLeaves(nodeHashing, bank, salt);
  const engine = [
    ...leaves.items.flatMap(({ item, key }) => [toHex(item), toHex(key)]),
    ...leaves.passages.map((one) => toHex(one)),
  ];
  const open = JSON.parse(canonicalJson(bank)) as JsonObject;
  const items = open['items'] as readonly JsonObject[];
  const media = open['media'] as JsonObject;

  it('are the same by the engine and by the verifier', () => {
    const p = plainPrimitives;
    const own = items.flatMap((item) => {
      const id = item['id'] as string;
      const { key, text } = itemParts(p, item, media);
      const [ofItem, ofKey] = [leafSalt(p, salt, 'item', id), leafSalt(p, salt, 'key', id)];
      return [itemLeaf(p, id, text, ofItem), keyLeaf(p, id, bank.version, key, ofKey)];
    });
    const [passage] = open['passages'] as readonly JsonObject[];
    const last = passageLeaf(p, 'P-1', passagePart(passage!, media), leafSalt(p, salt, 'passage', 'P-1'));
    expect([...own, last]).toEqual(engine);
  });

  it('tell nothing of the key in the text: what is right elsewhere has the same text', () => {
    const p = plainPrimitives;
    const turned: Record<string, (item: Record<string, unknown>) => void> = {
      'single-choice': (item) => void (item['key'] = [0]),
      ordering: (item) => void (item['entries'] as unknown[]).reverse(),
      'gap-choice': (item) => (item['gaps'] as { key: number }[]).forEach((gap) => void (gap.key = 9)),
      hotspot: (item) => void (item['areas'] = []),
      'weighted-choice': (item) => void (item['weights'] = [1, 1]),
    };
    for (const item of items) {
      const other = structuredClone(item) as Record<string, unknown>;
      turned[item['kind'] as string]?.(other);
      other['rationale'] = 'lain';
      const [one, two] = [itemParts(p, item, media), itemParts(p, other as JsonObject, media)];
      expect(two.text).toEqual(one.text);
      expect(two.key).not.toEqual(one.key);
    }
  });

  it('have the golden roots', () => {
    /** SPEC section 4. */
    expect(bankRoots(nodeHashing, bankLeaves(nodeHashing, GOLDEN_BANK, new Uint8Array(32).fill(9)))).toEqual({
      bankRoot: '1da5934764d39cfadf2d80266dcc0a42b879dc14d47ddbdd0bfd103a1de29cc0',
      keyRoot: '64faea2200a351407e4f0aac6909e296d65fe444cee4146ceb1dece190513828',
    });
  });

  (hasPython ? it : it.skip)('are the same by Python', () => {
    const program = [
      'import json, sys',
      'sys.path.insert(0, sys.argv[1])',
      'import verify',
      'bank, salt, out = json.loads(sys.argv[2]), bytes([9] * 32), []',
      'for item in bank["items"]:',
      '    text, key = verify.item_parts(item, bank["media"])',
      '    out.append(verify.item_leaf(item["id"], text, verify.leaf_salt(salt, "item", item["id"])))',
      '    out.append(verify.key_leaf(item["id"], bank["version"], key, verify.leaf_salt(salt, "key", item["id"])))',
      'part = verify.passage_part(bank["passages"][0], bank["media"])',
      'out.append(verify.tagged("passage", "P-1", verify.canonical(part), verify.leaf_salt(salt, "passage", "P-1")).hex())',
      'print(json.dumps(out))',
    ].join('\n');
    const said = execFileSync('python3', ['-B', '-c', program, __dirname, canonicalJson(bank)], { encoding: 'utf8' });
    expect(JSON.parse(said)).toEqual(engine);
  });
});

const GOLDEN_BANK = {
  ...{ id: 'golden', title: 'Golden', language: 'id', version: 3, licence: 'CC0-1.0', sections: [], media: {} },
  items: [
    {
      ...{ id: 'A-1', section: 'A', topic: 't', difficulty: 'easy', kind: 'single-choice', pinsLast: false },
      ...{ stem: [{ kind: 'paragraph', text: ['1 + 1 = ?'] }], options: [['1'], ['2']], key: [1] },
      ...{ rationale: 'dua', source: 'a.json:1' },
    },
  ],
} as unknown as ItemBank;
