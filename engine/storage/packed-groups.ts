import type { SessionId } from '#domain/ids.ts';
import type { FactOf } from '#domain/ledger/fact.ts';
import type { AppendGroup, PackedGroups } from './writer-messages.ts';

const OTHER = '';
/** An answer whose response is one number, as nearly all are. */
type Answer = FactOf<'ANSWER'> & { readonly response: number; readonly optionId: number };
type AnswerCells = [
  Answer['at'],
  Answer['pid'],
  Answer['epoch'],
  Answer['seq'],
  Answer['clientAt'],
  Answer['pos'],
  Answer['response'],
  Answer['itemId'],
  Answer['optionId'],
  lastMutation: number,
  signature: string,
];
/** Without the session's id. */
const ANSWER_CELLS = 11;
/** Where the workstation has no key. */
const UNSIGNED = '';

export function packGroups(groups: readonly AppendGroup[]): PackedGroups {
  const cells: (string | number)[] = [];
  const others: AppendGroup[] = [];
  for (const group of groups) {
    const answer = loneAnswer(group);
    if (answer === null) {
      cells.push(OTHER);
      others.push(group);
    } else {
      const { at, clientAt, epoch, itemId, optionId, pid, pos, response, seq, signature } = answer;
      const last = (group.fence as { lastMutation: number }).lastMutation;
      cells.push(group.session, at, pid, epoch, seq, clientAt, pos, response, itemId, optionId, last);
      cells.push(signature ?? UNSIGNED);
    }
  }
  return { cells, others };
}

/** The answer of a group whose fence says nothing that the answer does not. */
function loneAnswer({ facts, fence }: AppendGroup): Answer | null {
  const fact = facts[0];
  if (facts.length !== 1 || fact?.type !== 'ANSWER' || fence === null) return null;
  if (!isPlain(fact)) return null;
  const isOwn = fence.pid === fact.pid && fence.epoch === fact.epoch;
  return isOwn && fence.thenEpoch === fact.epoch && fence.thenLastMutation === fact.seq ? fact : null;
}

function isPlain(fact: FactOf<'ANSWER'>): fact is Answer {
  return typeof fact.response === 'number' && typeof fact.optionId === 'number';
}

export function unpackGroups({ cells, others }: PackedGroups): AppendGroup[] {
  const groups: AppendGroup[] = [];
  let other = 0;
  for (let i = 0; i < cells.length;) {
    const session = cells[i] as SessionId | typeof OTHER;
    i += 1;
    if (session === OTHER) {
      groups.push(others[other++]!);
      continue;
    }
    groups.push(answerGroup(session, cells.slice(i, i + ANSWER_CELLS) as AnswerCells));
    i += ANSWER_CELLS;
  }
  return groups;
}

function answerGroup(session: SessionId, cells: AnswerCells): AppendGroup {
  const [at, pid, epoch, seq, clientAt, pos, response, itemId, optionId, lastMutation, signature] = cells;
  const signed = signature === UNSIGNED ? {} : { signature };
  return {
    session,
    facts: [{ type: 'ANSWER', at, pid, epoch, seq, clientAt, pos, response, itemId, optionId, ...signed }],
    fence: { pid, epoch, lastMutation, thenEpoch: epoch, thenLastMutation: seq },
  };
}
