/** `not-checked` is a third answer and never a pass: something that the check needs is not there, or not there yet. */
export type Verdict = 'pass' | 'fail' | 'not-checked';

export interface Finding {
  /** An entry's index, a checkpoint's size, a participant's pseudonym, a table: never a name or a number of a person. */
  readonly where: string;
  readonly what: string;
}

export interface Check {
  readonly number: number;
  /** What holds if the check passes. */
  readonly sentence: string;
  readonly verdict: Verdict;
  /** What was looked at, for a pass: `48 entries`. */
  readonly extent: string;
  /** The first of them; `count` is how many there are. */
  readonly findings: readonly Finding[];
  readonly count: number;
}

export interface SessionReport {
  readonly session: string;
  readonly origin: string;
  readonly entries: number;
  /** Root of the tree over all entries, recomputed, in hex. */
  readonly root: string;
  readonly checks: readonly Check[];
}

export interface Report {
  /** No check has failed. Says nothing of what was not checked. */
  readonly ok: boolean;
  /** The key that the data says it was signed with: compare it with the one that was published. */
  readonly vkey: string;
  /** Of the data as a whole. */
  readonly checks: readonly Check[];
  readonly sessions: readonly SessionReport[];
}

const MOST_FINDINGS = 20;

/** Collects what one check finds. */
export class Findings {
  readonly failures: Finding[] = [];
  readonly skips: Finding[] = [];
  extent = '';

  fail(where: string, what: string): void {
    this.failures.push({ where, what });
  }

  skip(where: string, why: string): void {
    this.skips.push({ where, what: why });
  }
}

/** Runs a check. What throws on the way is a failure of what is checked, not of the checker: sound data throws nowhere. */
export function runCheck(number: number, sentence: string, look: (found: Findings) => void): Check {
  const found = new Findings();
  try {
    look(found);
  } catch (fault) {
    found.fail('', `cannot be followed: ${sentenceOf(fault)}`);
  }
  const { failures, skips, extent } = found;
  const verdict = failures.length > 0 ? 'fail' : skips.length > 0 ? 'not-checked' : 'pass';
  const findings = verdict === 'fail' ? failures : skips;
  return { number, sentence, verdict, extent, findings: findings.slice(0, MOST_FINDINGS), count: findings.length };
}

/** A parser's message quotes what it could not parse, and that may be about a person. */
function sentenceOf(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  return fault.name === 'SyntaxError' ? 'a stored text is not JSON' : fault.message;
}
