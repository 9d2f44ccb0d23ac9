import { createHash } from 'node:crypto';
import { planPaper } from '../../../scripts/verify/draw.ts';
import { nodePrimitives } from '../../../scripts/verify/node-primitives.ts';
import { followBundle } from '../../../scripts/verify/verify-bundle.ts';
import type { Mutation } from './mutation.ts';
import type { OpenBundle, OpenEntry } from './open-bundle.ts';

/** A way to favour somebody that shows in numbers of many people, and the finding of V23 that says so. */
export interface FairnessMutation extends Mutation {
  readonly code: string;
}

function favoured(
  code: string,
  name: string,
  of: Mutation['of'],
  falsify: (bundle: OpenBundle) => void,
): FairnessMutation {
  const signed = (bundle: OpenBundle): void => {
    falsify(bundle);
    bundle.sign();
  };
  return { name, step: 'V23', of, falsify: signed, code };
}

/** Of an exam in whose first draw one item of several is taken; `good` is its public bundle. */
export function fairnessMutations(good: Uint8Array): FairnessMutation[] {
  return [
    favoured('seats-uneven-order-rooms', 'the roster seated room by room', 'public', (bundle) => {
      reseat(bundle, (seats) => seats.sort(byRoomAndSeat));
    }),
    favoured('seats-uneven-order-places', 'the front rows for the first of the roster', 'public', (bundle) => {
      reseat(bundle, (seats) => seats.sort(bySeatAndRoom));
    }),
    favoured('seats-uneven-category-rooms', 'a room for each category', 'auditor', (bundle) => {
      recategorize(bundle, ({ room }) => room);
    }),
    favoured('seats-uneven-category-places', 'the front rows for one category', 'auditor', (bundle) => {
      recategorize(bundle, ({ seat }) => (seat < 'D' ? 'depan' : 'belakang'));
    }),
    favoured('key-places-uneven', 'every second right answer at one place', 'auditor', (b) => keysFirst(b, 2)),
    favoured('key-places-of-paper', 'every right answer at one place', 'auditor', (b) => keysFirst(b, 1)),
    favoured('exposure-uneven', 'pseudonyms chosen after the lots, so that one item is on every paper', 'public', (b) =>
      chooseNames(b, good),
    ),
  ];
}

interface Place {
  readonly room: string;
  readonly seat: string;
}

const text = ({ room, seat }: Place): string => `${room}/${seat}`;
const byRoomAndSeat = (a: Place, b: Place): number => (text(a) < text(b) ? -1 : 1);
const bySeatAndRoom = (a: Place, b: Place): number => (a.seat + a.room < b.seat + b.room ? -1 : 1);

function seatsOf(bundle: OpenBundle): OpenEntry[] {
  const kept = new Set(bundle.entries.filter(({ type }) => type === 'SEAT_KEPT').map(({ body }) => body['pid']));
  return bundle.entries.filter(({ body, type }) => type === 'SEAT' && !kept.has(body['pid']));
}

/** The same seats, given out in the order of the roster. */
function reseat(bundle: OpenBundle, order: (seats: Place[]) => Place[]): void {
  const entries = new Map(seatsOf(bundle).map((entry) => [entry.body['pid'], entry]));
  const seats = order([...entries.values()].map(({ body }) => ({ ...(body as unknown as Place) })));
  const roster = bundle.entries.filter(({ type }) => type === 'PAPER').map(({ body }) => entries.get(body['pid']));
  roster
    .filter((entry) => entry !== undefined)
    .forEach(({ body }, at) => Object.assign(body, { room: seats[at]!.room, seat: seats[at]!.seat }));
}

function recategorize(bundle: OpenBundle, categoryOf: (seat: Place) => string): void {
  const seats = new Map(seatsOf(bundle).map(({ body }) => [body['pid'] as string, body as unknown as Place]));
  const rows = bundle.lines('private/roster.jsonl') as unknown as { pid: string; row: { category: string } }[];
  for (const { pid, row } of rows) row.category = categoryOf(seats.get(pid) ?? { room: '', seat: '' });
  bundle.writeLines('private/roster.jsonl', rows);
}

/** Options in the order of the bank, where the first is right in every nth item. */
function keysFirst(bundle: OpenBundle, nth: number): void {
  const index = bundle.lines('bank-index.jsonl');
  bundle.writeLines(
    'bank-index.jsonl',
    index.map((item) => ({ ...item, shuffled: 'none' })),
  );
  const bank = bundle.json('private/bank.json') as unknown as { items: Record<string, unknown>[] };
  bank.items
    .filter(({ kind }) => kind === 'single-choice')
    .forEach((item, place) => {
      if (place % nth === 0) item['key'] = [0];
    });
  bundle.writeJson('private/bank.json', bank);
}

function chooseNames(bundle: OpenBundle, good: Uint8Array): void {
  const { evidence } = followBundle(nodePrimitives, good);
  const pools = evidence.pools!;
  const draw = { seed: evidence.seed!, manifestHash: evidence.manifestHash! };
  const wanted = pools[0]!.draws[0]!.units[0]![0]!.id;
  const names = new Map<string, string>();
  let turn = 0;
  for (const { body } of bundle.entries.filter(({ type }) => type === 'PAPER')) {
    for (let found = false; !found; turn += 1) {
      const pid = createHash('sha256').update(`chosen ${turn}`).digest('hex').slice(0, 20);
      found = planPaper(nodePrimitives, draw, pid, pools.slice(0, 1)).some(({ itemId }) => itemId === wanted);
      if (found) names.set(body['pid'] as string, pid);
    }
  }
  for (const { body } of bundle.entries) {
    if (typeof body['pid'] === 'string') body['pid'] = names.get(body['pid']) ?? body['pid'];
  }
}
