import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFullExam } from '../../engine/testing/bundles/write-full-exam.ts';
import { writeBundle } from '../commands/bundle.ts';
import { describeFairness } from '../commands/fairness.ts';
import { nodePrimitives } from '../verify/node-primitives.ts';
import { followBundle } from '../verify/verify-bundle.ts';
import { sampledEntries } from '../verify/steps/sample-steps.ts';
import { type Fairness, measureFairness, sampleLines } from './measure.ts';

const place = mkdtempSync(join(tmpdir(), 'terang-fairness-'));
const dataDir = join(place, 'data');
let followed: Record<'public' | 'auditor', ReturnType<typeof followBundle>>;

beforeAll(async () => {
  mkdirSync(dataDir);
  writeFullExam(dataDir);
  followed = {
    public: followBundle(nodePrimitives, await writeBundle(dataDir, 'small', { tier: 'public' })),
    auditor: followBundle(nodePrimitives, await writeBundle(dataDir, 'small', { tier: 'auditor' })),
  };
}, 240_000);
afterAll(() => rmSync(place, { recursive: true, force: true }));

describe('the report of fairness', () => {
  let fairness: Fairness;
  beforeAll(() => {
    fairness = measureFairness(nodePrimitives, followed.auditor.evidence)!;
  }, 240_000);

  test('sets what this draw gave beside what other lots give, the same for every reader', () => {
    expect(fairness.measured.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['exposure-least', 'exposure-most', 'difficulty-easiest', 'key-share-A']),
    );
    for (const { high, low } of fairness.measured) expect(low).toBeLessThanOrEqual(high);
    expect(measureFairness(nodePrimitives, followed.auditor.evidence)).toEqual(fairness);
  });

  test('says nothing of keys from a public bundle', () => {
    const { evidence } = followed.public;
    const fewer = measureFairness(nodePrimitives, evidence)!;
    expect(fewer.hasKeys).toBe(false);
    expect(fewer.measured.some(({ name }) => name.startsWith('key-share'))).toBe(false);
  });

  test('finds papers that one person made by hand', () => {
    const { evidence } = followed.auditor;
    const first = [...evidence.papers!.values()][0]!;
    const same = new Map([...evidence.papers!.keys()].map((pid) => [pid, first]));
    const made = measureFairness(nodePrimitives, { ...evidence, papers: same })!;
    const most = made.measured.find(({ name }) => name === 'exposure-most')!;
    const least = made.measured.find(({ name }) => name === 'exposure-least')!;
    expect(most.found > most.high || least.found < least.low).toBe(true);
    expect(describeFairness(made, 'en').join(' ')).toContain('OUTSIDE');
    expect(describeFairness(made, 'id').join(' ')).toContain('DI LUAR');
  });

  test('says what it does not show', () => {
    expect(describeFairness(fairness, 'en').at(-1)).toMatch(/does not show/);
  });
});

describe('a sample', () => {
  const chosen = (text: string, count: number): number[] =>
    sampledEntries(nodePrimitives, followed.public.evidence, text, count);

  test('follows from the ledger and a public text, and from nothing else', () => {
    expect(chosen('6 1 4', 5)).toEqual(chosen('6 1 4', 5));
    expect(chosen('6 1 4', 5)).toEqual(sampledEntries(nodePrimitives, followed.auditor.evidence, '6 1 4', 5));
    const others = Array.from({ length: 20 }, (_, n) => chosen(`lots ${n}`, 3).join());
    expect(new Set(others).size).toBeGreaterThan(10);
    expect(chosen('x', 10_000).length).toBeGreaterThan(chosen('x', 5).length);
  });

  test('is opened by the auditor alone, and no entry beside it', () => {
    const lots = { by: '6 1 4', count: 3 };
    const none = { keys: false, texts: false };
    expect(sampleLines(nodePrimitives, followed.public.evidence, lots, none)).toBeNull();
    const [head, ...opened] = sampleLines(nodePrimitives, followed.auditor.evidence, lots, none)!;
    expect(head).toMatchObject({ ...lots, root: followed.public.evidence.head!.root });
    expect(opened.map(({ entry }) => entry)).toEqual(chosen('6 1 4', 3));
    const keys = followed.auditor.evidence.files.get('private/answer-keys.jsonl')!;
    for (const { key } of new TextDecoder()
      .decode(keys)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { key: string })) {
      expect(JSON.stringify(opened)).not.toContain(key);
    }
    const ids = new Set(opened.map(({ item }) => item));
    const all = sampleLines(nodePrimitives, followed.auditor.evidence, lots, { keys: true, texts: true })!;
    expect(new Set(all.flatMap(({ id }) => (id === undefined ? [] : [id])))).toEqual(ids);
    const { salt } = JSON.parse(
      new TextDecoder().decode(followed.auditor.evidence.files.get('private/bank-salt.json')),
    ) as { salt: string };
    expect(JSON.stringify(all)).not.toContain(salt);
  });
});
