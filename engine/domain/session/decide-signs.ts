import type { FactOf } from '../ledger/fact.ts';
import { type SignKind, isFocusSign, signLevel } from '../lockdown/sign.ts';
import { type Instant, MINUTE } from '../time.ts';
import type { Attempt } from './attempt.ts';
import type { ExamSession } from './exam-session.ts';
import { type Decision, accept, refuse } from './refusal.ts';

export interface ToldSign {
  readonly kind: SignKind;
  /** The browser's clock when it began; null for what the engine saw itself. */
  readonly clientAt: number | null;
  readonly durationMs: number;
  /** How often, where the same was seen again and again. */
  readonly count: number;
  /** The item on the screen; null where none was. */
  readonly pos: number | null;
}

export interface SignsCommand {
  /** The sign-in under which they were seen. */
  readonly epoch: number;
  readonly signs: readonly ToldSign[];
}

/** `known`: on record already, as when a receipt was lost. `left-out`: more than is written. `granted`: theirs by
 * accommodation, so it is no sign. */
export type SignOutcome = 'recorded' | 'shown' | 'known' | 'left-out' | 'granted';

export interface SignVerdict {
  readonly facts: readonly FactOf<'INTEGRITY'>[];
  /** In the order of the signs. */
  readonly outcomes: readonly SignOutcome[];
}

interface SignSituation {
  readonly session: ExamSession;
  readonly now: Instant;
  /** Who uses a screen reader leaves the page's focus all the time. */
  readonly mayLookAway: boolean;
}

/** Each is an entry that is kept for good: a program in somebody's place must not fill the disk. */
export const MOST_SIGNS = 300;
export const SIGNS_A_MINUTE = 10;

/**
 * What of the signs is written. Nothing but `closed`, a wrong place or a strange epoch is refused: signs are taken while the
 * clock stands and after the end, as those seen during a cut arrive late.
 */
export function decideSigns(
  attempt: Attempt,
  { epoch, signs }: SignsCommand,
  { session, now, mayLookAway }: SignSituation,
): Decision<SignVerdict> {
  if (session.phase === 'closed') return refuse('session-closed');
  if (session.phase === 'prepared' || attempt.phase === 'waiting') return refuse('not-open');
  if (epoch < 1 || epoch > attempt.epoch) return refuse('stale-epoch');
  const items = attempt.sheet.responses.length;
  if (signs.some(({ pos }) => pos !== null && pos >= items)) return refuse('unknown-position');
  const facts: FactOf<'INTEGRITY'>[] = [];
  const head = { at: now, pid: attempt.pid, epoch };
  let leftOut = 0;
  const outcomes = signs.map((sign): SignOutcome => {
    if (mayLookAway && isFocusSign(sign.kind)) return 'granted';
    if (signLevel(sign.kind, sign.durationMs) === 'info') return 'shown';
    if (isKnown([...attempt.signs.newest, ...facts], epoch, sign)) return 'known';
    if (!hasRoom(attempt, facts.length, now)) {
      leftOut += 1;
      return 'left-out';
    }
    facts.push({ type: 'INTEGRITY', ...head, ...sign });
    return 'recorded';
  });
  if (leftOut > 0 && maySayLeftOut(attempt, now)) {
    facts.push({
      type: 'INTEGRITY',
      ...head,
      kind: 'left-out',
      clientAt: null,
      durationMs: 0,
      count: leftOut,
      pos: null,
    });
  }
  return accept({ facts, outcomes });
}

function isKnown(recorded: readonly FactOf<'INTEGRITY'>[], epoch: number, { clientAt, kind }: ToldSign): boolean {
  return (
    clientAt !== null &&
    recorded.some((fact) => fact.epoch === epoch && fact.kind === kind && fact.clientAt === clientAt)
  );
}

function lastMinute({ signs }: Attempt, now: Instant): readonly FactOf<'INTEGRITY'>[] {
  return signs.newest.filter(({ at }) => now - at < MINUTE);
}

function hasRoom(attempt: Attempt, more: number, now: Instant): boolean {
  const written = lastMinute(attempt, now).filter(({ kind }) => kind !== 'left-out').length;
  return written + more < SIGNS_A_MINUTE && attempt.signs.entries + more < MOST_SIGNS;
}

/** Once a minute, and once more when nothing is written any more. */
function maySayLeftOut(attempt: Attempt, now: Instant): boolean {
  if (attempt.signs.entries > MOST_SIGNS) return false;
  return !lastMinute(attempt, now).some(({ kind }) => kind === 'left-out');
}
