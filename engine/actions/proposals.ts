import type { Fact } from '#domain/ledger/fact.ts';
import type { StaffName } from '#domain/ids.ts';
import { decidePropose, decideResolve, expireProposals } from '#domain/session/decide-proposal.ts';
import { type Proposal, openProposals } from '#domain/session/proposal.ts';
import type { ProposedAct } from '#domain/session/proposed-act.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import { appendAhead, appendFacts } from './append-facts.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import { type ActPlan, planAct } from './plan-act.ts';
import type { ActOutcome, Actor } from './staff-act.ts';

/** No account is called so: it stands where the second person's name will, while nobody has confirmed. */
const NOBODY_YET = '' as StaffName;

/** What an act would do at this moment, and whom it would not reach: nothing is written. */
export function previewAct(desk: Desk, hall: Hall, act: ProposedAct, by: Actor): Decision<ActPlan> {
  const second = { by: by.name, reason: by.reason, proposal: 0, confirmedBy: NOBODY_YET };
  return planAct(hall, act, second, desk.now());
}

/** Somebody proposes what nobody does alone. It can only be proposed where it could be done. */
export function proposeAct(desk: Desk, hall: Hall, act: ProposedAct, by: Actor): Promise<Decision<ActOutcome>> {
  return hall.inTurn(async () => {
    const plan = previewAct(desk, hall, act, by);
    if (!plan.ok) return plan;
    const decided = decidePropose(hall.proposals, act, { by: by.name, reason: by.reason }, desk.now());
    if (!decided.ok) return decided;
    const stored = await appendFacts(desk, hall, [decided.value], null);
    if (!stored.ok) return stored;
    const { affected, spared } = plan.value;
    return accept({ affected, spared, entryIndex: stored.value });
  });
}

/**
 * A second account confirms, and the act happens in the same commit. Whether it still can is decided now, by the same plan that
 * was looked at when it was proposed; where it cannot, nothing is written and the proposal stays for who made it.
 */
export function confirmAct(desk: Desk, hall: Hall, number: number, by: Actor): Promise<Decision<ActOutcome>> {
  return hall.inTurn(async () => {
    const now = desk.now();
    const word = { by: by.name, reason: by.reason };
    const resolved = decideResolve(hall.proposals, number, 'confirmed', word, now);
    if (!resolved.ok) return resolved;
    const { fact, proposal } = resolved.value;
    const second = { by: proposal.by, reason: proposal.reason, proposal: number, confirmedBy: by.name };
    const plan = planAct(hall, proposal.act, second, now);
    if (!plan.ok) return plan;
    const stored = await write(desk, hall, [fact, ...plan.value.facts], plan.value);
    if (!stored.ok) return stored;
    const { affected, spared } = plan.value;
    return accept({ affected, spared, entryIndex: stored.value });
  });
}

async function write(desk: Desk, hall: Hall, facts: readonly Fact[], { fenced }: ActPlan): Promise<Decision<number>> {
  if (fenced === null) return appendFacts(desk, hall, facts, null);
  const stored = await appendAhead(desk, hall, fenced.person, facts, fenced.after);
  // An answer before it was not stored, so the act had nothing to stand on.
  return stored.ok || stored.refusal.word !== 'out-of-order' ? stored : refuse('not-stored');
}

/** The second account says no, or who proposed it takes it back. Nothing else happens. */
export function dropAct(
  desk: Desk,
  hall: Hall,
  number: number,
  how: 'rejected' | 'withdrawn',
  by: Actor,
): Promise<Decision<ActOutcome>> {
  return hall.inTurn(async () => {
    const resolved = decideResolve(hall.proposals, number, how, { by: by.name, reason: by.reason }, desk.now());
    if (!resolved.ok) return resolved;
    const stored = await appendFacts(desk, hall, [resolved.value.fact], null);
    return stored.ok ? accept({ affected: [], spared: [], entryIndex: stored.value }) : stored;
  });
}

/** Ends what nobody confirmed in time. Called a few times a second; finds nothing most of the time. */
export async function closeStale(desk: Desk, hall: Hall): Promise<void> {
  if (stale(desk, hall).length === 0) return;
  await hall.inTurn(async () => {
    const facts = stale(desk, hall);
    if (facts.length > 0) await appendFacts(desk, hall, facts, null);
  });
}

function stale(desk: Desk, { proposals }: Hall) {
  return openProposals(proposals).length === 0 ? [] : expireProposals(proposals, desk.now(), false);
}

export function proposalOf(hall: Hall, number: number): Proposal | undefined {
  return hall.proposals[number - 1];
}
