import type { Fact } from '#domain/ledger/fact.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import type { StaffName } from '#domain/ids.ts';
import { appendFacts } from './append-facts.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import type { ActOutcome } from './staff-act.ts';

/** Writes down who sits beside a person to help. The newest entry counts; the earlier ones stay in the ledger. */
export function recordAssistant(
  desk: Desk,
  hall: Hall,
  number: string,
  { by, assistant }: { readonly by: StaffName; readonly assistant: string },
): Promise<Decision<ActOutcome>> {
  return hall.inTurn(async () => {
    const person = hall.personByNumber(number);
    if (person === undefined) return refuse('unknown-participant');
    if (hall.session.phase === 'closed' || hall.isClosing) return refuse('wrong-phase');
    if (person.head.phase === 'finished') return refuse('already-finished');
    const fact: Fact = { type: 'ASSISTANT', at: desk.now(), pid: person.participant.pid, by, assistant };
    const stored = await appendFacts(desk, hall, [fact], null);
    return stored.ok ? accept({ affected: [number], spared: [], entryIndex: stored.value }) : stored;
  });
}
