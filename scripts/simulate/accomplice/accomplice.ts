import type { LivePolicy } from '../../../engine/domain/definition/exam-definition.ts';
import type { Chance } from '../seeded-chance.ts';
import { BLOCK, OPTIONS, WatchedExam, rulesOf } from './watched-exam.ts';

/** A person who knows some items and guesses the rest, and somebody outside who sees the board and can give a sign. */
export interface Sitter {
  readonly key: readonly number[];
  readonly isKnown: readonly boolean[];
  /** What they would hand in without any help. */
  readonly honest: readonly number[];
}

export function seatSitter(chance: Chance, items: number, known: number): Sitter {
  const key = Array.from({ length: items }, () => chance.below(OPTIONS));
  const isKnown = key.map(() => chance.happens(known));
  return { key, isKnown, honest: key.map((right, at) => (isKnown[at] === true ? right : chance.below(OPTIONS))) };
}

export function honestScore({ honest, key }: Sitter): number {
  return honest.filter((option, at) => option === key[at]).length;
}

function unknownOf({ isKnown }: Sitter): number[] {
  return isKnown.flatMap((known, at) => (known ? [] : [at]));
}

/** What is left of the other options, one of them at random. */
function untried(chance: Chance, tried: ReadonlySet<number>): number {
  const left = Array.from({ length: OPTIONS }, (_, option) => option).filter((option) => !tried.has(option));
  return left[chance.below(left.length)] as number;
}

function begin(policy: LivePolicy, sitter: Sitter): WatchedExam {
  const exam = new WatchedExam(rulesOf(policy, sitter.key.length), sitter.key);
  sitter.honest.forEach((option, at) => exam.answer(at, option));
  return exam;
}

/**
 * One change a look: what raises the total is kept, what lowers it is taken back, else the next option is tried. `looks` are how many
 * the board and the time allow. Where the board shows nothing, the last try stands, which is as good as the first guess.
 */
function probe(
  exam: WatchedExam,
  chance: Chance,
  sitter: Sitter,
  unknown: readonly number[],
  looks: { left: number },
): void {
  let shown = exam.look();
  for (const at of unknown) {
    const first = sitter.honest[at] as number;
    const tried = new Set([first]);
    while (looks.left > 0 && tried.size < OPTIONS) {
      const option = untried(chance, tried);
      tried.add(option);
      if (!exam.answer(at, option)) break;
      looks.left -= 1;
      const now = exam.look();
      const gain = now === null || shown === null ? 0 : now - shown;
      if (gain < 0) {
        exam.answer(at, first);
        looks.left -= 1;
        exam.look();
        break;
      }
      shown = now;
      if (gain > 0) break;
    }
  }
}

/** Under `running`, with as many looks as the pace allows: 60 s between two leave a hundred in a hundred minutes. */
export function underRunning(chance: Chance, sitter: Sitter, looks: number): number {
  const exam = begin('running', sitter);
  probe(exam, chance, sitter, unknownOf(sitter), { left: looks });
  return exam.score;
}

/** Under `finished`: the same, until the board has nothing more to say. */
export function underFinished(chance: Chance, sitter: Sitter, looks: number): number {
  const exam = begin('finished', sitter);
  probe(exam, chance, sitter, unknownOf(sitter), { left: looks });
  exam.handIn();
  exam.look();
  // The result is on the board now, and the engine takes no more of it.
  for (const at of unknownOf(sitter)) exam.answer(at, untried(chance, new Set([sitter.honest[at] as number])));
  return exam.score;
}

/**
 * Under `locked`: probes each block while it is open, locks it, sees its points, and where they say that changing all guesses would
 * pay, tries to.
 */
export function underLocked(chance: Chance, sitter: Sitter, looks: number): number {
  const exam = begin('locked', sitter);
  const left = { left: looks };
  const unknown = unknownOf(sitter);
  let before = 0;
  for (let block = 0; block < sitter.key.length; block += BLOCK) {
    const own = unknown.filter((at) => at >= block && at < block + BLOCK);
    probe(exam, chance, sitter, own, left);
    exam.lock(block);
    const total = exam.look() ?? before;
    const guessedRight = total - before - (BLOCK - own.length);
    before = total;
    if (own.length === 0 || !paysToChange(guessedRight / own.length)) continue;
    for (const at of own) exam.answer(at, chance.below(OPTIONS));
  }
  return exam.score;
}

function paysToChange(shareRight: number): boolean {
  return (1 - shareRight) / (OPTIONS - 1) > shareRight;
}

/**
 * Rounded down to steps of `quantum`: known items are broken on purpose until the total lies just under a step, so that one right
 * guess shows; at the end they are mended.
 */
export function underRounding(chance: Chance, sitter: Sitter, looks: number, quantum: number): number {
  const exam = begin('running', sitter);
  const left = { left: looks };
  const spare = sitter.isKnown.flatMap((known, at) => (known ? [at] : []));
  const broken: number[] = [];
  const step = (): number => Math.floor((exam.look() ?? 0) / quantum);
  const breakOne = (): boolean => {
    const at = spare.pop();
    if (at === undefined) return false;
    broken.push(at);
    left.left -= 1;
    return exam.answer(at, ((sitter.key[at] as number) + 1) % OPTIONS);
  };
  const high = step();
  while (left.left > 0 && step() === high && breakOne());
  const low = step();
  for (const at of unknownOf(sitter)) {
    if (findUnder(exam, chance, sitter, at, left, () => step() > low)) breakOne();
  }
  for (const at of broken) exam.answer(at, sitter.key[at] as number);
  return exam.score;
}

/** Tries the options of one item until one shows; what never shows goes back to the first guess. */
function findUnder(
  exam: WatchedExam,
  chance: Chance,
  sitter: Sitter,
  at: number,
  looks: { left: number },
  shows: () => boolean,
): boolean {
  const first = sitter.honest[at] as number;
  const tried = new Set([first]);
  while (looks.left > 0 && tried.size < OPTIONS) {
    const option = untried(chance, tried);
    tried.add(option);
    exam.answer(at, option);
    looks.left -= 1;
    if (shows()) return true;
  }
  if (tried.size === OPTIONS) exam.answer(at, first);
  return false;
}

/**
 * No policy of the engine: what `size` guessed items earned is shown once, as one sum, and they can still be changed. Where
 * changing all of them pays, they are.
 */
export function underFirstShown(chance: Chance, sitter: Sitter, size: number): number {
  const exam = begin('finished', sitter);
  const unknown = unknownOf(sitter)
    .map((at) => ({ at, lot: chance.share() }))
    .sort((a, b) => a.lot - b.lot)
    .map(({ at }) => at);
  for (let from = 0; from < unknown.length; from += size) {
    const batch = unknown.slice(from, from + size);
    const right = batch.filter((at) => sitter.honest[at] === sitter.key[at]).length;
    if (!paysToChange(right / batch.length)) continue;
    for (const at of batch) exam.answer(at, untried(chance, new Set([sitter.honest[at] as number])));
  }
  return exam.score;
}
