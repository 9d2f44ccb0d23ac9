import { hex, same } from '../bytes.ts';
import { type Evidence, readText } from '../evidence.ts';
import type { Step } from '../finding.ts';
import { COSIGNATURE, type Checkpoint, type LogKey, cosignedAt, isSigned, parseCheckpoint, parseKey } from '../note.ts';
import { parseReceiptCode } from '../receipt-code.ts';
import { rootsAt } from '../tree.ts';

/** The bundle's own checkpoints by the file that holds each; null where one is not in its form. */
function ownCheckpoints({ files }: Evidence): [where: string, checkpoint: Checkpoint | null][] {
  const names = [...files.keys()].filter((name) => name === 'checkpoint' || name.startsWith('checkpoints/')).sort();
  return names.map((name) => {
    const note = readText(files, name);
    return [`file ${name}`, note === null ? null : parseCheckpoint(note)];
  });
}

/** V4: every checkpoint is the tree of these entries, the newest of all of them. */
export function checkRoots(evidence: Evidence, step: Step): void {
  const { head, leaves } = evidence;
  if (head === null || leaves.length === 0) return step.skip('needs', '', { what: 'tile/entries' });
  const checkpoints = ownCheckpoints(evidence);
  const foreign = (evidence.brought.checkpoints ?? []).map(parseCheckpoint);
  const receipts = (evidence.brought.receipts ?? []).map(
    (one) => parseReceiptCode(one) ?? parseCheckpoint(one.slice(one.indexOf('\n\n') + 2)),
  );
  const sizes = [...checkpoints.map(([, one]) => one), ...foreign, ...receipts].map((one) => one?.size ?? 0);
  evidence.roots = rootsAt(evidence.p, leaves, new Set([leaves.length, ...sizes]));
  if (hex(evidence.roots.get(leaves.length)!) !== head.root) step.fail('root-other', 'file bundle.json');
  for (const [where, checkpoint] of checkpoints) {
    if (checkpoint === null) step.fail('checkpoint-not-in-form', where);
    else checkRoot(evidence, step, where, checkpoint);
  }
  step.note('roots-computed', '', { count: checkpoints.length, entries: leaves.length, root: head.root });
}

function checkRoot({ head, leaves, roots }: Evidence, step: Step, where: string, checkpoint: Checkpoint): void {
  const root = roots.get(checkpoint.size);
  if (checkpoint.origin !== head?.origin) step.fail('checkpoint-of-another', where);
  if (where === 'file checkpoint' && checkpoint.size !== leaves.length)
    step.fail('checkpoint-not-newest', where, { size: checkpoint.size, entries: leaves.length });
  else if (where !== 'file checkpoint' && where !== `file checkpoints/${String(checkpoint.size).padStart(9, '0')}`)
    step.fail('checkpoint-of-another', where);
  if (root === undefined) step.fail('checkpoint-beyond', where, { size: checkpoint.size, entries: leaves.length });
  else if (!same(root, checkpoint.root)) step.fail('root-other', where);
}

/** V5: signed with the key that was published, and by witnesses. */
export function checkSignatures(evidence: Evidence, step: Step): void {
  const { brought, key, p } = evidence;
  if (key === null) return step.skip('needs', '', { what: 'keys.txt' });
  for (const [where, checkpoint] of ownCheckpoints(evidence)) {
    if (checkpoint !== null && !isSigned(p, checkpoint, key)) step.fail('signature-wrong', where);
  }
  const published = brought.vkey === undefined ? null : parseKey(p, brought.vkey.trim());
  if (brought.vkey === undefined) step.skip('key-not-given');
  else if (published === null || published.name !== key.name || !same(published.publicKey, key.publicKey))
    step.fail('key-other');
  checkWitnesses(evidence, step);
  step.note('signatures-good', '', { key: key.name });
}

/** Keys that the ledger names, by the name of each; `counting` are those that were not given back. */
function namedWitnesses({ entries, p }: Evidence, step: Step): { all: LogKey[]; counting: LogKey[] } {
  const all: LogKey[] = [];
  let counting: LogKey[] = [];
  for (const { body, index, type } of entries) {
    if (type !== 'WITNESS') continue;
    const key = parseKey(p, body.vkey as string, COSIGNATURE);
    if (key === null) {
      step.fail('witness-key-not-in-form', `entry ${index}`);
      continue;
    }
    counting = counting.filter(({ name }) => name !== key.name);
    if (body.act !== 'enrolled') continue;
    all.push(key);
    counting.push(key);
  }
  return { all, counting };
}

/** Every cosignature is good, no witness's time runs back, and enough of those whose keys were published have seen the end. */
function checkWitnesses(evidence: Evidence, step: Step): void {
  const { all, counting } = namedWitnesses(evidence, step);
  checkCosignatures(evidence, all, step);
  if (counting.length === 0) return step.skip('no-witnesses');
  const given = evidence.brought.witnesses ?? [];
  if (given.length === 0) return step.skip('witness-keys-not-given', '', { of: counting.length });
  const published: LogKey[] = [];
  given.forEach((line, place) => {
    const key = parseKey(evidence.p, line.trim(), COSIGNATURE);
    const named = counting.find(({ name, publicKey }) => key?.name === name && same(key.publicKey, publicKey));
    if (named === undefined) step.fail('witness-unknown', `brought ${place + 1}`);
    else published.push(named);
  });
  const newest = ownCheckpoints(evidence).find(([where]) => where === 'file checkpoint')?.[1] ?? null;
  const isGood = (witness: LogKey): boolean =>
    newest !== null && typeof cosignedAt(evidence.p, newest, witness) === 'number';
  const needed = evidence.definition?.witnesses?.needed ?? Math.floor(counting.length / 2) + 1;
  const values = { seen: published.filter(isGood).length, needed, of: counting.length };
  if (values.seen < needed) step.skip('witnesses-too-few', '', values);
  else step.note('witnessed', '', values);
}

function checkCosignatures(evidence: Evidence, witnesses: readonly LogKey[], step: Step): void {
  const own = ownCheckpoints(evidence).filter(([, one]) => one !== null) as [string, Checkpoint][];
  own.sort(([, a], [, b]) => a.size - b.size);
  for (const witness of witnesses) {
    let latest = 0;
    for (const [where, checkpoint] of own) {
      const time = cosignedAt(evidence.p, checkpoint, witness);
      if (time === 'bad') step.fail('cosignature-wrong', where, { name: witness.name });
      else if (time !== null && time < latest) step.fail('witness-time-back', where, { name: witness.name });
      else if (time !== null) latest = time;
    }
  }
}

/** V6: the split-view test. */
export function checkOthers(evidence: Evidence, step: Step): void {
  const { brought, head, key, leaves, p, roots } = evidence;
  const given = brought.checkpoints ?? [];
  if (given.length === 0) return step.skip('no-checkpoint-brought');
  if (key === null || leaves.length === 0) return step.skip('needs', '', { what: 'keys.txt' });
  given.forEach((note, place) => {
    const where = `brought ${place + 1}`;
    const checkpoint = parseCheckpoint(note);
    if (checkpoint === null) return step.fail('checkpoint-not-in-form', where);
    if (checkpoint.origin !== head?.origin) return step.fail('checkpoint-of-another', where);
    if (!isSigned(p, checkpoint, key)) return step.fail('signature-wrong', where);
    const root = roots.get(checkpoint.size);
    if (root === undefined)
      return step.fail('checkpoint-beyond', where, { size: checkpoint.size, entries: leaves.length });
    if (!same(root, checkpoint.root)) return step.fail('split-view', where, { size: checkpoint.size });
  });
  step.note('checkpoints-compared', '', { count: given.length });
}
