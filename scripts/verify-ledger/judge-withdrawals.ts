import type { Fact } from '../../engine/domain/ledger/fact.ts';
import type { Attempt } from '../../engine/domain/session/attempt.ts';
import { isTooLongAgo, whyNotTakenBack } from '../../engine/domain/session/decide-withdrawal.ts';
import type { ExamSession } from '../../engine/domain/session/exam-session.ts';
import { isGiven } from '../../engine/domain/session/given-time.ts';
import type { PublicEntry } from './check-entries.ts';
import type { Findings } from './report.ts';

/** Whoever takes words back says why, and names words that were said to the same people and were not taken back before. */
export function judgeWithdrawals(entries: readonly PublicEntry[], found: Findings): void {
  const said = new Map<number, unknown>();
  for (const { body, index, type } of entries) {
    if (type === 'MESSAGE') said.set(index, body['pid']);
    if (type !== 'MESSAGE_WITHDRAW') continue;
    const message = body['message'] as number;
    if (said.get(message) !== body['pid'])
      found.fail(`entry ${index}`, `takes back words that were not said (entry ${message})`);
    if (body['reason'] === '') found.fail(`entry ${index}`, 'takes words back and says no reason');
    said.delete(message);
  }
}

interface Timed {
  readonly session: ExamSession;
  readonly people: ReadonlyMap<string, { readonly attempt: Attempt }>;
}

const WORDS = {
  'already-finished': 'who has ended',
  'never-given': 'what nobody gave by hand, or what was taken back before',
  'given-too-long-ago': 'what had been a promise for long',
  'too-little-left': 'what would leave too little',
} as const;

/** Whether time is taken back that one account did not give a moment before, or from whom it must stay with, or null. */
export function wrongWithdrawal(fact: Fact, { people, session }: Timed): string | null {
  if (fact.type !== 'EXTENSION_WITHDRAW') return null;
  const attempts = [...people.values()].map(({ attempt }) => attempt);
  const why =
    fact.pid === 'all'
      ? whyNotFromAll(fact, session, attempts)
      : attempts.flatMap((one) => (one.pid === fact.pid ? (whyNotTakenBack(one, fact, fact.at) ?? []) : []))[0];
  if (why !== null && why !== undefined) return `takes back ${WORDS[why]}`;
  return fact.reason === '' ? 'takes time back and says no reason' : null;
}

function whyNotFromAll(
  fact: Extract<Fact, { type: 'EXTENSION_WITHDRAW' }>,
  session: ExamSession,
  attempts: readonly Attempt[],
) {
  const book = session.phase === 'open' ? (session.given ?? []) : [];
  if (!isGiven(book, fact)) return 'never-given';
  if (isTooLongAgo(fact, fact.at)) return 'given-too-long-ago';
  return attempts.map((one) => whyNotTakenBack(one, fact, fact.at)).find((why) => why === 'too-little-left') ?? null;
}
