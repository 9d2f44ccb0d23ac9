import type { WorkstationId } from '#domain/ids.ts';
import { type ClientTier, judgeClient } from '#domain/lockdown/client-tier.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import { type Workstation, judgeWorkstation } from '#domain/workstation/workstation.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import type { Person } from './person.ts';
import { type ShownLockdown, showingOf } from './shown-lockdown.ts';
import type { ShownWorkstation } from './workstations.ts';

interface FoundPlace {
  /** The enrolled computer, whatever the rules make of it. */
  readonly known: Workstation | null;
  /** What the record says of it. */
  readonly enrolment: WorkstationId | null | undefined;
  readonly tier: ClientTier | null;
  /** Whether it stands on another seat than this person's; undefined where the exam has no rule about it. */
  readonly elsewhere: boolean | undefined;
}

/** Whether this computer and this browser may hold an attempt under the rules of its exam. `seat` names who comes back. */
export function judgePlace(
  desk: Desk,
  hall: Hall,
  person: Person,
  shown: ShownWorkstation,
  lockdown: ShownLockdown | undefined,
  seat: string | null,
): Decision<FoundPlace> {
  const { lockdown: rules, workstations: policy } = hall.definition;
  const known = desk.workstations.holderOf(shown.credential);
  const enrolment = judgeWorkstation(policy, known, desk.workstations.codeOf(shown.ticket));
  if (!enrolment.ok) return enrolment;
  // One computer seats one person: a credential that somebody carried off is of no use while its owner sits there.
  const sitter = known !== null && policy === 'required' ? desk.workstations.sitterAt(known.id) : null;
  if (known !== null && sitter !== null && sitter !== person) {
    return refuse('workstation-occupied', { where: known.name });
  }
  const elsewhere = judgeSeat(hall, person, known);
  if (!elsewhere.ok) return elsewhere;
  const tier = judgeClient(desk.hashing, rules, showingOf(desk, lockdown, seat), known?.isKiosk === true);
  return tier.ok ? accept({ known, enrolment: enrolment.value, tier: tier.value, elsewhere: elsewhere.value }) : tier;
}

function judgeSeat({ definition }: Hall, { seated }: Person, known: Workstation | null): Decision<boolean | undefined> {
  if (definition.seats === undefined || seated === null) return accept(undefined);
  const isElsewhere = known?.room !== seated.room || known.seat !== seated.seat;
  if (!isElsewhere || definition.seats === 'flagged') return accept(isElsewhere);
  return refuse('wrong-seat', { where: `${seated.room}, ${seated.seat}` });
}

/** One sign-in of one person, as an entry address remembers who has used it. */
export function seatOf(hall: Hall, person: Person, epoch: number): string {
  return `${hall.id}/${person.participant.pid}/${epoch}`;
}
