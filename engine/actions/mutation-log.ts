import type { Change } from '#domain/answer/answer-sheet.ts';
import type { Response } from '#domain/item/response.ts';
import type { Fact, MutationFact } from '#domain/ledger/fact.ts';
import type { Instant } from '#domain/time.ts';

/** A mutation on disk: what it was, and where its entry stands. */
export interface RecordedMutation {
  readonly change: Change | 'hand-in';
  readonly index: number;
  readonly at: Instant;
}

/** Numbers of one mutation: what it was, its entry's index, its time. */
const CELLS = 3;
const NOTHING = 0;
const HAND_IN = 1;
const KINDS = { choose: 2, clear: 3, flag: 4, play: 5, lock: 6 } as const;
const KIND_BASE = 8;
/** More than items of a paper, options of an item, sounds of a paper. */
const VALUE_BASE = 16_384;

/**
 * The mutations of one attempt by number, all in one array of numbers: a hall of thousands makes hundreds of thousands of them,
 * and as objects they would be most of what the engine's memory holds and its collector goes through.
 */
export class MutationLog {
  private readonly cells: number[] = [];
  /** Responses that are more than one number. */
  private readonly larger = new Map<number, Response>();

  add(fact: Fact, index: number): void {
    if (isMutation(fact)) {
      this.put(fact.seq, codeOf(fact), index, fact.at);
      if (fact.type === 'ANSWER' && typeof fact.response !== 'number') this.larger.set(fact.seq, fact.response);
    } else if (fact.type === 'FINISH' && fact.reason === 'submitted') this.put(fact.seq, HAND_IN, index, fact.at);
  }

  private put(number: number, code: number, index: number, at: Instant): void {
    const start = number * CELLS;
    while (this.cells.length < start) this.cells.push(NOTHING);
    this.cells[start] = code;
    this.cells[start + 1] = index;
    this.cells[start + 2] = at;
  }

  get(number: number): RecordedMutation | undefined {
    const code = this.cells[number * CELLS] ?? NOTHING;
    if (code === NOTHING) return undefined;
    const [index, at] = [this.cells[number * CELLS + 1], this.cells[number * CELLS + 2]] as [number, Instant];
    return { change: code === HAND_IN ? 'hand-in' : changeFrom(code, this.larger.get(number)), index, at };
  }
}

export function isMutation(fact: Fact): fact is MutationFact {
  return (
    fact.type === 'ANSWER' ||
    fact.type === 'CLEAR' ||
    fact.type === 'FLAG' ||
    fact.type === 'PLAY' ||
    fact.type === 'LOCK'
  );
}

function codeOf(fact: MutationFact): number {
  const place = fact.pos * VALUE_BASE * KIND_BASE;
  if (fact.type === 'CLEAR') return place + KINDS.clear;
  const [kind, value] = valueOf(fact);
  if (value >= VALUE_BASE) throw new RangeError(`a ${kind} of ${value} cannot be kept`);
  return place + value * KIND_BASE + KINDS[kind];
}

function valueOf(fact: Exclude<MutationFact, { type: 'CLEAR' }>): [Exclude<Change['kind'], 'clear'>, number] {
  if (fact.type === 'ANSWER') return ['choose', typeof fact.response === 'number' ? fact.response : 0];
  if (fact.type === 'LOCK') return ['lock', fact.items];
  return fact.type === 'FLAG' ? ['flag', Number(fact.flagged)] : ['play', fact.sound];
}

function changeFrom(code: number, larger: Response | undefined): Change {
  const kind = code % KIND_BASE;
  const value = Math.floor(code / KIND_BASE) % VALUE_BASE;
  const position = Math.floor(code / KIND_BASE / VALUE_BASE);
  if (kind === KINDS.choose) return { kind: 'choose', position, response: larger ?? value };
  if (kind === KINDS.play) return { kind: 'play', position, sound: value };
  if (kind === KINDS.lock) return { kind: 'lock', position, items: value };
  return kind === KINDS.clear ? { kind: 'clear', position } : { kind: 'flag', position, flagged: value === 1 };
}
