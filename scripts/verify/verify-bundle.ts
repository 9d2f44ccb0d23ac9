import type { Bytes } from './bytes.ts';
import { type Brought, type Evidence, newEvidence } from './evidence.ts';
import { Step, type StepReport } from './finding.ts';
import type { Primitives } from './primitives.ts';
import { checkOpenings, checkScores } from './steps/answer-steps.ts';
import { checkBlueprint, checkPapers, checkSecret, checkSeed } from './steps/draw-steps.ts';
import { checkFairness } from './steps/fairness-steps.ts';
import { checkEntries, checkFiles, checkRules } from './steps/file-steps.ts';
import { checkOthers, checkRoots, checkSignatures } from './steps/log-steps.ts';
import { checkOrder } from './steps/order-steps.ts';
import { checkActs, checkLocks, checkNumbers, checkRoster, checkStanding, checkTimes } from './steps/people-steps.ts';
import { checkFrames } from './steps/frame-steps.ts';
import { checkReceipts } from './steps/receipt-steps.ts';
import { checkRanking, listIncidents } from './steps/result-steps.ts';
import { readZip } from './zip.ts';

export interface Verification {
  readonly format: 'terang-verification/1';
  /** No step has failed. Says nothing of what was not checked. */
  readonly ok: boolean;
  readonly session: string;
  readonly origin: string;
  readonly tier: string;
  readonly entries: number;
  readonly root: string;
  readonly key: string;
  /** SHA-256 of the file. */
  readonly bundle: string;
  readonly steps: readonly StepReport[];
}

type Check = (evidence: Evidence, step: Step) => void;

/** In the order in which they are done: a step uses what those above it have read. */
const STEPS: readonly (readonly [name: string, check: Check])[] = [
  ['V1', checkFiles],
  ['V3', checkEntries],
  ['V2', checkRules],
  ['V4', checkRoots],
  ['V5', checkSignatures],
  ['V6', checkOthers],
  ['V7', checkOrder],
  ['V8', checkSecret],
  ['V9', checkSeed],
  ['V11', checkBlueprint],
  ['V10', checkPapers],
  ['V12', checkRoster],
  ['V13', checkNumbers],
  ['V14', checkTimes],
  ['V15', checkActs],
  ['V16', checkLocks],
  ['V17', checkStanding],
  ['V18', checkOpenings],
  ['V19', checkScores],
  ['V20', checkRanking],
  ['V21', checkFrames],
  ['V22', checkReceipts],
  ['V23', checkFairness],
  ['V24', listIncidents],
];

/** Computes everything anew that a bundle claims. Throws for no bytes. */
export function verifyBundle(p: Primitives, bytes: Bytes, brought: Brought = {}): Verification {
  return followBundle(p, bytes, brought).report;
}

/** The same, with what was read and drawn on the way: for who measures a bundle and does not judge it. */
export function followBundle(
  p: Primitives,
  bytes: Bytes,
  brought: Brought = {},
): { readonly evidence: Evidence; readonly report: Verification } {
  const files = readZip(bytes);
  const evidence = newEvidence(p, files ?? new Map(), brought);
  const steps = STEPS.map(([name, check]) => run(name, (step) => take(check, evidence, files === null, step)));
  steps.sort((a, b) => Number(a.step.slice(1)) - Number(b.step.slice(1)));
  const { head, key } = evidence;
  const report: Verification = {
    format: 'terang-verification/1',
    ok: steps.every(({ verdict }) => verdict !== 'fail'),
    session: head?.session ?? '',
    origin: head?.origin ?? '',
    tier: head?.tier ?? '',
    entries: evidence.leaves.length,
    root: hexOf(evidence.roots.get(evidence.leaves.length)),
    key: key?.name ?? '',
    bundle: hexOf(p.sha256(bytes)),
    steps,
  };
  return { evidence, report };
}

function take(check: Check, evidence: Evidence, isNoArchive: boolean, step: Step): void {
  if (!isNoArchive) return check(evidence, step);
  if (step.name === 'V1') step.fail('archive-not-in-form');
  else step.skip('needs', '', { what: 'V1' });
}

/** What throws on the way is a failure of what is checked: a sound bundle throws nowhere. */
function run(name: string, check: (step: Step) => void): StepReport {
  const step = new Step(name);
  try {
    check(step);
  } catch {
    step.fail('cannot-be-followed');
  }
  return step.report();
}

function hexOf(bytes: Bytes | undefined): string {
  return Array.from(bytes ?? [], (byte) => byte.toString(16).padStart(2, '0')).join('');
}
