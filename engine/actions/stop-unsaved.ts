import { type WayToPerson, decideBlock } from '#domain/session/decide-block.ts';
import { appendFacts } from './append-facts.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import type { Person } from './person.ts';

/**
 * Where the rules block answering while it cannot be saved, stops the clocks of those it is blocked for, and lets them run when
 * everything is back. Called a few times a second; finds nothing most of the time. Gives whom it reached.
 */
export async function stopUnsaved(desk: Desk, hall: Hall): Promise<readonly Person[]> {
  if (hall.definition.whenUnsaved !== 'block' || hall.session.phase !== 'open') return [];
  if (decideAll(desk, hall).length === 0) return [];
  // In turn: a pause or an end by the staff that is on its way to the disk comes first.
  return hall.inTurn(async () => {
    const decided = decideAll(desk, hall);
    const facts = decided.map(({ stop }) => stop);
    const stored = facts.length === 0 ? null : await appendFacts(desk, hall, facts, null);
    return stored?.ok === true ? decided.map(({ person }) => person) : [];
  });
}

function decideAll(desk: Desk, hall: Hall) {
  const situation = { session: hall.session, now: desk.now() };
  return [...hall.people()].flatMap((person) => {
    const stop = decideBlock(person.head, wayTo(person, hall), situation);
    return stop === null ? [] : [{ person, stop }];
  });
}

/** What this run of the engine has seen of the way to a person. */
function wayTo({ connection, head, pending, unsent }: Person, { recoveredAt }: Hall): WayToPerson {
  const isThere = connection?.alive === true;
  // In a run that has not seen them yet they were lost when the engine came back: before that it was not there itself.
  const lostAt = isThere ? null : (connection?.since ?? recoveredAt ?? head.runsFrom);
  // What was saved after the report says that what was reported is saved: a browser sends in order.
  const isNews = unsent !== null && unsent.toldAt > (head.lastSavedAt ?? 0);
  const hasReported = isThere && unsent !== null && unsent.toldAt >= connection.since;
  return {
    lostAt,
    unsentSince: isNews ? unsent.since : null,
    isClear: hasReported && unsent.count === 0 && pending.size === 0,
  };
}
