const REMEMBERED = 1_000;

/** Places of the list that may be empty at its front before it is cut. */
const MOST_EMPTY = 4_096;
const ENDED = -1;

/** How long saving takes: from an answer's arrival to its commit. The figures behind "save health". */
export class SaveTimes {
  private readonly times: number[] = [];
  private next = 0;
  /** When each arrived, in the order of the tickets; the first is that of ticket `first`. */
  private since: number[] = [];
  private first = 0;
  /** Of `since`: where the oldest stands that has not ended. */
  private oldestPlace = 0;
  /** Answers on their way to the disk. */
  waiting = 0;

  /** An answer has arrived at `now`; give the ticket back when it is on disk or refused. */
  begin(now: number): number {
    this.waiting += 1;
    this.since.push(now);
    return this.first + this.since.length - 1;
  }

  end(ticket: number, now: number, isSaved: boolean): void {
    const place = ticket - this.first;
    const began = this.since[place] ?? ENDED;
    if (began === ENDED) return;
    this.since[place] = ENDED;
    this.waiting -= 1;
    while (this.since[this.oldestPlace] === ENDED) this.oldestPlace += 1;
    if (this.oldestPlace > MOST_EMPTY) this.cut();
    if (!isSaved) return;
    this.times[this.next] = now - began;
    this.next = (this.next + 1) % REMEMBERED;
  }

  private cut(): void {
    this.first += this.oldestPlace;
    this.since = this.since.slice(this.oldestPlace);
    this.oldestPlace = 0;
  }

  oldest(now: number): number {
    const began = this.since[this.oldestPlace];
    return began === undefined ? 0 : Math.max(0, now - began);
  }

  percentile(share: number): number | null {
    if (this.times.length === 0) return null;
    const sorted = [...this.times].sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? null;
  }
}
