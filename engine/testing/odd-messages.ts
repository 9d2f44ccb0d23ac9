import fc from 'fast-check';

const ODD_TEXTS = [
  '',
  ' ',
  '\0',
  '\ud800',
  '💥'.repeat(50),
  'A'.repeat(20_000),
  '__proto__',
  'constructor',
  '9'.repeat(400),
  '../../etc/passwd',
];
const ODD_NUMBERS = [
  -1,
  -0,
  0.5,
  1e308,
  Number.MAX_SAFE_INTEGER,
  Number.MIN_SAFE_INTEGER,
  2 ** 53,
  Number.NaN,
  Infinity,
];

const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...ODD_TEXTS, ...ODD_NUMBERS, null, undefined, true, [], {}),
  fc.jsonValue({ maxDepth: 3 }),
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
  fc.integer({ min: 1, max: 2_000 }).map((depth) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`) as unknown),
);

/** A message that was right, with one thing changed: a field left out, replaced, or put in. Now and then it stays right. */
function nearly(right: object): fc.Arbitrary<unknown> {
  const fields = Object.keys(right);
  const field = fc.constantFrom(...(fields.length > 0 ? fields : ['nothing']));
  return fc.oneof(
    fc.constant(right),
    field.map((name) => Object.fromEntries(Object.entries(right).filter(([other]) => other !== name))),
    fc.tuple(field, oddValue).map(([name, value]) => ({ ...right, [name]: value })),
    fc.tuple(fc.string(), oddValue).map(([name, value]) => ({ ...right, [name]: value })),
    fc.constant([right]),
  );
}

export interface OddMessage {
  readonly event: string;
  readonly parts: readonly unknown[];
  readonly wantsReply: boolean;
}

/** The same messages in every run: arbitrary ones and near misses, to events that are and that are not. */
export function oddMessages(right: Readonly<Record<string, object>>, count: number, seed: number): OddMessage[] {
  const known = Object.keys(right);
  const event = fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...known) },
    {
      weight: 1,
      arbitrary: fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('error', 'message', 'data', '__proto__')),
    },
  );
  const message = event.chain((name) =>
    fc.record({
      event: fc.constant(name),
      parts: fc.oneof(
        { weight: 6, arbitrary: nearly(right[name] ?? {}).map((one) => [one]) },
        { weight: 3, arbitrary: oddValue.map((one) => [one]) },
        { weight: 1, arbitrary: fc.array(oddValue, { maxLength: 3 }) },
      ),
      wantsReply: fc.boolean(),
    }),
  );
  return fc.sample(message, { numRuns: count, seed });
}
