/** The staff's accounts as this engine changes them: one after the other, and whoever hangs on an ended sign-in hears of it. */
export class Accounts {
  /** Second factors that are being set up, by the sign-in that does it; forgotten with the engine's run. */
  readonly secrets = new Map<string, Uint8Array>();
  private turn: Promise<unknown> = Promise.resolve();
  private readonly listeners: ((ids: readonly string[]) => void)[] = [];

  /** Two changes at once would each write the account as they found it. */
  inTurn<T>(act: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(act, act);
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  whenEnded(act: (sessionIds: readonly string[]) => void): void {
    this.listeners.push(act);
  }

  ended(sessionIds: readonly string[]): void {
    for (const tell of this.listeners) tell(sessionIds);
  }
}
