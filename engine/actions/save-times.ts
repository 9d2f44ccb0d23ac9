const REMEMBERED = 1_000;

/** How long saving takes: from an answer's arrival to its commit. The figures behind "save health". */
export class SaveTimes {
  private readonly times: number[] = [];
  private next = 0;
  private readonly since = new Map<number, number>();
  private tickets = 0;

  /** An answer has arrived at `now`; give the ticket back when it is on disk or refused. */
  begin(now: number): number {
    const ticket = this.tickets++;
    this.since.set(ticket, now);
    return ticket;
  }

  end(ticket: number, now: number, isSaved: boolean): void {
    const began = this.since.get(ticket);
    this.since.delete(ticket);
    if (began === undefined || !isSaved) return;
    this.times[this.next] = now - began;
    this.next = (this.next + 1) % REMEMBERED;
  }

  /** Answers on their way to the disk. */
  get waiting(): number {
    return this.since.size;
  }

  oldest(now: number): number {
    for (const began of this.since.values()) return Math.max(0, now - began);
    return 0;
  }

  percentile(share: number): number | null {
    if (this.times.length === 0) return null;
    const sorted = [...this.times].sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? null;
  }
}
