/** `not-checked` is a third answer and never a pass. */
export type Verdict = 'pass' | 'fail' | 'not-checked';

/** What was found, as a word that `sentences.json` has in both languages, and where. */
export interface Finding {
  readonly code: string;
  /** `entry 17`, `pid 0123…`, `file results.jsonl`, or nothing. */
  readonly where: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface StepReport {
  readonly step: string;
  readonly verdict: Verdict;
  /** How many findings of this verdict there are; the lists hold the first of them. */
  readonly count: number;
  readonly wrong: readonly Finding[];
  readonly missing: readonly Finding[];
  readonly held: readonly Finding[];
}

type Values = Finding['values'];

const MOST_LISTED = 20;
/** Incidents are for reading. */
const MOST_HELD = 500;

export class Step {
  readonly #wrong: Finding[] = [];
  readonly #missing: Finding[] = [];
  readonly #held: Finding[] = [];

  constructor(readonly name: string) {}

  fail(code: string, where = '', values: Values = {}): void {
    this.#wrong.push({ code, where, values });
  }

  /** Something that the step asks for is not there: then it cannot pass. */
  skip(code: string, where = '', values: Values = {}): void {
    this.#missing.push({ code, where, values });
  }

  /** What was looked at and found good. */
  note(code: string, where = '', values: Values = {}): void {
    this.#held.push({ code, where, values });
  }

  report(): StepReport {
    const verdict = this.#wrong.length > 0 ? 'fail' : this.#missing.length > 0 ? 'not-checked' : 'pass';
    return {
      step: this.name,
      verdict,
      count: verdict === 'fail' ? this.#wrong.length : this.#missing.length,
      wrong: this.#wrong.slice(0, MOST_LISTED),
      missing: this.#missing.slice(0, MOST_LISTED),
      held: this.#held.slice(0, MOST_HELD),
    };
  }
}
