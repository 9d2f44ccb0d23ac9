import type { ExamDefinition } from '../../engine/domain/definition/exam-definition.ts';
import type { Fact, FactOf } from '../../engine/domain/ledger/fact.ts';
import { type DoorTimes, isTooLate } from '../../engine/domain/session/late.ts';

/** What the entries so far say of the door and of the session's PIN. */
export interface Gates extends DoorTimes {
  readonly letIn: ReadonlySet<string>;
  /** To who made the session; and on the day. */
  readonly isPinMade: boolean;
  readonly isPinShown: boolean;
}

export const GATES: Gates = {
  ...{ checkInClosedAt: null, openedAt: null, letIn: new Set<string>() },
  ...{ isPinMade: false, isPinShown: false },
};

export function afterGates(gates: Gates, fact: Fact): Gates {
  switch (fact.type) {
    case 'CHECK_IN':
      return { ...gates, letIn: new Set([...gates.letIn, fact.pid]) };
    case 'CHECK_IN_CLOSE':
      return { ...gates, checkInClosedAt: gates.checkInClosedAt ?? fact.at };
    case 'SESSION_OPEN':
      return { ...gates, openedAt: gates.openedAt ?? fact.at };
    case 'SESSION_PIN':
      return { ...gates, isPinMade: true, isPinShown: gates.isPinShown || fact.act !== 'made' };
    default:
      return gates;
  }
}

/** What is wrong with what opens a gate that would be shut, or null. */
export function wrongGate(fact: Fact, gates: Gates, definition: Pick<ExamDefinition, 'lateCutOff'>): string | null {
  switch (fact.type) {
    case 'SESSION_OPEN':
      return wrongOpening(fact);
    case 'SESSION_PIN':
      return wrongPin(fact, gates);
    case 'CHECK_IN':
      if (fact.proposal !== undefined || !isTooLate(definition, gates, fact.at)) return null;
      return 'lets somebody in after the cut-off by one account';
    case 'SIGN_IN':
      if (fact.epoch !== 1 || gates.letIn.has(fact.pid) || !isTooLate(definition, gates, fact.at)) return null;
      return 'is a first sign-in after the cut-off of somebody whom nobody let in';
    default:
      return null;
  }
}

function wrongOpening({ despite, reason = '' }: FactOf<'SESSION_OPEN'>): string | null {
  if (despite === undefined) return null;
  if (despite.length === 0) return 'opens in spite of nothing';
  return reason === '' ? 'opens although pages differed and says no reason' : null;
}

function wrongPin({ act, reason }: FactOf<'SESSION_PIN'>, { isPinMade, isPinShown }: Gates): string | null {
  if (act === 'made' && isPinMade) return 'tells the PIN of a new session a second time';
  if (act === 'shown') return isPinShown ? 'shows a PIN that was shown before' : null;
  if (reason !== '') return null;
  return act === 'made' ? 'tells a PIN and does not say where' : 'makes a new PIN and says no reason';
}
