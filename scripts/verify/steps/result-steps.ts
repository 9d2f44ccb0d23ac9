import { canonical } from '../canonical.ts';
import type { Definition } from '../definition.ts';
import { type Evidence, type Followed, readLines } from '../evidence.ts';
import type { Step } from '../finding.ts';
import type { Person } from '../person.ts';
import { ranked } from '../ranked.ts';

interface Result {
  readonly entry: number | null;
  readonly outcome: string;
  readonly pid: string;
  readonly sections: readonly { readonly code: string; readonly points: number }[] | null;
  readonly total: number | null;
}

/** V20: the results are the last scores of the ledger, and the ranking follows from them. */
export function checkRanking(evidence: Evidence, step: Step): void {
  const { definition, entries, followed } = evidence;
  if (definition === null || followed === null) return step.skip('needs', '', { what: 'definition.json' });
  const results = [...followed.people.values()].sort(byPid).map((person) => resultOf(person, evidence));
  compareLines(evidence, 'results.jsonl', 'result-other', results, step);
  const scored = results.filter(({ outcome }) => outcome === 'score');
  compareLines(evidence, 'ranking.jsonl', 'rank-other', ranked(scored, definition.tieBreak), step);
  step.note('ranking-computed', '', { count: scored.length, entries: entries.length });
}

function byPid(a: { readonly pid: string }, b: { readonly pid: string }): number {
  return a.pid < b.pid ? -1 : 1;
}

function resultOf({ disqualified, pid, scores }: Person, { entries }: Evidence): Result {
  const last = scores.at(-1);
  if (last !== undefined) {
    const outcome = disqualified ? 'disqualified' : 'score';
    return { entry: last.entry, outcome, pid, sections: last.body.sections, total: last.body.total };
  }
  const absent = entries.findLast(({ body, type }) => type === 'ABSENT' && body.pid === pid);
  const outcome = absent === undefined ? 'none' : 'absent';
  return { entry: absent?.index ?? null, outcome, pid, sections: null, total: null };
}

function compareLines(evidence: Evidence, name: string, code: string, expected: readonly object[], step: Step): void {
  const claimed = readLines(evidence, name);
  if (claimed === undefined) return step.fail('file-not-in-form', `file ${name}`, { field: '' });
  if (claimed.length !== expected.length) step.fail(code, `file ${name}`);
  expected.forEach((one, place) => {
    const line = claimed[place];
    const { pid } = one as { pid: string };
    if (line === undefined || canonical(line) !== canonical(one as never)) step.fail(code, `pid ${pid}`);
  });
}

/** The sums that are in the ledger itself: sections of the definition, within what can be earned, adding up. Part of V19. */
export function checkSums({ definition, followed }: Evidence, step: Step): void {
  for (const person of (followed as Followed).people.values()) {
    for (const { body, entry } of person.scores) {
      const sum = body.sections.reduce((total, { points }) => total + points, 0);
      const isOfRules =
        canonical(body.sections.map(({ code }) => code)) ===
        canonical((definition as Definition).sections.map(({ code }) => code));
      if (sum !== body.total || !isOfRules) step.fail('score-does-not-add-up', `entry ${entry}`);
      else if (body.sections.some((section) => isBeyond(definition as Definition, section)))
        step.fail('score-impossible', `entry ${entry}`);
    }
  }
}

function isBeyond(
  { sections }: Definition,
  { code, points }: { readonly code: string; readonly points: number },
): boolean {
  const { draw, scoring } = sections.find((section) => section.code === code)!;
  const items = draw.reduce((sum, one) => sum + one.count, 0);
  const each =
    scoring.kind === 'weighted' ? [scoring.blank, scoring.maximum, 0] : [scoring.right, scoring.wrong, scoring.blank];
  return points > items * Math.max(...each) || points < items * Math.min(...each);
}

const TOLD = new Set([
  ...[
    'PAUSE',
    'RESUME',
    'EXTENSION',
    'EXTENSION_WITHDRAW',
    'RELEASE',
    'START',
    'HELD',
    'ADMIT',
    'REJECT',
    'RECOVERY',
    'ASSISTANT',
    'ABSENT',
  ],
  ...['LINE_GAP', 'SEAT_CHANGE', 'CHECK_DESK', 'INCIDENT', 'INCIDENT_NOTE'],
  ...['DISQUALIFY', 'REOPEN', 'AMEND', 'PROPOSAL', 'RESOLVE'],
]);

/** V24: what happened beside the ordinary, in the order in which it happened, for people to read. */
export function listIncidents({ entries, leaves }: Evidence, step: Step): void {
  if (leaves.length === 0) return step.skip('needs', '', { what: 'tile/entries' });
  for (const { body, index, type } of entries) {
    const who = body.pid ?? '';
    const by = body.by ?? '';
    const reason = type === 'INCIDENT' ? `${body.kind}: ${body.reason}` : (body.reason ?? '');
    const gap = type === 'LINE_GAP' ? (body.until ?? 0) - (body.since ?? 0) : 0;
    const values = { at: body.at, by, pid: who, reason, ms: body.ms ?? gap };
    if (TOLD.has(type)) step.note(`did-${type}`, `entry ${index}`, values);
    else if (type === 'SIGN_IN' && body.epoch > 1) step.note('did-MOVE', `entry ${index}`, values);
    else if (type === 'FINISH' && body.reason !== 'submitted') step.note('did-END', `entry ${index}`, values);
    else if (type === 'IDENTITY' && !body.confirmed) step.note('did-DENY', `entry ${index}`, values);
    else if (type === 'WORKSTATION' && body.act === 'revoked') step.note('did-REVOKE', `entry ${index}`, values);
  }
  const signs = entries.filter(({ type }) => type === 'INTEGRITY').length;
  if (signs > 0) step.note('did-SIGNS', '', { count: signs });
}
