import { canonicalJson } from '../ledger/canonical-json.ts';
import type { StaffName } from '../ids.ts';
import type { FactOf } from '../ledger/fact.ts';
import { type Instant, after } from '../time.ts';
import { ENGINE } from './decide-block.ts';
import { type OpenProposal, PROPOSAL_LIFE, type ProposalBook, openProposals } from './proposal.ts';
import type { Ending, ProposedAct } from './proposed-act.ts';
import { type Decision, accept, refuse } from './refusal.ts';

/** So many wait at once at most: more than anybody could look at. */
export const MOST_OPEN = 100;

interface Word {
  readonly by: StaffName;
  readonly reason: string;
}

/** A proposal of an act that could be done at this moment; whether it can be, the caller has asked the act's own decision. */
export function decidePropose(
  book: ProposalBook,
  act: ProposedAct,
  { by, reason }: Word,
  now: Instant,
): Decision<FactOf<'PROPOSAL'>> {
  const open = openProposals(book);
  const same = open.find((one) => now < one.until && canonicalJson(one.act) === canonicalJson(act));
  if (same !== undefined) return refuse('already-proposed', { where: same.by });
  if (open.length >= MOST_OPEN) return refuse('too-many-proposals');
  const until = after(now, PROPOSAL_LIFE);
  return accept({ type: 'PROPOSAL', at: now, by, reason, proposal: book.length + 1, until, what: act });
}

interface Resolved {
  readonly proposal: OpenProposal;
  readonly fact: FactOf<'RESOLVE'>;
}

/** What somebody says to a proposal. Who made it can only take it back, and nobody else can. */
export function decideResolve(
  book: ProposalBook,
  number: number,
  how: Exclude<Ending, 'expired'>,
  { by, reason }: Word,
  now: Instant,
): Decision<Resolved> {
  const proposal = book[number - 1];
  if (proposal === undefined) return refuse('unknown-proposal');
  if (proposal.state !== 'open') return refuse('proposal-ended', { where: proposal.endedBy, detail: proposal.state });
  if (now >= proposal.until) return refuse('proposal-ended', { where: ENGINE, detail: 'expired' });
  if (how === 'withdrawn' && by !== proposal.by) return refuse('not-allowed');
  if (how !== 'withdrawn' && by === proposal.by) return refuse('same-person');
  return accept({ proposal, fact: { type: 'RESOLVE', at: now, by, reason, proposal: number, how } });
}

/** Of what waited too long, or would outlive what it is about, the engine says itself that it is over. */
export function expireProposals(book: ProposalBook, now: Instant, isOver: boolean): FactOf<'RESOLVE'>[] {
  return openProposals(book)
    .filter(({ until }) => isOver || now >= until)
    .map(({ number }) => ({
      type: 'RESOLVE',
      at: now,
      by: ENGINE,
      reason: isOver ? 'session closed' : 'nobody confirmed in time',
      proposal: number,
      how: 'expired',
    }));
}
