import { hex, same } from '../bytes.ts';
import { type Evidence, readText } from '../evidence.ts';
import type { Step } from '../finding.ts';
import { type Checkpoint, isSigned, parseCheckpoint, parseKey } from '../note.ts';
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
  const receipts = (evidence.brought.receipts ?? []).map((one) => parseCheckpoint(one.slice(one.indexOf('\n\n') + 2)));
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
  step.skip('no-witnesses');
  step.note('signatures-good', '', { key: key.name });
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
