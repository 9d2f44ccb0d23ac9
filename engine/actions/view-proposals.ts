import type { KeyRule } from '#domain/score/key-rule.ts';
import { MINUTE } from '#domain/time.ts';
import type { Proposal } from '#domain/session/proposal.ts';
import { peopleOf } from '#domain/session/proposed-act.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import type { Person } from './person.ts';
import { numberOf } from './staff-act.ts';

/** How long a console goes on showing how a proposal ended. */
const TOLD_FOR = 2 * MINUTE;

/** What waits for a second person, and what has just been decided, as far as the account reaches. */
export function viewProposals(desk: Desk, hall: Hall, isShown: (person: Person) => boolean) {
  const now = desk.now();
  return hall.proposals
    .filter((one) => one.state === 'open' || now - one.endedAt < TOLD_FOR)
    .filter((one) => concerns(hall, one, isShown))
    .map((one) => viewProposal(hall, one));
}

function concerns(hall: Hall, { act }: Proposal, isShown: (person: Person) => boolean): boolean {
  const people = peopleOf(act);
  if (people === 'all') return true;
  return people.some((pid) => {
    const person = hall.personByPid(pid);
    return person !== undefined && isShown(person);
  });
}

function viewProposal(hall: Hall, one: Proposal) {
  const { act, at, by, number, reason, state, until } = one;
  const people = peopleOf(act);
  return {
    number,
    kind: act.kind,
    whom: people === 'all' ? people : people.flatMap((pid) => numbered(hall, pid)),
    byMs: act.kind === 'extend' || act.kind === 'reopen' ? act.ms : null,
    held: act.kind === 'held' ? { verdict: act.verdict, count: act.answers.length } : null,
    amends: act.kind === 'amend' ? { item: act.item, rule: viewRule(act.rule) } : null,
    by,
    reason,
    at,
    until,
    state,
    ended: state === 'open' ? null : { by: one.endedBy, at: one.endedAt, reason: one.endReason },
  };
}

function numbered(hall: Hall, pid: string): string[] {
  const person = hall.personByPid(pid);
  return person === undefined ? [] : [numberOf(person)];
}

function viewRule(rule: KeyRule) {
  return rule.kind === 'key' ? { kind: rule.kind, options: [...rule.options] } : { kind: rule.kind };
}
