import type { Entry } from './entry.ts';

/** A code of what is wrong, at the entry where it is. */
export interface GateFinding {
  readonly code: string;
  readonly entry: number;
  readonly type: string;
}

/** What the entries so far say of the door and of the session's PIN. */
interface Gates {
  /** When the check-in was closed, or the session opened where that came first. */
  shutAt: number | null;
  readonly letIn: Set<string>;
  /** To who made the session; and on the day. */
  isPinMade: boolean;
  isPinShown: boolean;
}

/** A part of V15: what opens a gate that would be shut says why, and late ones are let in by two. `lateCutOff` is the definition's. */
export function judgeGates(entries: readonly Entry[], lateCutOff: number | undefined): GateFinding[] {
  const gates: Gates = { shutAt: null, letIn: new Set(), isPinMade: false, isPinShown: false };
  return entries.flatMap((entry) => {
    const end = gates.shutAt === null || lateCutOff === undefined ? Infinity : gates.shutAt + lateCutOff;
    const code = wrong(entry, gates, entry.body.at >= end);
    take(entry, gates);
    return code === null ? [] : [{ code, entry: entry.index, type: entry.type }];
  });
}

function wrong({ body, type }: Entry, gates: Gates, isTooLate: boolean): string | null {
  switch (type) {
    case 'SESSION_OPEN':
      return wrongOpening(body);
    case 'SESSION_PIN':
      if (body.act === 'made' && gates.isPinMade) return 'pin-shown-twice';
      if (body.act === 'shown') return gates.isPinShown ? 'pin-shown-twice' : null;
      return body.reason === '' ? 'act-without-reason' : null;
    case 'CHECK_IN':
      return isTooLate && body.proposal === undefined ? 'late-alone' : null;
    case 'SIGN_IN':
      return isTooLate && body.epoch === 1 && !gates.letIn.has(body.pid) ? 'late-unlet' : null;
    default:
      return null;
  }
}

function wrongOpening({ despite, reason }: Entry['body']): string | null {
  if (despite === undefined) return null;
  return despite.length > 0 && reason !== undefined && reason !== '' ? null : 'act-without-reason';
}

function take({ body, type }: Entry, gates: Gates): void {
  if (type === 'CHECK_IN_CLOSE' || type === 'SESSION_OPEN') gates.shutAt = Math.min(gates.shutAt ?? body.at, body.at);
  if (type === 'CHECK_IN') gates.letIn.add(body.pid);
  gates.isPinMade ||= type === 'SESSION_PIN';
  gates.isPinShown ||= type === 'SESSION_PIN' && body.act !== 'made';
}
