/** A person says a few things in a second; a hundred is a program gone wrong. */
export const MESSAGES_PER_SECOND = 100;

/** What one socket may say in a second. */
export class MessageBudget {
  private second = 0;
  private said = 0;

  constructor(private readonly perSecond: number) {}

  spend(now: number): boolean {
    const second = Math.floor(now / 1_000);
    if (second !== this.second) {
      this.second = second;
      this.said = 0;
    }
    this.said += 1;
    return this.said <= this.perSecond;
  }
}
