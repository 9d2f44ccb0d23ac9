import { canonicalJson } from '../../engine/domain/ledger/canonical-json.ts';
import type { Fact, FactOf } from '../../engine/domain/ledger/fact.ts';
import { ENGINE } from '../../engine/domain/session/decide-block.ts';
import { type Proposal, type ProposalBook, evolveProposals } from '../../engine/domain/session/proposal.ts';
import { type ProposedAct, peopleOf } from '../../engine/domain/session/proposed-act.ts';

/** What the entries say of acts that need two accounts. */
export interface TwoPersons {
  readonly book: ProposalBook;
  /** `number pid`: confirmed acts that have been carried out. */
  readonly done: ReadonlySet<string>;
}

export const NOBODY_ASKED: TwoPersons = { book: [], done: new Set() };

export function afterProposals({ book, done }: TwoPersons, fact: Fact): TwoPersons {
  const after = evolveProposals(book, fact);
  return { book: after, done: isSeconded(fact) ? new Set([...done, doneBy(fact)]) : done };
}

/** What is wrong with a proposal, its end, or an act that names one, or null. */
export function wrongProposal(fact: Fact, { book, done }: TwoPersons): string | null {
  if (fact.type === 'PROPOSAL') return wrongNew(fact, book);
  if (fact.type === 'RESOLVE') return wrongEnd(fact, book[fact.proposal - 1]);
  if (!isSeconded(fact)) {
    return 'confirmedBy' in fact && fact.type !== 'DRAW' ? 'is confirmed and names no proposal' : null;
  }
  if (done.has(doneBy(fact))) return 'is done a second time';
  return wrongAct(fact, book[fact.proposal - 1]);
}

/** What was confirmed and never happened. */
export function leftUndone({ book, done }: TwoPersons): readonly number[] {
  const numbers = new Set([...done].map((one) => Number(one.split(' ')[0])));
  return book.flatMap(({ number, state }) => (state === 'confirmed' && !numbers.has(number) ? [number] : []));
}

type Seconded = Fact & { readonly proposal: number; readonly confirmedBy: string };

function isSeconded(fact: Fact): fact is Seconded & FactOf<'DISQUALIFY' | 'REOPEN' | 'AMEND' | 'EXTENSION'> {
  return fact.type !== 'PROPOSAL' && fact.type !== 'RESOLVE' && 'proposal' in fact && fact.proposal !== undefined;
}

function doneBy(fact: Seconded): string {
  return `${fact.proposal} ${'pid' in fact ? fact.pid : ''}`;
}

function wrongNew({ at, proposal, until }: FactOf<'PROPOSAL'>, book: ProposalBook): string | null {
  if (proposal !== book.length + 1) return `has number ${proposal}, expected ${book.length + 1}`;
  return until > at ? null : 'is over before it was made';
}

function wrongEnd({ at, by, how }: FactOf<'RESOLVE'>, proposal: Proposal | undefined): string | null {
  if (proposal?.state !== 'open') return 'ends a proposal that does not wait';
  if (how === 'expired') return by === ENGINE ? null : 'is an expiry by somebody';
  if (at >= proposal.until) return 'is said to a proposal that was over';
  const isOwn = by === proposal.by;
  if (how === 'withdrawn') return isOwn ? null : 'is taken back by another than who made it';
  return isOwn ? `is ${how} by who proposed it` : null;
}

function wrongAct(fact: Seconded & Fact, proposal: Proposal | undefined): string | null {
  if (proposal?.state !== 'confirmed') return 'names a proposal that nobody confirmed';
  if (fact.at !== proposal.endedAt) return 'does not happen with its confirmation';
  const { by, reason } = fact as Seconded & { readonly by: string; readonly reason: string };
  if (by !== proposal.by || fact.confirmedBy !== proposal.endedBy || reason !== proposal.reason) {
    return 'is told of others than proposed and confirmed it';
  }
  return isOf(fact, proposal.act) ? null : 'is not what was proposed';
}

/** Whether a fact is what an act says, for one of those whom it names. */
function isOf(fact: Fact, act: ProposedAct): boolean {
  const people = peopleOf(act);
  const pid = 'pid' in fact ? fact.pid : null;
  if (people === 'all' ? pid !== null && pid !== 'all' : !people.includes(pid as never)) return false;
  switch (act.kind) {
    case 'disqualify':
      return fact.type === 'DISQUALIFY';
    case 'reopen':
      return fact.type === 'REOPEN' && fact.ms === act.ms;
    case 'check-in':
      return fact.type === 'CHECK_IN';
    case 'extend':
      return fact.type === 'EXTENSION' && fact.ms === act.ms;
    case 'held':
      return (
        fact.type === (act.verdict === 'admit' ? 'ADMIT' : 'REJECT') &&
        canonicalJson(fact.answers) === canonicalJson(act.answers)
      );
    case 'amend':
      return fact.type === 'AMEND' && fact.item === act.item && canonicalJson(fact.rule) === canonicalJson(act.rule);
  }
}
