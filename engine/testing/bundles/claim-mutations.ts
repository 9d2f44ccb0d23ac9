import { type Mutation, other } from './mutation.ts';
import type { OpenBundle } from './open-bundle.ts';

function lines(
  step: string,
  file: string,
  name: string,
  change: (all: Record<string, unknown>[]) => unknown[] | void,
  of: Mutation['of'] = 'public',
): Mutation {
  const falsify = (bundle: OpenBundle): void => {
    const all = bundle.lines(file) as Record<string, unknown>[];
    bundle.writeLines(file, change(all) ?? all);
  };
  return { name: `${file}: ${name}`, step, of, falsify };
}

/** Every field of the first line, and lines taken away, doubled and exchanged. */
function everyWay(step: string, file: string, fields: readonly string[], of: Mutation['of'] = 'public'): Mutation[] {
  return [
    ...fields.map((field) =>
      lines(step, file, `${field} changed`, (all) => void (all[0]![field] = other(all[0]![field])), of),
    ),
    lines(step, file, 'a line left out', (all) => all.slice(1), of),
    lines(step, file, 'the last line left out', (all) => all.slice(0, -1), of),
    lines(step, file, 'a line twice', (all) => [all[0], ...all], of),
    lines(step, file, 'two lines exchanged', (all) => [all[1], all[0], ...all.slice(2)], of),
    lines(step, file, 'a field too many', (all) => void (all[0]!['extra'] = 1), of),
    { ...{ name: `${file}: no JSON`, step, of }, falsify: (bundle) => bundle.write(file, 'x\n') },
    {
      ...{ name: `${file}: no line feed`, step, of },
      falsify: (bundle) => bundle.write(file, bundle.text(file).trimEnd()),
    },
    {
      ...{ name: `${file}: a blank`, step, of },
      falsify: (bundle) => bundle.write(file, bundle.text(file).replace('{', '{ ')),
    },
  ];
}

function json(step: string, file: string, field: string): Mutation {
  const falsify = (bundle: OpenBundle): void => {
    const value = bundle.json(file) as Record<string, unknown>;
    bundle.writeJson(file, { ...value, [field]: other(value[field]) });
  };
  return { name: `${file}: ${field} changed`, step, of: 'public', falsify };
}

const HEAD_STEPS = { entries: 'V3', format: 'V1', origin: 'V2', root: 'V4', session: 'V2', spec: 'V1', tier: 'V1' };
const RULES = [
  ...[
    'bank',
    'categories',
    'clockStarts',
    'duration',
    'format',
    'id',
    'lagGrace',
    'legalBasis',
    'livePolicy',
    'official',
  ],
  ...['sections', 'shortlistFactor', 'thresholds', 'tieBreak', 'title', 'accommodations', 'workstations'],
];

/** What a bundle says beside its entries. */
export function claimMutations(): Mutation[] {
  return [
    ...everyWay('V20', 'results.jsonl', ['entry', 'outcome', 'pid', 'sections', 'total']),
    ...everyWay('V20', 'ranking.jsonl', ['pid', 'rank', 'total']),
    ...everyWay('V17', 'standing.jsonl', ['entries', 'pid']),
    ...everyWay('V12', 'roster.jsonl', ['row']),
    ...['automatic', 'commitment', 'digits', 'secret', 'seed'].map((field) => json('V9', 'seed.json', field)),
    ...Object.entries(HEAD_STEPS).map(([field, step]) => json(step, 'bundle.json', field)),
    ...RULES.map((field) => json('V2', 'definition.json', field)),
    ...everyWay('V11', 'bank-leaves.jsonl', ['itemLeaf']),
    lines(
      'V19',
      'bank-leaves.jsonl',
      'keyLeaf changed',
      (all) => void (all[0]!['keyLeaf'] = other(all[0]!['keyLeaf'])),
    ),
    ...index(),
    ...notes(),
  ];
}

function index(): Mutation[] {
  const file = 'bank-index.jsonl';
  // The first draw of the exam takes one item of this kind: each of them decides who gets which.
  const isDrawn = ({ difficulty, topic }: Record<string, unknown>): boolean =>
    topic === 'nasionalisme' && difficulty === 'easy';
  const all = (step: string, name: string, values: Record<string, unknown>): Mutation =>
    lines(step, file, name, (items) => items.map((item) => (isDrawn(item) ? { ...item, ...values } : item)));
  return [
    all('V11', 'items of another section', { section: 'XXX' }),
    all('V11', 'items of another topic', { topic: 'lain' }),
    all('V11', 'items of another difficulty', { difficulty: 'hard' }),
    all('V10', 'items with fewer options', { parts: 3 }),
    all('V10', 'items whose options are not shuffled', { shuffled: 'none' }),
    all('V11', 'shuffled in no way that there is', { shuffled: 'lain' }),
    all('V11', 'parts that are no number', { parts: '5' }),
    lines('V10', file, 'items left out', (items) => items.filter((item, place) => !isDrawn(item) || place % 2 === 0)),
    lines('V10', file, 'items under other names', (items) =>
      items.map((item) => (isDrawn(item) ? { ...item, id: `A-${String(item['id'])}` } : item)),
    ),
    lines('V11', file, 'an item twice', (items) => [items[0], ...items]),
    lines('V11', file, 'nothing in it', () => []),
    { name: `${file}: no JSON`, step: 'V11', of: 'public', falsify: (bundle) => bundle.write(file, 'x\n') },
    lines('V11', file, 'an index that is not the bank’s, to an auditor', (items) => items.slice(0, -1), 'auditor'),
  ];
}

function notes(): Mutation[] {
  const edit = (step: string, name: string, change: (note: string) => string): Mutation => ({
    ...{ name: `checkpoint: ${name}`, step, of: 'public' },
    falsify: (bundle) => bundle.write('checkpoint', change(bundle.text('checkpoint'))),
  });
  const line = (at: number, change: (line: string) => string) => (note: string) =>
    note
      .split('\n')
      .map((one, place) => (place === at ? change(one) : one))
      .join('\n');
  const otherBase64 = (text: string): string => (text.startsWith('A') ? 'B' : 'A') + text.slice(1);
  return [
    edit(
      'V4',
      'another origin',
      line(0, (text) => `${text}x`),
    ),
    edit(
      'V4',
      'another size',
      line(1, () => '7'),
    ),
    edit(
      'V4',
      'a size beyond the entries',
      line(1, () => '99999'),
    ),
    edit('V4', 'another root', line(2, otherBase64)),
    edit(
      'V4',
      'an extension line',
      line(2, (text) => `${text}\nextra`),
    ),
    edit('V4', 'no signature', (note) => note.slice(0, note.indexOf('\n\n') + 2)),
    edit('V4', 'not a note', () => 'x'),
    edit(
      'V5',
      'another signature',
      line(4, (text) => `${text.slice(0, -6)}${otherBase64(text.slice(-6, -5))}${text.slice(-5)}`),
    ),
    edit(
      'V5',
      'the signature of another key',
      line(4, (text) => text.replace('terang/', 'other/')),
    ),
    edit('V5', 'a second signature that is wrong', (note) => {
      const signature = note.slice(note.indexOf('\u2014'));
      return `${note}${signature.slice(0, -8)}${otherBase64(signature.slice(-8, -7))}${signature.slice(-7)}`;
    }),
    {
      ...{ name: 'keys.txt: another name', step: 'V2', of: 'public' },
      falsify: (bundle) => bundle.write('keys.txt', bundle.text('keys.txt').replace('terang', 'gelap')),
    },
    {
      ...{ name: 'keys.txt: no line feed', step: 'V2', of: 'public' },
      falsify: (bundle) => bundle.write('keys.txt', bundle.text('keys.txt').trim()),
    },
    {
      ...{ name: 'an older checkpoint for the newest', step: 'V4', of: 'public' },
      falsify: (bundle) => {
        const older = [...bundle.files.keys()].find((name) => name.startsWith('checkpoints/')) ?? 'checkpoint';
        bundle.write('checkpoint', bundle.text(older).replace(/\n\d+\n/, '\n3\n'));
      },
    },
  ];
}

/** What only an auditor holds. */
export function privateMutations(): Mutation[] {
  const opening = (name: string, change: (opening: Record<string, unknown>) => void): Mutation =>
    lines(
      'V18',
      'private/openings.jsonl',
      name,
      (all) => void change(all[0]!['opening'] as Record<string, unknown>),
      'auditor',
    );
  const row = (field: string): Mutation =>
    lines(
      'V12',
      'private/roster.jsonl',
      `${field} changed`,
      (all) => {
        const one = all[0]!['row'] as Record<string, unknown>;
        one[field] = field === 'accommodations' ? [] : other(one[field]);
      },
      'auditor',
    );
  const item = (name: string, change: (item: Record<string, unknown>) => void): Mutation => ({
    ...{ name: `private/bank.json: ${name}`, step: 'V11', of: 'auditor' },
    falsify: (bundle) => {
      const bank = bundle.json('private/bank.json') as unknown as { items: Record<string, unknown>[] };
      change(bank.items.find(({ kind }) => kind === 'single-choice') as Record<string, unknown>);
      bundle.writeJson('private/bank.json', bank);
    },
  });
  return [
    opening('another option', (one) => void (one['option'] = one['option'] === '0' ? '1' : '0')),
    opening('another item', (one) => void (one['item'] = 'TWK-XXX-001')),
    opening('cleared', (one) => Object.assign(one, { option: '-', response: null })),
    opening('another place', (one) => void (one['response'] = ((one['response'] as number) + 1) % 5)),
    opening('no response', (one) => void (one['response'] = null)),
    opening('a field too many', (one) => void (one['extra'] = 1)),
    lines(
      'V18',
      'private/openings.jsonl',
      'an opening of what hides nothing',
      (all) => [{ ...all[0], entry: 0 }, ...all],
      'auditor',
    ),
    lines(
      'V18',
      'private/answer-keys.jsonl',
      'another key',
      (all) => void (all[0]!['key'] = 'f'.repeat(32)),
      'auditor',
    ),
    lines(
      'V18',
      'private/answer-keys.jsonl',
      'keys exchanged',
      (all) => void ([all[0]!['key'], all[1]!['key']] = [all[1]!['key'], all[0]!['key']]),
      'auditor',
    ),
    lines('V18', 'private/answer-keys.jsonl', 'no keys', () => [], 'auditor'),
    ...['accommodations', 'category', 'name', 'number', 'seat'].map(row),
    lines('V12', 'private/roster.jsonl', 'another salt', (all) => void (all[0]!['salt'] = 'f'.repeat(32)), 'auditor'),
    lines(
      'V12',
      'private/roster.jsonl',
      'another pseudonym',
      (all) => void (all[0]!['pid'] = 'f'.repeat(20)),
      'auditor',
    ),
    lines('V12', 'private/roster.jsonl', 'a row left out', (all) => all.slice(1), 'auditor'),
    lines('V12', 'private/roster.jsonl', 'two rows exchanged', (all) => [all[1], all[0], ...all.slice(2)], 'auditor'),
    item('another key', (one) => void (one['key'] = [((one['key'] as number[])[0]! + 1) % 5])),
    item('another text', (one) => void (one['stem'] = [])),
    item('another option', (one) => void (one['options'] = (one['options'] as unknown[]).toReversed())),
    item('another id', (one) => void (one['id'] = 'X')),
    { ...item('another key, under the key’s own root', (one) => void (one['key'] = [9])), step: 'V19' },
    { ...item('another reason why, under the key’s own root', (one) => void (one['rationale'] = 'x')), step: 'V19' },
    ...(['V11', 'V19'] as const).map((step): Mutation => ({
      ...{ name: `private/bank-salt.json: another salt, ${step}`, step, of: 'auditor' },
      falsify: (bundle) => bundle.writeJson('private/bank-salt.json', { salt: 'f'.repeat(64) }),
    })),
    {
      ...{ name: 'private/bank-salt.json: left out', step: 'V11', of: 'auditor' },
      falsify: (bundle) => void bundle.files.delete('private/bank-salt.json'),
    },
  ];
}
