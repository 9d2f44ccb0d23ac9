import type { ToldSign } from '#domain/session/decide-signs.ts';
import type { Instant } from '#domain/time.ts';

export interface ShownSign extends ToldSign {
  readonly at: Instant;
}

const MOST_SHOWN = 20;

/** What is of this run only about one person's signs: whose turn it is, and those that are shown and not written. */
export class SignDesk {
  waiting = 0;
  /** The newest last. */
  shown: readonly ShownSign[] = [];
  private turn: Promise<unknown> = Promise.resolve();

  inTurn<T>(act: () => Promise<T>): Promise<T> {
    this.waiting += 1;
    const mine = this.turn.then(act).finally(() => (this.waiting -= 1));
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  show(at: Instant, signs: readonly ToldSign[]): void {
    this.shown = [...this.shown, ...signs.map((sign) => ({ ...sign, at }))].slice(-MOST_SHOWN);
  }
}
