import type { ItemProblem } from '#domain/item/authored-item.ts';
import type { Sentence } from '#domain/sentences/sentence.ts';

/** What was left out of one text, each thing told once with its count. */
export class Losses {
  private readonly counts = new Map<string, { severity: ItemProblem['severity']; what: Sentence; times: number }>();

  add(severity: ItemProblem['severity'], what: Sentence): void {
    const said = JSON.stringify(what);
    const known = this.counts.get(said);
    if (known === undefined) this.counts.set(said, { severity, what, times: 1 });
    else known.times += 1;
  }

  problems(where: string): ItemProblem[] {
    return [...this.counts.values()].map(({ severity, times, what }) => ({
      severity,
      where,
      what,
      ...(times > 1 && { times }),
    }));
  }
}
