import type { StaffName } from '#domain/ids.ts';
import { type Decision, refuse } from '#domain/session/refusal.ts';
import { type Imported, importItems } from '../actions/import-items.ts';
import type { ItemDesk } from '../actions/item-desk.ts';

interface Running {
  done: number;
  of: number;
  outcome: Decision<Imported> | null;
}

interface ImportOrder {
  readonly bank: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly by: StaffName;
}

/** What nobody asked about for so many newer imports is forgotten; what it wrote is on the shelf. */
const REMEMBERED = 20;

/** Imports that go on after their request was answered; one at a time. */
export class ItemImports {
  private readonly known = new Map<string, Running>();
  private next = 1;

  constructor(
    private readonly desk: ItemDesk,
    private readonly onFault: (fault: unknown) => void,
  ) {}

  start(order: ImportOrder): Decision<string> {
    if ([...this.known.values()].some(({ outcome }) => outcome === null)) {
      return refuse('overloaded', { retryAfterMs: 2_000 });
    }
    const id = String(this.next++);
    const running: Running = { done: 0, of: 0, outcome: null };
    this.known.set(id, running);
    for (const old of [...this.known.keys()].slice(0, -REMEMBERED)) this.known.delete(old);
    importItems(this.desk, order, (done, of) => Object.assign(running, { done, of }))
      .then((outcome) => (running.outcome = outcome))
      .catch((fault: unknown) => {
        this.onFault(fault);
        running.outcome = refuse('not-stored');
      });
    return { ok: true, value: id };
  }

  progress(id: string): Readonly<Running> | null {
    return this.known.get(id) ?? null;
  }
}
