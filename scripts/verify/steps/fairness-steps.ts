import { isUneven } from '../balance.ts';
import { isObject } from '../canonical.ts';
import type { IndexedItem, Pool, Seat } from '../draw.ts';
import { type Evidence, firstOf, isAuditors, readJson, readLines } from '../evidence.ts';
import type { Step } from '../finding.ts';
import { type KeyedItem, keyPlaces } from '../key-places.ts';
import { type Seated, seatTables } from '../seat-balance.ts';

/** V23: items, seats and the places of right answers are spread as chance spreads them. */
export function checkFairness(evidence: Evidence, step: Step): void {
  checkExposures(evidence, step);
  checkSeatBalance(evidence, step);
  checkKeyPlaces(evidence, step);
}

/** Papers below which an item's count says nothing. */
const FEWEST_PAPERS = 30;

/** No item is on more or fewer papers than chance explains: the sum of squares against a bound that chance hardly ever passes. */
function checkExposures({ papers, pools }: Evidence, step: Step): void {
  if (papers === null || pools === null) return step.skip('index-not-published');
  if (papers.size < FEWEST_PAPERS) return step.skip('papers-too-few', '', { count: papers.size, least: FEWEST_PAPERS });
  const drawn = new Map<string, number>();
  for (const plan of papers.values()) {
    for (const { itemId } of plan) drawn.set(itemId, (drawn.get(itemId) ?? 0) + 1);
  }
  for (const { draws, section } of pools) {
    for (const { keep, label, units } of draws)
      checkExposure(units, keep, { drawn, papers: papers.size, label, section }, step);
  }
}

interface Exposure {
  readonly drawn: ReadonlyMap<string, number>;
  readonly papers: number;
  readonly label: string;
  readonly section: string;
}

/** All in whole numbers, so that every verifier comes to the same. */
function checkExposure(units: Pool['draws'][number]['units'], keep: number, of: Exposure, step: Step): void {
  const size = units.length;
  if (keep === size) return;
  const counts = units.map(([first]) => of.drawn.get((first as IndexedItem).id) ?? 0);
  const spread = counts.reduce((sum, one) => sum + (size * one - of.papers * keep) ** 2, 0);
  const expected = size * of.papers * keep * (size - keep);
  const free = size - 1;
  const bound = free + 10 * Math.floor(Math.sqrt(2 * free)) + 30;
  const values = {
    draw: of.label.slice('select|'.length),
    items: size,
    least: Math.min(...counts),
    most: Math.max(...counts),
  };
  if (spread * free > expected * bound) step.fail('exposure-uneven', '', values);
  else step.note('exposure-even', '', values);
}

/** People whose seat was drawn from those of all rooms, in the order of their papers, which is that of the roster. */
export function drawnSeats(evidence: Evidence): Seated[] {
  const { entries } = evidence;
  const of = (type: string): Evidence['entries'] => entries.filter((entry) => entry.type === type);
  const kept = new Set(of('SEAT_KEPT').map(({ body }) => body.pid));
  const seats = new Map(of('SEAT').map(({ body }) => [body.pid, body as Seat]));
  const categories = categoriesOf(evidence);
  const pids = [...new Set(of('PAPER').map(({ body }) => body.pid))];
  return pids.flatMap((pid) => {
    const seat = seats.get(pid);
    return seat === undefined || kept.has(pid)
      ? []
      : [{ pid, room: seat.room, seat: seat.seat, category: categories.get(pid) ?? null }];
  });
}

function categoriesOf(evidence: Evidence): ReadonlyMap<string, string> {
  const rows = isAuditors(evidence) ? (readLines(evidence, 'private/roster.jsonl') ?? []) : [];
  return new Map(
    rows.flatMap(({ pid, row }) =>
      typeof pid === 'string' && isObject(row) && typeof row['category'] === 'string' ? [[pid, row['category']]] : [],
    ),
  );
}

function checkSeatBalance(evidence: Evidence, step: Step): void {
  if (firstOf(evidence.entries, 'ROOM') === undefined) return step.skip('seats-not-drawn');
  const seated = drawnSeats(evidence);
  const tables = seatTables(seated);
  if (tables.size === 0) return step.skip('seats-too-few-drawn', '', { count: seated.length });
  for (const [name, table] of tables) {
    const { bound, found, people } = table;
    const values = { people, found: Math.floor(found / 1000), bound };
    if (isUneven(table)) step.fail(`seats-uneven-${name}`, '', values);
    else step.note(`seats-even-${name}`, '', values);
  }
}

function checkKeyPlaces(evidence: Evidence, step: Step): void {
  const { papers } = evidence;
  if (!isAuditors(evidence)) return step.skip('key-places-closed');
  const items = keyedItems(evidence);
  if (items === null || papers === null) return step.skip('needs', '', { what: 'private/bank.json' });
  if (papers.size < FEWEST_PAPERS) return;
  const { groups, kept } = keyPlaces(papers, items);
  for (const { counts, isEven, places, unevenPapers } of groups) {
    const values = { places, counts: counts.join(' ') };
    if (isEven) step.note('key-places-even', '', values);
    else step.fail('key-places-uneven', '', values);
    for (const pid of unevenPapers) step.fail('key-places-of-paper', `pid ${pid}`, { places });
  }
  if (groups.length === 0) step.skip('key-places-too-few');
  if (kept > 0) step.note('key-places-kept', '', { count: kept });
}

export function keyedItems(evidence: Evidence): readonly KeyedItem[] | null {
  const bank = readJson(evidence, 'private/bank.json');
  return isObject(bank) ? (bank['items'] as unknown as readonly KeyedItem[]) : null;
}
