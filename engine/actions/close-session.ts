import type { Fact } from '#domain/ledger/fact.ts';
import { toHex } from '#domain/ledger/hex.ts';
import { isThereToEnd } from '#domain/session/decide-attempt.ts';
import { expireProposals } from '#domain/session/decide-proposal.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import { appendFacts } from './append-facts.ts';
import type { Desk } from './desk.ts';
import { endAttempt } from './end-attempt.ts';
import type { Hall } from './hall.ts';
import { type ActOutcome, type Actor, numberOf } from './staff-act.ts';

/** Closes a session: ends who still works, notes who never came, writes the last entry and reveals the seed. */
export function closeSession(desk: Desk, hall: Hall, by: Actor): Promise<Decision<ActOutcome>> {
  return hall.inTurn(async () => {
    if (hall.session.phase !== 'open') return refuse('wrong-phase');
    hall.isClosing = true;
    try {
      return await endAndClose(desk, hall, by);
    } finally {
      hall.isClosing = false;
    }
  });
}

async function endAndClose(desk: Desk, hall: Hall, by: Actor): Promise<Decision<ActOutcome>> {
  const working = [...hall.people()].filter((person) => isThereToEnd(person.head));
  const note = { name: by.name, note: by.reason };
  const ended = await Promise.all(working.map((person) => endAttempt(desk, hall, person, 'terminated', note)));
  const failed = ended.find((result) => !result.ok);
  if (failed !== undefined && !failed.ok) return failed;
  const at = desk.now();
  const absent = [...hall.people()].filter((person) => person.head.epoch === 0);
  const facts: Fact[] = [
    // What it is about does not outlive the session.
    ...expireProposals(hall.proposals, at, true),
    ...absent.map((person): Fact => ({ type: 'ABSENT', at, pid: person.participant.pid })),
    { type: 'SESSION_CLOSE', at, by: by.name, reason: by.reason },
    { type: 'SEED_REVEAL', at, secret: toHex(hall.stored.seedSecret) },
  ];
  const stored = await appendFacts(desk, hall, facts, null);
  if (!stored.ok) return stored;
  return accept({ affected: working.map(numberOf), spared: [], entryIndex: stored.value + facts.length - 2 });
}
