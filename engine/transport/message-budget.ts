/** A person says a few things in a second; a hundred is a program gone wrong. */
export const MESSAGES_PER_SECOND = 100;
/** A message whose answer is a whole paper, room or board weighs as much as this many others. */
export const WHOLE = 25;
/**
 * Rows of whole rooms or boards that one gateway writes in a second, whoever asks and over however many sockets: each costs
 * microseconds of the thread that answers the candidates. Who comes too late is told so, and asks again.
 */
export const ROWS_PER_SECOND = 40_000;

/** What may be said in a second, or asked for. */
export class MessageBudget {
  private second = 0;
  private said = 0;

  constructor(private readonly perSecond: number) {}

  /** `cost` is what a message weighs beside a plain one. */
  spend(now: number, cost = 1): boolean {
    const second = Math.floor(now / 1_000);
    if (second !== this.second) {
      this.second = second;
      this.said = 0;
    }
    const isWithin = this.said + cost <= this.perSecond;
    // A large thing that is refused leaves room for small ones.
    this.said += isWithin ? cost : 1;
    return isWithin;
  }
}
