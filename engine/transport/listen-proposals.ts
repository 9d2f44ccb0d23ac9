import { ACT_DEEDS, MESSAGES, may } from '#domain/staff/permissions.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import { type Instant, millis } from '#domain/time.ts';
import type { Acted } from '#protocol/proctor-down.ts';
import * as up from '#protocol/proctor-up.ts';
import type { Desk } from '../actions/desk.ts';
import type { Hall } from '../actions/hall.ts';
import { type WantedAct, nameAct } from '../actions/name-act.ts';
import { type Foreseen, previewDeed } from '../actions/preview-deed.ts';
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
    const found = isDirect(act) ? lookAtDeed(desk, hall, act, staff) : lookAtProposal(desk, hall, act, staff);
    return found.ok ? actedOf(accept({ ...found.value, entryIndex: -1 })) : found;
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

type Looked = up.PreviewAct['act'];
type Direct = Exclude<Looked, WantedAct>;

/** It has a line of its own among the messages. */
function isDirect(act: Looked): act is Direct {
  return !(act.kind in ACT_DEEDS);
}

function lookAtDeed(desk: Desk, hall: Hall, act: Direct, staff: StaffRecord): Decision<Foreseen> {
  if (!may(staff.role, MESSAGES[act.kind])) return refuse('not-allowed');
  const by = actor(staff, '');
  if (act.kind !== 'extend-time') return previewDeed(desk, hall, act, by);
  const { byMs, kind, seenAt, whom } = act;
  return previewDeed(desk, hall, { kind, whom, ms: millis(byMs), seenAt: (seenAt ?? null) as Instant | null }, by);
}

function lookAtProposal(desk: Desk, hall: Hall, act: WantedAct, staff: StaffRecord): Decision<Foreseen> {
  if (!may(staff.role, ACT_DEEDS[act.kind].propose)) return refuse('not-allowed');
  const named = nameAct(hall, act);
  return named.ok ? previewAct(desk, hall, named.value, actor(staff, '')) : named;
}

function drop(outcome: Decision<ActOutcome>): Acted {
  return actedOf(outcome);
}

/** A number that no proposal has is let through, as the act itself has a word for that. */
function mayConfirm(hall: Hall, number: number, { role }: StaffRecord): boolean {
  const proposed = proposalOf(hall, number);
  return proposed === undefined || may(role, ACT_DEEDS[proposed.act.kind].confirm);
}
