import type { RefusalWord } from '../../engine/domain/session/refusal.ts';

export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** Where a simulation stands; the same figures end in its summary. */
export interface Progress {
  readonly participants: number;
  readonly signedIn: number;
  readonly handedIn: number;
  /** Changes and hand-ins with a receipt, duplicates not counted. */
  readonly acknowledged: number;
  /** Receipts for what was receipted already: the price of a lost reply, never a second answer. */
  readonly duplicates: number;
  /** Refusals by their word. */
  readonly refused: Readonly<Record<string, number>>;
  /** Sent, and the connection ended before the reply. */
  readonly unanswered: number;
  readonly reconnects: number;
  /** From sending to receipt, in milliseconds; null before the first. */
  readonly latencyMs: Percentiles | null;
}

export interface Summary extends Progress {
  readonly seconds: number;
  readonly acknowledgedPerSecond: number;
  /** How the people came to their answers. */
  readonly answeredBy: 'ability' | 'preference';
  /** Items that the bank does not have; answered by preference. */
  readonly unknownItems: number;
  /** How attempts ended, by word; `stopped` and `gave-up` are ends that no engine made. */
  readonly ends: Readonly<Record<string, number>>;
  /** Mean of the scores told at hand-in, in points; null if none was told. */
  readonly meanScore: number | null;
  /** What an engine must never do, and what kept a person from sitting. Empty is good. */
  readonly problems: readonly string[];
}

const MOST_PROBLEMS = 20;

export class Tally {
  signedIn = 0;
  acknowledged = 0;
  duplicates = 0;
  unanswered = 0;
  reconnects = 0;
  unknownItems = 0;
  readonly ends: Record<string, number> = {};
  private readonly refused: Record<string, number> = {};
  private readonly latencies: number[] = [];
  private readonly scores: number[] = [];
  private readonly problems: string[] = [];

  constructor(private readonly participants: number) {}

  receipt(latencyMs: number, isDuplicate: boolean): void {
    this.latencies.push(latencyMs);
    if (isDuplicate) this.duplicates += 1;
    else this.acknowledged += 1;
  }

  refusal(word: RefusalWord): void {
    this.refused[word] = (this.refused[word] ?? 0) + 1;
  }

  end(word: string): void {
    this.ends[word] = (this.ends[word] ?? 0) + 1;
  }

  score(hundredths: number): void {
    this.scores.push(hundredths / 100);
  }

  problem(sentence: string): void {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push(sentence);
  }

  progress(): Progress {
    const { acknowledged, duplicates, participants, reconnects, refused, signedIn, unanswered } = this;
    const handedIn = this.ends['submitted'] ?? 0;
    const counts = { participants, signedIn, handedIn, acknowledged, duplicates, unanswered, reconnects };
    return { ...counts, refused: { ...refused }, latencyMs: percentiles(this.latencies) };
  }

  summary(seconds: number, answeredBy: Summary['answeredBy']): Summary {
    const total = this.scores.reduce((sum, score) => sum + score, 0);
    return {
      ...this.progress(),
      seconds,
      acknowledgedPerSecond: seconds > 0 ? this.acknowledged / seconds : 0,
      answeredBy,
      unknownItems: this.unknownItems,
      ends: this.ends,
      meanScore: this.scores.length === 0 ? null : total / this.scores.length,
      problems: this.problems,
    };
  }
}

/** The smallest value that so many of the values do not exceed (nearest rank). */
export function percentiles(values: readonly number[]): Percentiles | null {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] as number;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}
