const PER_SECOND = 100;

/** What one socket may say in a second. A person says a few things; a hundred is a program gone wrong. */
export class MessageBudget {
  private second = 0;
  private said = 0;

  spend(now: number): boolean {
    const second = Math.floor(now / 1_000);
    if (second !== this.second) {
      this.second = second;
      this.said = 0;
    }
    this.said += 1;
    return this.said <= PER_SECOND;
  }
}
