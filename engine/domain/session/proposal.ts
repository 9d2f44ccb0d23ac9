import type { StaffName } from '../ids.ts';
import type { Fact, FactOf } from '../ledger/fact.ts';
import type { Ending, ProposedAct } from './proposed-act.ts';
import { type Instant, MINUTE, type Millis } from '../time.ts';

interface Proposed {
  /** Counted from 1 in each session. */
  readonly number: number;
  readonly act: ProposedAct;
  readonly by: StaffName;
  readonly reason: string;
  readonly at: Instant;
  /** From this moment on nobody can confirm it any more. */
  readonly until: Instant;
}

export type Proposal = Proposed &
  (
    | { readonly state: 'open' }
    | {
        readonly state: Ending;
        readonly endedBy: StaffName;
        readonly endedAt: Instant;
        readonly endReason: string;
      }
  );

export type OpenProposal = Extract<Proposal, { readonly state: 'open' }>;

/** All that were ever made in a session, by their numbers from 1. */
export type ProposalBook = readonly Proposal[];

export const NO_PROPOSALS: ProposalBook = [];

/** How long a second person has. Who decides later decides about another room than the one that was seen. */
export const PROPOSAL_LIFE = (30 * MINUTE) as Millis;

export function evolveProposals(book: ProposalBook, fact: Fact): ProposalBook {
  if (fact.type === 'PROPOSAL') return [...book, proposalOf(fact)];
  if (fact.type !== 'RESOLVE') return book;
  return book.map((one) => (one.number === fact.proposal && one.state === 'open' ? ended(one, fact) : one));
}

function proposalOf({ at, by, proposal, reason, until, what }: FactOf<'PROPOSAL'>): OpenProposal {
  return { number: proposal, act: what, by, reason, at, until, state: 'open' };
}

function ended({ state: _, ...proposed }: OpenProposal, { at, by, how, reason }: FactOf<'RESOLVE'>): Proposal {
  return { ...proposed, state: how, endedBy: by, endedAt: at, endReason: reason };
}

export function openProposals(book: ProposalBook): OpenProposal[] {
  return book.filter((one) => one.state === 'open');
}
