import { type Bytes, fromHex, hex } from '../bytes.ts';
import { type Json, canonical } from '../canonical.ts';
import { type Evidence, type FollowFinding, firstOf, isAuditors, readLines } from '../evidence.ts';
import type { Step } from '../finding.ts';
import { follow } from '../follow.ts';
import { judgeGates } from '../judge-gates.ts';
import { judgeProposals } from '../judge-proposals.ts';
import { judgeWithdrawals } from '../judge-withdrawals.ts';
import type { Person } from '../person.ts';
import { tagged } from '../primitives.ts';
import { count, fields, hash, listOf, nullable, optional, pid, text } from '../shapes.ts';
import { leafOf, rootsAt } from '../tree.ts';
import { checkChains } from './chain-steps.ts';

function followed(evidence: Evidence, step: Step) {
  if (evidence.definition === null) {
    step.skip('needs', '', { what: 'definition.json' });
    return null;
  }
  evidence.followed ??= follow(evidence.entries, evidence.definition);
  return evidence.followed;
}

function tell(findings: readonly FollowFinding[], of: FollowFinding['step'], step: Step): void {
  for (const { code, entry, step: name, type } of findings) {
    if (name === of) step.fail(code, `entry ${entry}`, { type });
  }
}

/** V12: nobody was added or left out, and everybody has one outcome. */
export function checkRoster(evidence: Evidence, step: Step): void {
  const hall = followed(evidence, step);
  checkRosterRoot(evidence, step);
  const papers = evidence.entries.filter(({ type }) => type === 'PAPER');
  const announced = firstOf(evidence.entries, 'MANIFEST')?.body.participants;
  if (announced !== papers.length)
    step.fail('participants-other', 'entry 0', { announced: announced ?? 0, papers: papers.length });
  const known = new Set<string>();
  for (const { body, index } of papers) {
    if (known.has(body.pid)) step.fail('paper-twice', `entry ${index}`);
    known.add(body.pid);
  }
  if (isAuditors(evidence)) checkPrivateRoster(evidence, known, step);
  if (hall === null) return;
  tell(hall.findings, 'V12', step);
  for (const person of hall.people.values()) {
    if (!hasOutcome(person)) step.fail('outcome-not-one', `pid ${person.pid}`);
  }
  step.note('roster-closed', '', { count: hall.people.size });
}

function hasOutcome({ absences, admissions, epoch, finishes, reopenings, scoreDue, scores }: Person): boolean {
  if (scoreDue !== null) return false;
  return epoch > 0
    ? finishes === 1 + reopenings && scores.length === finishes + admissions && absences === 0
    : absences === 1 && finishes + scores.length === 0;
}

function checkRosterRoot(evidence: Evidence, step: Step): void {
  const { entries, p } = evidence;
  const manifest = firstOf(entries, 'MANIFEST')?.body;
  const rows = readLines(evidence, 'roster.jsonl');
  if (rows === undefined || !rows.every(fields({ row: hash })))
    return step.fail('file-not-in-form', 'file roster.jsonl', { field: '' });
  const leaves = rows.map(({ row }) => leafOf(p, fromHex(row as string) as Bytes));
  const root = rootsAt(p, leaves, new Set([leaves.length])).get(leaves.length);
  if (root === undefined || hex(root) !== manifest?.roster) step.fail('roster-other', 'file roster.jsonl');
}

interface RosterRow {
  readonly pid: string;
  readonly salt: string;
  readonly row: {
    readonly accommodations: readonly string[];
    readonly category: string;
    readonly name: string;
    readonly number: string;
    readonly seat: string | null;
    readonly room?: string;
  };
}

const ROW = {
  pid,
  salt: (value: Json | undefined) => typeof value === 'string' && /^[0-9a-f]{32}$/.test(value),
  row: fields({
    ...{ accommodations: listOf(text), category: text, name: text, number: text, seat: nullable(text) },
    room: optional(text),
  }),
};

/** The rows behind the leaves: whose each is, and whether the time on the paper is what was granted. */
function checkPrivateRoster(evidence: Evidence, known: ReadonlySet<string>, step: Step): void {
  const { definition, entries, p } = evidence;
  const rows = readLines(evidence, 'private/roster.jsonl');
  if (rows === undefined || !rows.every(fields(ROW)))
    return step.fail('file-not-in-form', 'file private/roster.jsonl', { field: '' });
  const leaves = readLines(evidence, 'roster.jsonl') ?? [];
  if (rows.length !== leaves.length) step.fail('roster-other', 'file private/roster.jsonl');
  const hasRooms = entries.some(({ type }) => type === 'ROOM');
  (rows as unknown as RosterRow[]).forEach(({ pid: own, row, salt }, place) => {
    const bytes = fromHex(salt) as Bytes;
    const leaf = hex(tagged(p, 'roster-row', canonical(row as never), bytes));
    if (leaf !== leaves[place]?.['row']) step.fail('row-other', `pid ${own}`);
    if (hex(tagged(p, 'pid', row.number, bytes).subarray(0, 10)) !== own || !known.has(own))
      step.fail('pid-other', `pid ${own}`);
    if (hasRooms) checkKept(entries, own, row, step);
    const paper = entries.find(({ body, type }) => type === 'PAPER' && body.pid === own);
    if (definition === null || paper === undefined) return;
    const granted = definition.accommodations.filter(({ code }) => row.accommodations.includes(code));
    const longest = Math.max(definition.duration, ...granted.map(({ duration }) => duration ?? 0));
    const starts = granted.map(({ start }) => start);
    const start = starts.includes('proctor') ? 'proctor' : starts.includes('sign-in') ? 'sign-in' : undefined;
    if (paper.body.allotted !== longest || paper.body.start !== start) step.fail('grant-other', `entry ${paper.index}`);
  });
}

/** Whom the roster sends to a room was kept there before the lots, and nobody else. */
function checkKept(entries: Evidence['entries'], own: string, { room, seat }: RosterRow['row'], step: Step): void {
  const kept = entries.filter(({ body, type }) => type === 'SEAT_KEPT' && body.pid === own);
  const isAsSent =
    room === undefined
      ? kept.length === 0
      : kept.length === 1 && kept[0]?.body.room === room && kept[0].body.seat === seat;
  if (!isAsSent) step.fail('kept-other', `pid ${own}`);
}

/** V13: sign-ins and changes are numbered without a gap, and signed by the workstations. */
export function checkNumbers(evidence: Evidence, step: Step): void {
  const hall = followed(evidence, step);
  if (hall === null) return;
  tell(hall.findings, 'V13', step);
  step.note('numbers-followed', '', { count: hall.changes });
  checkChains(evidence, step);
}

/** V14: every change was made in the time of who made it. */
export function checkTimes(evidence: Evidence, step: Step): void {
  const hall = followed(evidence, step);
  if (hall === null) return;
  tell(hall.findings, 'V14', step);
  step.note('times-followed', '', { count: hall.changes });
}

const ACTS = new Set([
  ...['PAUSE', 'RESUME', 'EXTENSION', 'RELEASE', 'START', 'ADMIT', 'REJECT', 'SESSION_CLOSE', 'SESSION_OPEN'],
  'EXTENSION_WITHDRAW',
  ...[
    'WORKSTATION',
    'WITNESS',
    'SEAT_CHANGE',
    'ASSISTANT',
    'CHECK_IN',
    'CARD',
    'CHECK_IN_CLOSE',
    'POSTED',
    'SESSION_PIN',
    'BOARD_REVEAL',
    'CHECK_DESK',
    'MESSAGE',
    'MESSAGE_WITHDRAW',
  ],
  ...['INCIDENT', 'INCIDENT_NOTE', 'PROPOSAL', 'RESOLVE', 'DISQUALIFY', 'REOPEN', 'AMEND'],
]);
const REASONED = new Set([
  ...[
    'PAUSE',
    'RESUME',
    'EXTENSION',
    'RELEASE',
    'START',
    'ADMIT',
    'REJECT',
    'SESSION_CLOSE',
    'INCIDENT_NOTE',
    'SEAT_CHANGE',
    'EXTENSION_WITHDRAW',
    'MESSAGE_WITHDRAW',
  ],
  ...['PROPOSAL', 'RESOLVE', 'DISQUALIFY', 'REOPEN', 'AMEND'],
]);

/** V15: what staff did has a name and a reason, and two signatures. */
export function checkActs({ definition, entries, leaves, withheld }: Evidence, step: Step): void {
  if (leaves.length === 0) return step.skip('needs', '', { what: 'tile/entries' });
  const acts = entries.filter(({ type }) => ACTS.has(type));
  for (const { body, index, type } of acts) {
    if ((body.by ?? '') === '') step.fail('act-unsigned', `entry ${index}`, { type });
    if (REASONED.has(type) && body.reason === '') step.fail('act-without-reason', `entry ${index}`, { type });
  }
  const gates = judgeGates(entries, definition?.lateCutOff);
  for (const { code, entry, type } of [...gates, ...judgeProposals(entries), ...judgeWithdrawals(entries, withheld)])
    step.fail(code, `entry ${entry}`, { type });
  step.note('acts-named', '', { count: acts.length });
  step.skip('no-second-signature', '', { count: acts.length });
}

/** V16: nothing is changed after it was locked. */
export function checkLocks(evidence: Evidence, step: Step): void {
  if (evidence.leaves.length === 0) return step.skip('needs', '', { what: 'tile/entries' });
  const hall = followed(evidence, step);
  if (hall === null) return;
  tell(hall.findings, 'V16', step);
  const locks = evidence.entries.filter(({ type }) => type === 'LOCK').length;
  if (locks === 0 && evidence.definition?.sections.every(({ lockBlocks }) => lockBlocks === undefined))
    return step.skip('no-locks');
  step.note('locks-followed', '', { count: locks });
}

const STANDING = { entries: listOf(nullable(count)), pid };

/** V17: what counts is the last answer to each item, with those that were admitted. */
export function checkStanding(evidence: Evidence, step: Step): void {
  const hall = followed(evidence, step);
  if (hall === null) return;
  tell(hall.findings, 'V17', step);
  const claimed = readLines(evidence, 'standing.jsonl');
  if (claimed === undefined || !claimed.every(fields(STANDING)))
    return step.fail('file-not-in-form', 'file standing.jsonl', { field: '' });
  const expected = [...hall.people.values()].sort((a, b) => (a.pid < b.pid ? -1 : 1));
  if (claimed.length !== expected.length) step.fail('standing-other', 'file standing.jsonl');
  expected.forEach(({ pid: own, standing }, place) => {
    const line = canonical({ entries: standing, pid: own });
    if (claimed[place] === undefined || canonical(claimed[place]) !== line) step.fail('standing-other', `pid ${own}`);
  });
  const answers = expected.reduce((sum, { standing }) => sum + standing.filter((one) => one !== null).length, 0);
  step.note('answers-standing', '', { count: answers });
}
