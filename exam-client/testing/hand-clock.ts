import { setImmediate } from 'node:timers/promises';

/** Time that moves when the test says so. */
export class HandClock {
  private at = 1_780_000_000_000;
  private waiting: { at: number; act: () => void }[] = [];

  readonly now = (): number => this.at;

  readonly later = (ms: number, act: () => void): (() => void) => {
    const entry = { at: this.at + ms, act };
    this.waiting.push(entry);
    return () => {
      this.waiting = this.waiting.filter((other) => other !== entry);
    };
  };

  /** Moves on and does what falls due, in order. */
  advance(ms: number): void {
    const until = this.at + ms;
    for (;;) {
      const [next] = this.waiting.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
      if (next === undefined) break;
      this.waiting = this.waiting.filter((other) => other !== next);
      this.at = Math.max(this.at, next.at);
      next.act();
    }
    this.at = until;
  }
}

/** Lets promises and the database come to rest; no time passes on the hand-held clock. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 60; round += 1) await setImmediate();
}
