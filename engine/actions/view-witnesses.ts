import type { Instant } from '#domain/time.ts';
import type { Hall } from './hall.ts';
import type { WitnessDesk } from './witness-desk.ts';

/** How long what a witness has seen counts as now, while the ledger goes on. */
const FRESH_MS = 60_000;

export interface WitnessView {
  readonly of: number;
  /** Who has cosigned the newest entries, or some within the last minute. */
  readonly seen: number;
  readonly size: number;
  readonly witnesses: readonly { readonly name: string; readonly size: number; readonly at: Instant | null }[];
}

/** "Seen by 2 of 3": for the board and the console, and for anybody. */
export function viewWitnesses({ desk, witnesses }: WitnessDesk, hall: Hall): WitnessView {
  const { size } = desk.queue.head(hall.id);
  const now = desk.now();
  const newest = new Map(witnesses.newest(hall.id).map((one) => [one.name, one]));
  const list = witnesses.keys().map(({ name }) => {
    const last = newest.get(name);
    return { name, size: last?.size ?? 0, at: last === undefined ? null : ((last.time * 1_000) as Instant) };
  });
  const seen = list.filter((one) => one.size === size || (one.at !== null && now - one.at < FRESH_MS)).length;
  return { of: list.length, seen, size, witnesses: list };
}
