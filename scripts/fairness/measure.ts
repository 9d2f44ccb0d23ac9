import { type Bytes, fromHex, hex, u64, utf8 } from '../verify/bytes.ts';
import type { IndexedItem, Kept, Planned, Pool, RoomSeats } from '../verify/draw.ts';
import { planPaper, planSeats } from '../verify/draw.ts';
import { itemParts, leafSalt } from '../verify/bank-parts.ts';
import { type JsonObject, isObject } from '../verify/canonical.ts';
import { type Evidence, readJson, readLines } from '../verify/evidence.ts';
import type { Primitives } from '../verify/primitives.ts';
import { type KeyedItem, keyPlaces } from '../verify/key-places.ts';
import { type SeatTable, type Seated, seatTables } from '../verify/seat-balance.ts';
import { drawnSeats, keyedItems } from '../verify/steps/fairness-steps.ts';
import { sampledEntries } from '../verify/steps/sample-steps.ts';

/** A number of this session among what the same draw gives under other lots. `low` and `high`: 98 of 100 lie between them. */
export interface Measured {
  readonly name:
    | 'exposure-least'
    | 'exposure-most'
    | 'difficulty-easiest'
    | 'difficulty-hardest'
    | 'first-place-share'
    | `key-share-${(typeof LETTERS)[number]}`
    | `seats-${SeatTable}`;
  readonly found: number;
  readonly low: number;
  readonly high: number;
}

export interface Fairness {
  readonly papers: number;
  readonly draws: number;
  readonly measured: readonly Measured[];
  /** Seats that were drawn; 0 where they are those of the roster. */
  readonly seatsDrawn: number;
  readonly hasKeys: boolean;
}

/** Places of a paper's options as they are told; an item has at most ten. */
const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'] as const;

type Papers = ReadonlyMap<string, readonly Planned[]>;
type Numbers = Readonly<Partial<Record<Measured['name'], number>>>;

const WEIGHT: Readonly<Record<string, number>> = { easy: 1, medium: 2, hard: 3 };
/** Papers that are drawn for comparison, all lots together. */
const MOST_PAPERS = 12_000;
const FEWEST_DRAWS = 20;
const MOST_DRAWS = 200;

/** Null where the bundle does not let its papers be drawn anew. */
export function measureFairness(p: Primitives, evidence: Evidence): Fairness | null {
  const { papers, pools, manifestHash } = evidence;
  if (papers === null || pools === null || manifestHash === null || papers.size === 0) return null;
  const keys = keyedItems(evidence) ?? [];
  const items = new Map(
    pools.flatMap(({ draws }) => draws.flatMap(({ units }) => units.flat())).map((one) => [one.id, one]),
  );
  const seated = drawnSeats(evidence);
  const found = { ...numbersOf(papers, items, keys), ...seatNumbers(seated) };
  const draws = Math.max(FEWEST_DRAWS, Math.min(MOST_DRAWS, Math.floor(MOST_PAPERS / papers.size)));
  const others = Array.from({ length: draws }, (_, turn): Numbers => ({
    ...numbersOf(drawnAgain(p, manifestHash, [...papers.keys()], pools, turn), items, keys),
    ...seatNumbers(seatedAgain(p, manifestHash, evidence, seated, turn)),
  }));
  const measured = (Object.keys(found) as Measured['name'][]).map((name) => {
    const all = others.map((one) => one[name] ?? 0).sort((a, b) => a - b);
    const skip = Math.floor(all.length / 100);
    return { name, found: found[name]!, low: all[skip]!, high: all[all.length - 1 - skip]! };
  });
  const seatsDrawn = evidence.entries.filter(({ type }) => type === 'SEAT').length;
  return { papers: papers.size, draws, measured, seatsDrawn, hasKeys: keys.length > 0 };
}

/** The same people under lots that nobody drew: always the same ones, so that two readers get the same ranges. */
function drawnAgain(
  p: Primitives,
  manifestHash: Bytes,
  pids: readonly string[],
  pools: readonly Pool[],
  turn: number,
): Papers {
  const seed = p.sha256(utf8(`fairness ${turn}`));
  return new Map(pids.map((pid) => [pid, planPaper(p, { seed, manifestHash }, pid, pools)]));
}

/** The same rooms and people, and who was kept where. */
function seatedAgain(
  p: Primitives,
  manifestHash: Bytes,
  { entries }: Evidence,
  seated: readonly Seated[],
  turn: number,
): Seated[] {
  const of = <T>(type: string): T[] =>
    entries.filter((entry) => entry.type === type).map(({ body }) => body as unknown as T);
  const seed = p.sha256(utf8(`fairness ${turn}`));
  const pids = of<{ pid: string }>('PAPER').map(({ pid }) => pid);
  const plan = planSeats(p, { seed, manifestHash }, of<RoomSeats>('ROOM'), of<Kept>('SEAT_KEPT'), pids);
  return seated.flatMap((one) => {
    const seat = plan?.get(one.pid);
    return seat === undefined ? [] : [{ ...one, ...seat }];
  });
}

/** Pearson's sums of the tables of seats. */
function seatNumbers(seated: readonly Seated[]): Numbers {
  return Object.fromEntries([...seatTables(seated)].map(([name, { found }]) => [`seats-${name}`, found / 1000]));
}

/** How often, in 100, a right answer stands at each place of those that are shuffled. */
function keyNumbers(papers: Papers, keys: readonly KeyedItem[]): Numbers {
  const { groups } = keyPlaces(papers, keys);
  const total = groups.flatMap(({ counts }) => counts).reduce((sum, one) => sum + one, 0);
  const most = Math.max(0, ...groups.map(({ counts }) => counts.length));
  const shares = LETTERS.slice(0, most).map((letter, at) => {
    const here = groups.reduce((sum, { counts }) => sum + (counts[at] ?? 0), 0);
    return [`key-share-${letter}`, (100 * here) / total];
  });
  return Object.fromEntries(shares);
}

function numbersOf(papers: Papers, items: ReadonlyMap<string, IndexedItem>, keys: readonly KeyedItem[]): Numbers {
  const seen = new Map([...items.keys()].map((id) => [id, 0]));
  const difficulty: number[] = [];
  let [shuffledItems, firstStays] = [0, 0];
  for (const plan of papers.values()) {
    let sum = 0;
    for (const { itemId, options } of plan) {
      seen.set(itemId, (seen.get(itemId) ?? 0) + 1);
      const item = items.get(itemId);
      sum += WEIGHT[item?.difficulty ?? ''] ?? 0;
      if (item?.shuffled === 'all') {
        shuffledItems += 1;
        if (options[0] === 0) firstStays += 1;
      }
    }
    difficulty.push(sum / plan.length);
  }
  const counts = [...seen.values()];
  return {
    'exposure-least': Math.min(...counts),
    'exposure-most': Math.max(...counts),
    'difficulty-easiest': Math.min(...difficulty),
    'difficulty-hardest': Math.max(...difficulty),
    ...(shuffledItems > 0 && { 'first-place-share': (100 * firstStays) / shuffledItems }),
    ...keyNumbers(papers, keys),
  };
}

/** What a sample opens beside the answers. */
export interface Opens {
  readonly keys: boolean;
  readonly texts: boolean;
}

/**
 * SPEC section 13, "Sampled openings", as lines: what opens each of those entries and no other, and of the items in them, where
 * asked for, the key and the text. Null where the bundle cannot open them.
 */
export function sampleLines(
  p: Primitives,
  evidence: Evidence,
  { by, count }: { readonly by: string; readonly count: number },
  opens: Opens,
): readonly JsonObject[] | null {
  const openings = readLines(evidence, 'private/openings.jsonl');
  const keys = readLines(evidence, 'private/answer-keys.jsonl');
  if (openings === undefined || keys === undefined || evidence.head === null) return null;
  const keyOf = new Map(keys.map(({ key, pid }) => [pid, fromHex(String(key))]));
  const opened = sampledEntries(p, evidence, by, count).flatMap((index) => {
    const entry = evidence.entries.find((one) => one.index === index);
    const opening = openings.find((one) => one['entry'] === index)?.['opening'] as
      { item: string; option: string } | undefined;
    const key = keyOf.get(entry?.body.pid ?? '') ?? null;
    if (entry === undefined || opening === undefined || key === null) return [];
    const { item, option } = opening;
    const { pid, seq } = entry.body;
    return [{ entry: index, item, nonce: hex(p.hmac(key, u64(seq))), option, pid }];
  });
  const head = { by, count, format: 'terang-sample/1', root: evidence.head.root };
  const items = new Set(opened.map(({ item }) => item));
  return [head, ...opened, ...partLines(p, evidence, items, opens)];
}

function partLines(p: Primitives, evidence: Evidence, ids: ReadonlySet<string>, opens: Opens): JsonObject[] {
  const bank = readJson(evidence, 'private/bank.json');
  const salt = readJson(evidence, 'private/bank-salt.json');
  if (!isObject(bank) || !isObject(salt)) return [];
  const own = fromHex(salt['salt'] as string) as Bytes;
  return (bank['items'] as readonly JsonObject[]).flatMap((item) => {
    const id = item['id'] as string;
    if (!ids.has(id)) return [];
    const { key, text } = itemParts(p, item, bank['media'] as JsonObject);
    const saltOf = (what: 'item' | 'key'): string => hex(leafSalt(p, own, what, id));
    return [
      ...(opens.keys ? [{ id, key, salt: saltOf('key'), version: bank['version'] as number }] : []),
      ...(opens.texts ? [{ id, salt: saltOf('item'), text }] : []),
    ];
  });
}
