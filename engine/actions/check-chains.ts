import type { VerifyStation } from './chain-book.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import { noteSign } from './record-signs.ts';
import type { Person } from './person.ts';

/** In one turn: an Ed25519 check takes a tenth of a millisecond, and answers wait meanwhile. */
const MOST_IN_A_TURN = 20;

/** Behind whom the last turn ended: where everybody goes on answering, a turn that began at the first would never come to the last. */
const ends = new WeakMap<Hall, Person>();

/**
 * Holds the newest signature of those who have sent something against the key of their workstation, a few at a time and beside the
 * way of answers: an answer is on disk before. What does not fit is written down as a sign; it decides nothing, as a browser's
 * mistake must not cost anybody an answer.
 */
export async function checkChains(desk: Desk, hall: Hall, verify: VerifyStation): Promise<readonly Person[]> {
  const broken: Person[] = [];
  for (const person of nextUnchecked(hall)) {
    const owner = { origin: hall.stored.origin, pid: person.participant.pid };
    if (!person.chain.check(desk.hashing, owner, verify)) broken.push(person);
    ends.set(hall, person);
  }
  for (const person of broken) await noteSign(desk, hall, person, 'chain-broken');
  return broken;
}

function nextUnchecked(hall: Hall): readonly Person[] {
  const everybody = [...hall.people()];
  const last = ends.get(hall);
  const from = last === undefined ? 0 : everybody.indexOf(last) + 1;
  const inTurn = [...everybody.slice(from), ...everybody.slice(0, from)];
  return inTurn.filter(({ chain }) => chain.isUnchecked).slice(0, MOST_IN_A_TURN);
}
