import { ACT_DEEDS, may } from '#domain/staff/permissions.ts';
import { type Decision, refuse } from '#domain/session/refusal.ts';
import type { Acted } from '#protocol/proctor-down.ts';
import * as up from '#protocol/proctor-up.ts';
import type { Desk } from '../actions/desk.ts';
import type { Hall } from '../actions/hall.ts';
import { nameAct } from '../actions/name-act.ts';
import { confirmAct, dropAct, previewAct, proposalOf, proposeAct } from '../actions/proposals.ts';
import type { ActOutcome } from '../actions/staff-act.ts';
import type { StaffRecord } from '../storage/writer-messages.ts';
import type { CandidateGateway } from './candidate-gateway.ts';
import { actedOf, actor, type Listen } from './staff-listening.ts';

interface Around {
  readonly desk: Desk;
  readonly candidates: Pick<CandidateGateway, 'showChange'>;
}

/** Acts that need two accounts: looked at, proposed, and confirmed or dropped. */
export function listenProposals(on: Listen, { candidates, desk }: Around): void {
  on('preview-act', up.previewAct, (hall, { act }, staff) => {
    if (!may(staff.role, ACT_DEEDS[act.kind].propose)) return refuse('not-allowed');
    const named = nameAct(hall, act);
    if (!named.ok) return named;
    const plan = previewAct(desk, hall, named.value, actor(staff, ''));
    return plan.ok ? actedOf({ ok: true, value: { ...plan.value, entryIndex: -1 } }) : plan;
  });
  on('propose', up.propose, async (hall, { act, reason }, staff) => {
    if (!may(staff.role, ACT_DEEDS[act.kind].propose)) return refuse('not-allowed');
    const named = nameAct(hall, act);
    return named.ok ? actedOf(await proposeAct(desk, hall, named.value, actor(staff, reason))) : named;
  });
  on('confirm-proposal', up.settleProposal, async (hall, { proposal, reason }, staff) => {
    if (!mayConfirm(hall, proposal, staff)) return refuse('not-allowed');
    const confirmed = await confirmAct(desk, hall, proposal, actor(staff, reason));
    if (!confirmed.ok) return confirmed;
    candidates.showChange(
      hall,
      confirmed.value.affected.flatMap((number) => hall.personByNumber(number) ?? []),
    );
    return actedOf(confirmed);
  });
  on('reject-proposal', up.settleProposal, async (hall, { proposal, reason }, staff) =>
    mayConfirm(hall, proposal, staff)
      ? drop(await dropAct(desk, hall, proposal, 'rejected', actor(staff, reason)))
      : refuse('not-allowed'),
  );
  on('withdraw-proposal', up.settleProposal, async (hall, { proposal, reason }, staff) =>
    drop(await dropAct(desk, hall, proposal, 'withdrawn', actor(staff, reason))),
  );
}

function drop(outcome: Decision<ActOutcome>): Acted {
  return actedOf(outcome);
}

/** A number that no proposal has is let through, as the act itself has a word for that. */
function mayConfirm(hall: Hall, number: number, { role }: StaffRecord): boolean {
  const proposed = proposalOf(hall, number);
  return proposed === undefined || may(role, ACT_DEEDS[proposed.act.kind].confirm);
}
