import { canonical } from './canonical.ts';
import type { Body, Entry, ProposedAct } from './entry.ts';

/** A code of what is wrong, at the entry where it is. */
export interface ProposalFinding {
  readonly code: string;
  readonly entry: number;
  readonly type: string;
}

interface Asked {
  readonly proposed: Body;
  readonly index: number;
  end: Body | null;
  readonly done: Set<string>;
}

/** SPEC section 3, "Two accounts": every proposal numbered, ended once and by whom it may be, and done as it was confirmed. */
export function judgeProposals(entries: readonly Entry[]): ProposalFinding[] {
  const book: Asked[] = [];
  const found: ProposalFinding[] = [];
  for (const entry of entries) {
    const code = judge(entry, book);
    if (code !== null) found.push({ code, entry: entry.index, type: entry.type });
    take(entry, book);
  }
  for (const { done, end, index } of book) {
    if (end?.how === 'confirmed' && done.size === 0)
      found.push({ code: 'confirmed-not-done', entry: index, type: 'PROPOSAL' });
  }
  return found;
}

function judge({ body, type }: Entry, book: readonly Asked[]): string | null {
  if (type === 'PROPOSAL') {
    if (body.proposal !== book.length + 1) return 'proposal-number';
    return (body.until ?? 0) > body.at ? null : 'proposal-number';
  }
  const asked = book[(body.proposal ?? 0) - 1];
  if (type === 'RESOLVE') return wrongEnd(body, asked);
  if (body.proposal === undefined) return 'confirmedBy' in body && type !== 'DRAW' ? 'confirmed-of-nothing' : null;
  if (asked?.end?.how !== 'confirmed') return 'done-unconfirmed';
  return asked.done.has(body.pid ?? '') ? 'done-twice' : wrongAct(body, type, asked.proposed, asked.end);
}

function wrongEnd({ at, by, how }: Body, asked: Asked | undefined): string | null {
  if (asked === undefined || asked.end !== null) return 'ends-no-proposal';
  if (how === 'expired') return by === 'engine' ? null : 'ended-by-another';
  if (at >= (asked.proposed.until ?? 0)) return 'ends-no-proposal';
  if (how === 'withdrawn') return by === asked.proposed.by ? null : 'ended-by-another';
  return by === asked.proposed.by ? 'one-person' : null;
}

function wrongAct(body: Body, type: string, proposed: Body, end: Body): string | null {
  const isTheirs = body.by === proposed.by && body.confirmedBy === end.by && body.reason === proposed.reason;
  if (!isTheirs || body.at !== end.at) return 'done-otherwise';
  return isOf(body, type, proposed.what) ? null : 'done-otherwise';
}

const TYPES: Readonly<Record<string, string>> = {
  disqualify: 'DISQUALIFY',
  reopen: 'REOPEN',
  'check-in': 'CHECK_IN',
  extend: 'EXTENSION',
  amend: 'AMEND',
};

function isOf(body: Body, type: string, what: ProposedAct): boolean {
  const expected = what.kind === 'held' ? (what.verdict === 'admit' ? 'ADMIT' : 'REJECT') : TYPES[what.kind];
  if (type !== expected) return false;
  switch (what.kind) {
    case 'amend':
      return body.item === what.item && canonical(body.rule as never) === canonical(what.rule as never);
    case 'extend':
      return body.ms === what.ms && (what.pids === 'all' ? body.pid === 'all' : (what.pids ?? []).includes(body.pid));
    case 'held':
      return body.pid === what.pid && canonical(body.answers as never) === canonical(what.answers as never);
    case 'reopen':
      return body.pid === what.pid && body.ms === what.ms;
    default:
      return body.pid === what.pid;
  }
}

function take({ body, index, type }: Entry, book: Asked[]): void {
  if (type === 'PROPOSAL') {
    book.push({ proposed: body, index, end: null, done: new Set() });
    return;
  }
  const asked = book[(body.proposal ?? 0) - 1];
  if (asked === undefined) return;
  if (type === 'RESOLVE') asked.end ??= body;
  else asked.done.add(body.pid ?? '');
}
