import type { Change } from '../../engine/domain/answer/answer-sheet.ts';

export interface Letter {
  readonly mutation: number;
  readonly content: Change | 'hand-in';
  /** The workstation's own clock. */
  readonly clientAt: number;
}

/** What a workstation has to tell and has no receipt for yet, numbered without a gap. */
export class Outbox {
  private letters: Letter[] = [];
  private next = 1;
  /** The highest number that the engine has receipted. */
  receipted = 0;

  get size(): number {
    return this.letters.length;
  }

  get first(): Letter | undefined {
    return this.letters[0];
  }

  put(content: Letter['content'], clientAt: number): void {
    this.letters.push({ mutation: this.next, content, clientAt });
    this.next += 1;
  }

  receipt(mutation: number): void {
    this.letters = this.letters.filter((letter) => letter.mutation > mutation);
    this.receipted = Math.max(this.receipted, mutation);
  }

  /** What the engine will never take is given up, and what follows moves up, so that no gap is left. */
  giveUp(): void {
    const [lost, ...rest] = this.letters;
    if (lost !== undefined) this.renumber(rest, lost.mutation);
  }

  /**
   * Goes on from what the engine holds. Letters that it holds already stay, and are sent again for their receipts. Gives the
   * number of receipted mutations that the engine has lost: anything but 0 is a broken promise.
   */
  align(lastMutation: number): number {
    const lost = Math.max(0, this.receipted - lastMutation);
    this.receipted = Math.min(this.receipted, lastMutation);
    const from = this.letters[0]?.mutation ?? this.next;
    if (from > lastMutation + 1 || this.letters.length === 0) this.renumber(this.letters, lastMutation + 1);
    return lost;
  }

  private renumber(letters: readonly Letter[], from: number): void {
    this.letters = letters.map((letter, place) => ({ ...letter, mutation: from + place }));
    this.next = from + letters.length;
  }

  clear(): void {
    this.letters = [];
  }
}
