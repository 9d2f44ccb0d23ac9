import { type Bytes, utf8, u64 } from './bytes.ts';
import { type Primitives, derive, tagged } from './primitives.ts';
import { canonical } from './canonical.ts';

/** SPEC section 5. */
export interface IndexedItem {
  readonly id: string;
  readonly section: string;
  readonly topic: string;
  readonly difficulty: string;
  readonly passage: string | null;
  readonly parts: number;
  readonly shuffled: string;
}

export interface Draw {
  readonly topic: string | null;
  readonly difficulty: string | null;
  readonly count: number;
}

export interface Planned {
  readonly itemId: string;
  readonly options: readonly number[];
  readonly section: string;
}

/** A section's draws with the units that each draws from, in the order in which they are shuffled. */
export interface Pool {
  readonly section: string;
  readonly draws: readonly {
    readonly label: string;
    readonly units: readonly (readonly IndexedItem[])[];
    readonly keep: number;
  }[];
}

class Stream {
  #block: Bytes = new Uint8Array(0);
  #blocks = 0;
  #at = 0;

  constructor(
    readonly p: Primitives,
    readonly key: Bytes,
  ) {}

  #next(): number {
    if (this.#at === this.#block.length) {
      this.#block = this.p.hmac(this.key, u64(this.#blocks));
      this.#blocks += 1;
      this.#at = 0;
    }
    const [a, b, c, d] = this.#block.subarray(this.#at, this.#at + 4) as unknown as [number, number, number, number];
    this.#at += 4;
    return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
  }

  below(n: number): number {
    const limit = Math.floor(2 ** 32 / n) * n;
    for (;;) {
      const drawn = this.#next();
      if (drawn < limit) return drawn % n;
    }
  }
}

export function shuffled<T>(p: Primitives, key: Bytes, list: readonly T[]): T[] {
  const [stream, order] = [new Stream(p, key), [...list]];
  for (let i = order.length - 1; i >= 1; i--) {
    const j = stream.below(i + 1);
    const held = order[i] as T;
    order[i] = order[j] as T;
    order[j] = held;
  }
  return order;
}

export function isOf(item: IndexedItem, section: string, { difficulty, topic }: Draw): boolean {
  return (
    item.section === section &&
    (topic === null || item.topic === topic) &&
    (difficulty === null || item.difficulty === difficulty)
  );
}

export function drawLabel(section: string, { difficulty, topic }: Draw): string {
  return `select|${section}|${topic ?? '*'}${difficulty === null ? '' : `/${difficulty}`}`;
}

/** Items as units: those of a passage together, by the first of each, bytewise. */
export function unitsOf(items: readonly IndexedItem[]): IndexedItem[][] {
  const units = new Map<string, IndexedItem[]>();
  for (const item of items) {
    const name = item.passage === null ? `item ${item.id}` : `passage ${item.passage}`;
    units.set(name, [...(units.get(name) ?? []), item]);
  }
  return [...units.values()].sort(([a], [b]) => ((a as IndexedItem).id < (b as IndexedItem).id ? -1 : 1));
}

export function planPaper(
  p: Primitives,
  { seed, manifestHash }: { readonly seed: Bytes; readonly manifestHash: Bytes },
  pid: string,
  pools: readonly Pool[],
): Planned[] {
  const own = derive(p, seed, manifestHash, `candidate|${pid}`);
  const key = (label: string): Bytes => derive(p, own, new Uint8Array(0), label);
  return pools.flatMap(({ draws, section }) => {
    const kept = draws.flatMap(({ keep, label, units }) => shuffled(p, key(label), units).slice(0, keep));
    const items = shuffled(p, key(`order|${section}`), kept).flat();
    return items.map((item) => ({ itemId: item.id, options: optionOrder(p, item, key), section }));
  });
}

function optionOrder(p: Primitives, item: IndexedItem, key: (label: string) => Bytes): number[] {
  const places = Array.from({ length: item.parts }, (_, place) => place);
  if (item.shuffled === 'none') return places;
  const mixed = item.shuffled === 'all-but-last' ? places.slice(0, -1) : places;
  return [...shuffled(p, key(`options|${item.id}`), mixed), ...places.slice(mixed.length)];
}

export interface Seat {
  readonly room: string;
  readonly seat: string;
}

/** A room as it was fixed before the lots. */
export interface RoomSeats {
  readonly room: string;
  readonly seats: readonly string[];
  readonly spare: readonly string[];
  readonly apart: boolean;
}

export interface Kept {
  readonly pid: string;
  readonly room: string;
  readonly seat: string | null;
}

/** By pseudonym; null where there are more people than seats. */
export function planSeats(
  p: Primitives,
  { seed, manifestHash }: { readonly seed: Bytes; readonly manifestHash: Bytes },
  rooms: readonly RoomSeats[],
  kept: readonly Kept[],
  pids: readonly string[],
): Map<string, Seat> | null {
  const found = new Map<string, Seat>();
  const give = (label: string, people: readonly string[], seats: readonly Seat[]): Seat[] | null => {
    if (people.length > seats.length) return null;
    const order = shuffled(p, derive(p, seed, manifestHash, label), seats);
    [...people].sort().forEach((pid, place) => found.set(pid, order[place] as Seat));
    const gone = order.slice(0, people.length);
    return seats.filter((seat) => !gone.includes(seat));
  };
  const rest: Seat[] = [];
  for (const { pid, room, seat } of kept) if (seat !== null) found.set(pid, { room, seat });
  for (const { apart, room, seats, spare } of rooms) {
    const here = kept.filter((one) => one.room === room);
    const free = seats.filter((seat) => !spare.includes(seat) && !here.some((one) => one.seat === seat)).sort();
    const sent = here.filter(({ seat }) => seat === null).map(({ pid }) => pid);
    const over = give(
      `seat|${room}`,
      sent,
      free.map((seat) => ({ room, seat })),
    );
    if (over === null) return null;
    if (!apart) rest.push(...over);
  }
  const known = new Set(kept.map(({ pid }) => pid));
  const others = pids.filter((pid) => !known.has(pid));
  return give('seat', others, rest) === null ? null : found;
}

export function paperHash(p: Primitives, pid: string, plan: readonly Planned[]): Bytes {
  return tagged(p, 'form', pid, utf8(canonical(plan as never)));
}
