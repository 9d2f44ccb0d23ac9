import { fromHex, hex } from '../bytes.ts';
import { type Json, canonical, isObject } from '../canonical.ts';
import { type IndexedItem, type Planned, type Pool, drawLabel, isOf, paperHash, planPaper, unitsOf } from '../draw.ts';
import { checkBankRoot } from './bank-steps.ts';
import { checkSampledTexts } from './sample-steps.ts';
import { checkSeats } from './seat-steps.ts';
import { type Evidence, firstOf, isAuditors, readJson, readLines } from '../evidence.ts';
import type { Step } from '../finding.ts';
import { tagged } from '../primitives.ts';
import { count, fields, flag, hash, nullable, oneOf, text } from '../shapes.ts';

/** V8: the secret that was revealed at the end is the one that was committed to before the lots. */
export function checkSecret({ entries, manifestHash, p }: Evidence, step: Step): void {
  const commit = firstOf(entries, 'SEED_COMMIT');
  const reveal = firstOf(entries, 'SEED_REVEAL');
  if (commit === undefined || manifestHash === null) return step.skip('needs', '', { what: 'SEED_COMMIT' });
  if (reveal === undefined) return step.skip('needs', '', { what: 'SEED_REVEAL' });
  const opened = hex(tagged(p, 'seed-commit', fromHex(reveal.body.secret)!, manifestHash));
  if (opened !== commit.body.commitment) step.fail('secret-other', `entry ${reveal.index}`);
  step.note('secret-opens');
}

const SEED = { automatic: flag, commitment: hash, digits: text, secret: hash, seed: hash };

/** V9: the seed follows from secret and lots, seats follow from it; and whether people drew the lots. */
export function checkSeed(evidence: Evidence, step: Step): void {
  const { entries, manifestHash, p } = evidence;
  const [commit, draw, reveal] = ['SEED_COMMIT', 'DRAW', 'SEED_REVEAL'].map((type) => firstOf(entries, type));
  if (commit === undefined || draw === undefined || reveal === undefined || manifestHash === null)
    return step.skip('needs', '', { what: 'SEED_COMMIT, DRAW, SEED_REVEAL' });
  const { automatic, digits } = draw.body;
  const { secret } = reveal.body;
  const { commitment } = commit.body;
  evidence.seed = tagged(p, 'session-seed', fromHex(secret)!, digits, manifestHash);
  const seed = hex(evidence.seed);
  if (!/^\d( \d){9,}$/.test(digits)) step.fail('digits-too-few', `entry ${draw.index}`);
  const claimed = readJson(evidence, 'seed.json');
  if (!fields(SEED)(claimed)) step.fail('file-not-in-form', 'file seed.json', { field: '' });
  else if (canonical(claimed as Json) !== canonical({ automatic, commitment, digits, secret, seed }))
    step.fail('seed-other', 'file seed.json');
  const hands = new Set([draw.body.by ?? '', draw.body.confirmedBy ?? '']);
  if (!automatic && (hands.has('') || hands.size < 2)) step.fail('lots-by-one', `entry ${draw.index}`);
  if (automatic) step.skip('lots-by-engine', `entry ${draw.index}`);
  checkSeats(entries, { p, seed: evidence.seed, manifestHash }, step);
  step.note('seed-computed', '', { digits });
}

const INDEXED = {
  ...{ id: text, section: text, topic: text, difficulty: text, passage: nullable(text), parts: count },
  shuffled: oneOf('all', 'all-but-last', 'none'),
};

/** V11: the index is of the bank that was committed to, and each draw can be made from it. */
export function checkBlueprint(evidence: Evidence, step: Step): void {
  const { definition, entries } = evidence;
  if (definition === null) return step.skip('needs', '', { what: 'definition.json' });
  const items = definition.sections.flatMap(({ draw }) => draw).reduce((sum, draw) => sum + draw.count, 0);
  for (const { body, index, type } of entries) {
    if (type === 'PAPER' && body.items !== items)
      step.fail('items-other', `entry ${index}`, { items: body.items, expected: items });
    if (type === 'PAPER' && !isAllotment(evidence, body.allotted))
      step.fail('allotment-unknown', `entry ${index}`, { ms: body.allotted });
  }
  const index = indexOf(evidence, step);
  if (index !== null) evidence.pools = poolsOf(evidence, index, step);
  checkBankRoot(evidence, index, step);
  checkSampledTexts(evidence, step);
  if (isAuditors(evidence)) checkBank(evidence, step);
  else step.skip('bank-closed');
  step.note('blueprint-met', '', { items });
}

function isAllotment({ definition }: Evidence, allotted: number): boolean {
  return allotted === definition?.duration || definition!.accommodations.some(({ duration }) => duration === allotted);
}

function indexOf(evidence: Evidence, step: Step): IndexedItem[] | null {
  if (!evidence.files.has('bank-index.jsonl')) {
    step.skip('index-not-published');
    return null;
  }
  const index = readLines(evidence, 'bank-index.jsonl');
  if (index === undefined || !index.every(fields(INDEXED))) {
    step.fail('file-not-in-form', 'file bank-index.jsonl', { field: '' });
    return null;
  }
  const items = index as unknown as IndexedItem[];
  if (new Set(items.map(({ id }) => id)).size === items.length) return items;
  step.fail('item-twice', 'file bank-index.jsonl');
  return null;
}

function poolsOf({ definition }: Evidence, index: readonly IndexedItem[], step: Step): Pool[] | null {
  let isSound = true;
  const pools = definition!.sections.map(({ code, draw }): Pool => {
    const draws = draw.map((one) => {
      const units = unitsOf(index.filter((item) => isOf(item, code, one)));
      const size = units[0]?.length ?? 1;
      const isDrawable = units.length * size >= one.count && one.count % size === 0;
      if (!isDrawable || units.some((unit) => unit.length !== size)) {
        isSound = false;
        step.fail('draw-impossible', 'file bank-index.jsonl', { section: code, count: one.count });
      }
      return { label: drawLabel(code, one), units, keep: Math.floor(one.count / size) };
    });
    return { section: code, draws };
  });
  return isSound ? pools : null;
}

function checkBank(evidence: Evidence, step: Step): void {
  const { files, p } = evidence;
  const bank = readJson(evidence, 'private/bank.json');
  const manifest = firstOf(evidence.entries, 'MANIFEST');
  if (!isObject(bank)) return step.fail('file-not-in-form', 'file private/bank.json', { field: '' });
  if (hex(tagged(p, 'bank', files.get('private/bank.json')!)) !== manifest?.body.bank)
    return step.fail('bank-other', 'file private/bank.json');
  if (!evidence.files.has('bank-index.jsonl')) return;
  const expected = (bank['items'] as unknown as readonly BankItem[])
    .map((item) => `${canonical(indexed(item) as never)}\n`)
    .join('');
  if (expected !== new TextDecoder().decode(files.get('bank-index.jsonl')))
    step.fail('index-other', 'file bank-index.jsonl');
}

/** What the verifier reads of an item with its key to index it. */
interface BankItem {
  readonly id: string;
  readonly section: string;
  readonly topic: string;
  readonly difficulty: string;
  readonly kind: string;
  readonly passage?: string;
  readonly keepsOrder?: boolean;
  readonly pinsLast: boolean;
  readonly options?: readonly unknown[];
  readonly statements?: readonly unknown[];
  readonly targets?: readonly unknown[];
  readonly entries?: readonly unknown[];
}

function indexed(item: BankItem): IndexedItem {
  const { difficulty, id, passage = null, section, topic } = item;
  const isOrdering = item.kind === 'ordering';
  const pinned = item.pinsLast ? 'all-but-last' : 'all';
  const shuffled = isOrdering ? 'all' : item.keepsOrder === true ? 'none' : pinned;
  return { difficulty, id, parts: partsOf(item).length, passage, section, shuffled, topic };
}

function partsOf({ entries, kind, options, statements, targets }: BankItem): readonly unknown[] {
  if (['single-choice', 'weighted-choice', 'multiple-response'].includes(kind)) return options!;
  if (kind === 'true-false-grid') return statements!;
  if (kind === 'matching') return targets!;
  return kind === 'ordering' ? entries! : [];
}

/** V10: every paper, drawn anew, is the one that was committed to before the opening. */
export function checkPapers(evidence: Evidence, step: Step): void {
  const { entries, manifestHash, p, seed } = evidence;
  const pools = evidence.pools ?? privatePools(evidence);
  if (pools === null || seed === null || manifestHash === null) return step.skip('index-not-published');
  evidence.pools = pools;
  const papers = new Map<string, readonly Planned[]>();
  for (const { body, index, type } of entries) {
    if (type !== 'PAPER') continue;
    const plan = planPaper(p, { seed, manifestHash }, body.pid, pools);
    papers.set(body.pid, plan);
    if (hex(paperHash(p, body.pid, plan)) !== body.form) step.fail('paper-other', `entry ${index}`);
  }
  evidence.papers = papers;
  step.note('papers-drawn', '', { count: papers.size });
}

/** Of a bank with orderings the index is in the bank alone. */
function privatePools(evidence: Evidence): Pool[] | null {
  if (!isAuditors(evidence) || evidence.files.has('bank-index.jsonl') || evidence.definition === null) return null;
  const bank = readJson(evidence, 'private/bank.json');
  if (!isObject(bank)) return null;
  const silent = { fail: () => undefined } as unknown as Step;
  return poolsOf(evidence, (bank['items'] as unknown as BankItem[]).map(indexed), silent);
}
