import { Chance } from '../seeded-chance.ts';
import {
  type Sitter,
  honestScore,
  seatSitter,
  underFinished,
  underFirstShown,
  underLocked,
  underRounding,
  underRunning,
} from './accomplice.ts';

export const ITEMS = 100;
/** The share of items that the person knows; the rest is guessed. */
export const KNOWN = 0.5;
/** In a hundred minutes of frames that come ten seconds apart. */
const LOOKS_OF_TEN_SECONDS = 600;

export interface Board {
  readonly name: string;
  /** Whether it is one of the engine's policies, or a rule that is only compared. */
  readonly isPolicy: boolean;
  play(chance: Chance, sitter: Sitter): number;
}

export const BOARDS: readonly Board[] = [
  { name: 'no board', isPolicy: false, play: (_, sitter) => honestScore(sitter) },
  { name: 'running', isPolicy: true, play: (chance, sitter) => underRunning(chance, sitter, Infinity) },
  { name: 'locked', isPolicy: true, play: (chance, sitter) => underLocked(chance, sitter, LOOKS_OF_TEN_SECONDS) },
  { name: 'finished', isPolicy: true, play: (chance, sitter) => underFinished(chance, sitter, LOOKS_OF_TEN_SECONDS) },
  { name: 'every 60 s', isPolicy: false, play: (chance, sitter) => underRunning(chance, sitter, 100) },
  { name: 'every 5 min', isPolicy: false, play: (chance, sitter) => underRunning(chance, sitter, 20) },
  {
    name: 'every 60 s, in steps of 5',
    isPolicy: false,
    play: (chance, sitter) => underRounding(chance, sitter, 100, 5),
  },
  {
    name: 'item shown once, changeable',
    isPolicy: false,
    play: (chance, sitter) => underFirstShown(chance, sitter, 1),
  },
  {
    name: 'ten shown once, changeable',
    isPolicy: false,
    play: (chance, sitter) => underFirstShown(chance, sitter, 10),
  },
];

export interface Measured {
  readonly name: string;
  readonly isPolicy: boolean;
  /** Mean score with the accomplice, and mean gain over the same people without one, with the standard error of the gain. */
  readonly mean: number;
  readonly gain: number;
  readonly error: number;
}

/** The same people under every board: what differs is what the board tells. */
export function measureBoards(seed: string, trials: number, boards: readonly Board[] = BOARDS): Measured[] {
  return boards.map((board) => {
    const scores: number[] = [];
    const gains: number[] = [];
    for (let trial = 0; trial < trials; trial += 1) {
      const sitter = seatSitter(new Chance(`${seed} person ${trial}`), ITEMS, KNOWN);
      const score = board.play(new Chance(`${seed} ${board.name} ${trial}`), sitter);
      scores.push(score);
      gains.push(score - honestScore(sitter));
    }
    const gain = meanOf(gains);
    const variance = gains.reduce((sum, one) => sum + (one - gain) ** 2, 0) / Math.max(1, trials - 1);
    const { isPolicy, name } = board;
    return { name, isPolicy, mean: meanOf(scores), gain, error: Math.sqrt(variance / trials) };
  });
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
