import type { Fact } from '../ledger/fact.ts';
import type { Instant, Millis } from '../time.ts';
import { type ExamClock, extendClock, resumeClock, startClock, stopClock, withoutExtension } from './exam-clock.ts';
import { type GivenBook, isGiven, withGiven, withoutGiven } from './given-time.ts';

/** The scheduled sitting as its ledger tells it. An `Attempt` is one person's. */
export type ExamSession =
  | { readonly phase: 'prepared'; readonly openedAt: null; readonly closedAt: null; readonly clock: null }
  | {
      readonly phase: 'open';
      readonly openedAt: Instant;
      readonly closedAt: null;
      readonly clock: ExamClock;
      /** What was given to everybody; absent before the first. */
      readonly given?: GivenBook;
    }
  | {
      readonly phase: 'closed';
      readonly openedAt: Instant | null;
      readonly closedAt: Instant;
      readonly clock: ExamClock | null;
    };

export const PREPARED: ExamSession = { phase: 'prepared', openedAt: null, closedAt: null, clock: null };

/** The session after a fact. `duration` is the definition's; each attempt has its own allotment. */
export function evolveSession(session: ExamSession, fact: Fact, duration: Millis): ExamSession {
  switch (fact.type) {
    case 'SESSION_OPEN':
      return { phase: 'open', openedAt: fact.at, closedAt: null, clock: startClock(fact.at, duration) };
    case 'SESSION_CLOSE':
      return { phase: 'closed', openedAt: session.openedAt, closedAt: fact.at, clock: session.clock };
    case 'PAUSE':
    case 'RESUME':
      return fact.pid === 'all' && session.phase === 'open'
        ? { ...session, clock: afterAct(session.clock, fact) }
        : session;
    case 'EXTENSION':
      return fact.pid === 'all' && session.phase === 'open'
        ? { ...session, clock: extendClock(session.clock, fact.ms), given: withGiven(session.given ?? [], fact) }
        : session;
    case 'EXTENSION_WITHDRAW':
      return fact.pid === 'all' && session.phase === 'open' && isGiven(session.given ?? [], fact)
        ? {
            ...session,
            clock: withoutExtension(session.clock, fact.ms),
            given: withoutGiven(session.given ?? [], fact),
          }
        : session;
    default:
      return session;
  }
}

function afterAct(clock: ExamClock, fact: Extract<Fact, { type: 'PAUSE' | 'RESUME' }>): ExamClock {
  return fact.type === 'PAUSE' ? stopClock(clock, fact.at) : resumeClock(clock, fact.at);
}
