import { gzipSync } from 'node:zlib';
import { type SortedBank, faceForm, planForm } from '#domain/bank/assemble-form.ts';
import { ownStart } from '#domain/definition/accommodation.ts';
import { type ExamDefinition, allottedTime, examItems } from '#domain/definition/exam-definition.ts';
import { type Seat, drawSeats } from '#domain/draw/draw-seats.ts';
import { sessionSeed } from '#domain/draw/draw-keys.ts';
import type { Hashing } from '#domain/draw/hashing.ts';
import type { Pid } from '#domain/ids.ts';
import { paperHash } from '#domain/ledger/commitments.ts';
import type { Fact, FactOf } from '#domain/ledger/fact.ts';
import type { Instant } from '#domain/time.ts';
import type { DrawnPaper } from '../storage/writer-messages.ts';

/** What was fixed before the lots. */
interface Fixed {
  readonly definition: ExamDefinition;
  readonly bank: SortedBank;
  readonly seedSecret: Uint8Array;
  readonly manifestHash: Uint8Array;
}

/** Everybody's paper and, where there are `rooms`, seat from secret and lots, in the order of the people, and the facts that say so. */
export function drawPapers(
  h: Hashing,
  { bank, definition, manifestHash, seedSecret }: Fixed,
  lots: FactOf<'DRAW'>,
  people: readonly { readonly pid: Pid; readonly accommodations: readonly string[] }[],
  rooms: readonly Fact[] = [],
): { readonly facts: readonly Fact[]; readonly papers: readonly DrawnPaper[] } {
  const seed = sessionSeed(h, seedSecret, lots.digits, manifestHash);
  const papers = people.map(({ accommodations, pid }): DrawnPaper => {
    const { items: plan } = planForm(h, { seed, manifestHash }, pid, definition, bank);
    const form = JSON.stringify(faceForm({ pid, items: plan }, definition, bank, accommodations));
    return { pid, plan, formGzip: gzipSync(form) };
  });
  const committed = people.map(({ accommodations, pid }, place): FactOf<'PAPER'> => ({
    type: 'PAPER',
    at: lots.at,
    pid,
    form: paperHash(h, pid, papers[place]!.plan),
    items: examItems(definition),
    allotted: allottedTime(definition, accommodations),
    ...startOf(definition, accommodations),
  }));
  const seats = drawnSeats(h, { seed, manifestHash }, lots.at, rooms, people);
  return { facts: [lots, ...committed, ...seats], papers };
}

/** `before`: the ledger's entries about rooms and who is kept where; without any nobody's seat is drawn. */
function drawnSeats(
  h: Hashing,
  draw: { readonly seed: Uint8Array; readonly manifestHash: Uint8Array },
  at: Instant,
  before: readonly Fact[],
  people: readonly { readonly pid: Pid }[],
): FactOf<'SEAT'>[] {
  const rooms = before.filter((fact) => fact.type === 'ROOM');
  if (rooms.length === 0) return [];
  const kept = before.filter((fact) => fact.type === 'SEAT_KEPT');
  const pids = people.map(({ pid }) => pid);
  const seats = drawSeats(h, draw, rooms, kept, pids);
  return pids.map((pid) => ({ type: 'SEAT', at, pid, ...(seats.get(pid) as Seat) }));
}

function startOf(definition: ExamDefinition, codes: readonly string[]): Pick<FactOf<'PAPER'>, 'start'> {
  const start = ownStart(definition, codes);
  return start === null ? {} : { start };
}
