import type { ItemProblem } from '#domain/item/authored-item.ts';

/** What was left out of one text, each thing told once with its count. */
export class Losses {
  private readonly counts = new Map<string, { severity: ItemProblem['severity']; what: string; count: number }>();

  add(severity: ItemProblem['severity'], what: string): void {
    const known = this.counts.get(what);
    if (known === undefined) this.counts.set(what, { severity, what, count: 1 });
    else known.count += 1;
  }

  problems(where: string): ItemProblem[] {
    return [...this.counts.values()].map(({ severity, what, count }) => ({
      severity,
      where,
      what: count === 1 ? what : `${what} (${count} times)`,
    }));
  }
}
