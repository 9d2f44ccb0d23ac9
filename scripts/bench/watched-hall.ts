import type { MonitorDiff, MonitorRow, MonitorSnapshot } from '../../engine/protocol/proctor-down.ts';
import { PROTOCOL_VERSION } from '../../engine/protocol/version.ts';
import { RawClient } from './raw-client.ts';

const DIFF = '42/staff,["monitor",';
const PATIENCE_MS = 20_000;

/** A change that every console that shows the person has to show. */
interface Awaited {
  readonly fits: (row: MonitorRow) => boolean;
  readonly missing: Set<WatchingConsole>;
  readonly seen: (at: number) => void;
}

/** A console's socket, without its page: its rows as of the last difference. */
export class WatchingConsole {
  readonly rows = new Map<string, MonitorRow>();
  /** Differences that were not the next one. */
  gaps = 0;
  private version = 0;

  private constructor(readonly client: RawClient) {}

  static async open(port: number, session: string, cookie: string): Promise<WatchingConsole> {
    const watching = new WatchingConsole(await RawClient.open(port, ['/staff'], cookie));
    const reply = await watching.client.ask<{ ok: true; snapshot: MonitorSnapshot } | { ok: false }>(
      '/staff',
      'watch',
      { version: PROTOCOL_VERSION, sessionId: session },
    );
    if (!reply.ok) throw new Error(`a console may not watch: ${JSON.stringify(reply)}`);
    watching.take(reply.snapshot);
    return watching;
  }

  /** Hands over each row that comes, with the moment at which its difference was here. */
  hear(onRow: (row: MonitorRow, at: number) => void): void {
    this.client.events.onEvent = (_, text) => {
      if (!text.startsWith(DIFF)) return;
      const at = performance.now();
      const [, diff] = JSON.parse(text.slice(text.indexOf('['))) as [string, MonitorDiff];
      if (diff.version !== this.version + 1) this.gaps += 1;
      this.take(diff);
      for (const row of diff.rows) onRow(row, at);
    };
  }

  private take({ rows, version }: MonitorSnapshot): void {
    this.version = version;
    for (const row of rows) this.rows.set(row.number, row);
  }
}

/** All consoles together: a change counts as seen when the last of them that shows the person has it. */
export class WatchedHall {
  private readonly awaited = new Map<string, Awaited[]>();
  private pending = 0;
  private onAllSeen: () => void = () => undefined;

  constructor(readonly consoles: readonly WatchingConsole[]) {
    for (const each of consoles) each.hear((row, at) => this.arrive(each, row, at));
  }

  rowOf(number: string): MonitorRow {
    return this.consoles[0]!.rows.get(number)!;
  }

  get gaps(): number {
    return this.consoles.reduce((sum, { gaps }) => sum + gaps, 0);
  }

  /** Calls `seen` with the moment at which the last console had a row of this person that fits. */
  await(number: string, fits: Awaited['fits'], seen: Awaited['seen']): void {
    const missing = new Set(this.consoles.filter(({ rows }) => rows.has(number)));
    const list = this.awaited.get(number) ?? [];
    this.awaited.set(number, [...list, { fits, missing, seen }]);
    this.pending += 1;
  }

  /** Until everything awaited was seen. */
  async allSeen(): Promise<void> {
    if (this.pending === 0) return;
    await new Promise<void>((resolve, reject) => {
      const never = (): void => reject(new Error(`${this.pending} changes never came to a console`));
      const patience = setTimeout(never, PATIENCE_MS);
      this.onAllSeen = () => {
        clearTimeout(patience);
        resolve();
      };
    });
  }

  private arrive(console: WatchingConsole, row: MonitorRow, at: number): void {
    const list = this.awaited.get(row.number);
    if (list === undefined) return;
    const left = list.filter(({ fits, missing, seen }) => {
      if (fits(row)) missing.delete(console);
      if (missing.size > 0) return true;
      this.pending -= 1;
      seen(at);
      return false;
    });
    if (left.length === 0) this.awaited.delete(row.number);
    else this.awaited.set(row.number, left);
    if (this.pending === 0) this.onAllSeen();
  }
}
