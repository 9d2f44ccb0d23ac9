import type { StaffName } from '#domain/ids.ts';
import type { FactOf } from '#domain/ledger/fact.ts';
import { keySheet, noPlaces } from '#domain/score/key-sheet.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import { appendFacts } from './append-facts.ts';
import type { Desk } from './desk.ts';
import { drawPapers } from './draw-papers.ts';
import type { Hall } from './hall.ts';

/** `first`: typed once, and another person is to type the same. */
export type LotsDrawn = { readonly kind: 'first' } | { readonly kind: 'drawn'; readonly entryIndex: number };

const LEAST_LOTS = 20;
const MOST_LOTS = 100;

/** Digits as the ledger has them: one blank between two. Null where they are too few, too many or no digits. */
export function readLots(typed: string): string | null {
  const digits = typed.replace(/[\s,;.-]+/g, '');
  return /^\d+$/.test(digits) && digits.length >= LEAST_LOTS && digits.length <= MOST_LOTS
    ? [...digits].join(' ')
    : null;
}

/**
 * Lots drawn in the room, typed by two people apart from each other. From them and the secret that the ledger committed to every
 * paper follows: DRAW, all PAPERs and their rows are one commit, and there is no second draw.
 */
export function drawLots(desk: Desk, hall: Hall, typed: string, by: StaffName): Promise<Decision<LotsDrawn>> {
  return hall.inTurn(async () => {
    const { checkInClosedAt, lots } = hall.preparation;
    if (lots !== null || hall.session.phase !== 'prepared') return refuse('wrong-phase');
    if (checkInClosedAt === null) return refuse('check-in-open');
    const digits = readLots(typed);
    if (digits === null) return refuse('malformed', { detail: `digits: ${LEAST_LOTS} to ${MOST_LOTS} digits` });
    const first = hall.firstLots;
    if (first === null) {
      hall.firstLots = { digits, by };
      return accept({ kind: 'first' as const });
    }
    if (first.by === by) return refuse('same-person');
    hall.firstLots = null;
    if (first.digits !== digits) return refuse('lots-differ');
    const draw: FactOf<'DRAW'> = {
      type: 'DRAW',
      at: desk.now(),
      digits,
      automatic: false,
      by: first.by,
      confirmedBy: by,
    };
    return dealPapers(desk, hall, draw);
  });
}

async function dealPapers(desk: Desk, hall: Hall, draw: FactOf<'DRAW'>): Promise<Decision<LotsDrawn>> {
  const { bank, definition, stored } = hall;
  const people = [...hall.people()];
  const fixed = { definition, bank, seedSecret: stored.seedSecret, manifestHash: stored.manifestHash };
  const { facts, papers } = drawPapers(
    desk.hashing,
    fixed,
    draw,
    people.map(({ participant }) => participant),
    hall.preparation.seating,
  );
  const written = await appendFacts(desk, hall, facts, null, { draw: { digits: draw.digits, papers } });
  if (!written.ok) return written;
  const places = noPlaces();
  papers.forEach(({ pid, plan }, place) =>
    people[place]?.deal(keySheet({ pid, items: plan }, definition, bank, places)),
  );
  return accept({ kind: 'drawn' as const, entryIndex: written.value });
}
