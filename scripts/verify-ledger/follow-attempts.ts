import { type KeptSheet, answeredCount } from '../../engine/domain/answer/answer-sheet.ts';
import type { Fact, FactOf } from '../../engine/domain/ledger/fact.ts';
import { hidesAnswer } from '../../engine/domain/ledger/fact-entry.ts';
import { type Attempt, evolveAttempt, newAttempt } from '../../engine/domain/session/attempt.ts';
import { type ExamSession, PREPARED, evolveSession } from '../../engine/domain/session/exam-session.ts';
import { beyondLimit } from '../../engine/domain/session/decide-outcome.ts';
import type { Instant, Millis } from '../../engine/domain/time.ts';
import type { PublicEntry } from './check-entries.ts';
import { wrongOrder, wrongSeat, wrongTier, wrongTime, wrongWorkstation } from './judge-fact.ts';
import { wrongHeld } from './judge-held.ts';
import { judgeIncidents } from './judge-incidents.ts';
import { wrongMessage } from './judge-message.ts';
import { judgeWithdrawals, wrongWithdrawal } from './judge-withdrawals.ts';
import { NOBODY_ASKED, afterProposals, leftUndone, wrongProposal } from './judge-proposal.ts';
import { GATES, afterGates, wrongGate } from './judge-gates.ts';
import { wrongLock } from './judge-lock.ts';
import { wrongStop } from './judge-stop.ts';
import { openAnswer } from './open-answers.ts';
import type { Rules } from './read-rules.ts';
import { type Check, type Findings, runCheck } from './report.ts';

/** What the entries make of one participant. */
export interface Followed {
  readonly attempt: Attempt;
  readonly finishes: number;
  /** Each with the sheet that it is about: an admitted answer changes a sheet after its end. */
  readonly scores: readonly { readonly index: number; readonly fact: FactOf<'SCORE'>; readonly sheet: KeptSheet }[];
  /** Admissions after the end, and corrections of a key: each is followed by a score of its own. */
  readonly admissions: number;
  /** Ends that were taken back. */
  readonly reopenings: number;
  /** The entry that a score must follow, until it does. */
  readonly scoreDue: FactOf<'FINISH'> | FactOf<'ADMIT'> | FactOf<'AMEND'> | null;
  readonly absences: number;
  /** When the staff stopped this clock last, alone or with everybody's. */
  readonly staffStoppedAt: Instant | null;
  /** False once an answer of theirs has no opening: then what they chose cannot be told. */
  readonly isSheetKnown: boolean;
}

export interface Hall {
  readonly session: ExamSession;
  readonly people: ReadonlyMap<string, Followed>;
  /** Corrections of keys, in their order. */
  readonly amends: readonly { readonly index: number; readonly fact: FactOf<'AMEND'> }[];
}

/** Checks 6 and 7: every entry is judged by what the entries before it say, with the domain's own functions. */
export function followAttempts(
  entries: readonly PublicEntry[],
  rules: Rules | string,
): { checks: Check[]; hall: Hall } {
  const hall = {
    session: PREPARED as ExamSession,
    people: new Map<string, Followed>(),
    revoked: new Set<string>(),
    asked: NOBODY_ASKED,
    hasRooms: false,
    amends: [] as { index: number; fact: FactOf<'AMEND'> }[],
  };
  const late: { where: string; what: string }[] = [];
  let mutations = 0;
  let gates = GATES;
  const six = runCheck(
    6,
    'Of every participant sign-ins and changes are numbered without a gap, nothing follows the end, and everybody has one result.',
    (found) => {
      if (typeof rules === 'string') return found.skip('exam_session', rules);
      for (const entry of entries) {
        const fact = factOf(entry);
        const wrong =
          wrongProposal(fact, hall.asked) ?? wrongAlone(fact, hall, rules) ?? wrongGate(fact, gates, rules.definition);
        gates = afterGates(gates, fact);
        if (wrong !== null) found.fail(`entry ${entry.index}`, wrong);
        hall.asked = afterProposals(hall.asked, fact);
        if (fact.type === 'AMEND') hall.amends.push({ index: entry.index, fact });
        // What happens at the door, and who is kept where, changes no attempt and may stand before there is a paper.
        if (fact.type === 'CHECK_IN' || fact.type === 'CARD' || fact.type === 'SEAT_KEPT') continue;
        hall.hasRooms ||= fact.type === 'ROOM';
        if ('seq' in fact) mutations += 1;
        const cut = wrongWithdrawal(fact, hall);
        if (cut !== null) late.push({ where: `entry ${entry.index}`, what: cut });
        judge(fact, entry.index, hall, rules, { numbering: found, time: (where, what) => late.push({ where, what }) });
        take(fact, entry, hall, rules);
      }
      judgeIncidents(entries, found);
      judgeWithdrawals(entries, found);
      checkAdmissions(hall, found);
      for (const number of leftUndone(hall.asked)) found.fail(`proposal ${number}`, 'was confirmed and never happened');
      if (hall.session.phase === 'closed') checkOutcomes(hall, found);
      found.extent = `${hall.people.size} participants`;
    },
  );
  const seven = runCheck(
    7,
    'Every change was made within the time of who made it, and nobody’s time was cut.',
    (found) => {
      if (typeof rules === 'string') return found.skip('exam_session', rules);
      found.extent = `${mutations} changes`;
      for (const { where, what } of late) found.fail(where, what);
    },
  );
  return { checks: [six, seven], hall };
}

/** Items and options are filled in from the opening where there is one; the clock and the numbers need neither. */
export function factOf({ type, body, opening }: PublicEntry): Fact {
  const opened = hidesAnswer(type) ? openAnswer(opening) : null;
  if (type === 'HELD') return { type, ...body, response: opened?.response ?? null } as unknown as Fact;
  return { type, ...body, ...(opened === null ? {} : { response: opened.response ?? undefined }) } as unknown as Fact;
}

interface Judges {
  readonly numbering: Findings;
  readonly time: (where: string, what: string) => void;
}

function judge(
  fact: Fact,
  index: number,
  hall: Hall & { readonly revoked: ReadonlySet<string>; readonly hasRooms: boolean },
  rules: Rules,
  judges: Judges,
): void {
  if (!('pid' in fact) || fact.type === 'PAPER') return;
  const where = `entry ${index}`;
  if (fact.pid === 'all') {
    if ('cause' in fact) judges.numbering.fail(where, 'is a stop by the engine for everybody');
    if ('since' in fact) judges.numbering.fail(where, 'is a stop by the staff that counts from another time');
    return;
  }
  const followed = hall.people.get(fact.pid);
  if (followed === undefined) return judges.numbering.fail(where, `${fact.type} is about nobody who has a paper`);
  const { attempt } = followed;
  const wrong =
    wrongOrder(fact, attempt) ??
    wrongTier(fact, rules.definition) ??
    wrongWorkstation(fact, rules.definition, hall.revoked) ??
    wrongSeat(fact, rules.definition, hall.hasRooms) ??
    wrongScoreTurn(fact, followed) ??
    wrongHeld(fact, attempt, rules.definition.lagGrace) ??
    wrongStop(fact, attempt, rules.definition) ??
    wrongLock(fact, attempt, rules.definition) ??
    wrongMessage(fact, attempt);
  if (wrong !== null) judges.numbering.fail(where, wrong);
  const late = wrongTime(fact, attempt, rules.definition.lagGrace, {
    stands: attempt.held || (hall.session.phase === 'open' && hall.session.clock.stoppedSince !== null),
    lastAt: followed.staffStoppedAt,
  });
  if (late !== null) judges.time(where, late);
}

function take(
  fact: Fact,
  entry: PublicEntry,
  hall: { session: ExamSession; people: Map<string, Followed>; revoked: Set<string> },
  rules: Rules,
): void {
  if (fact.type === 'WORKSTATION' && fact.act === 'revoked') hall.revoked.add(fact.enrolment);
  const { duration, clockStarts } = rules.definition;
  if (fact.type === 'PAPER') return void hall.people.set(fact.pid, beginner(fact));
  hall.session = evolveSession(hall.session, fact, duration);
  const setting = { session: hall.session, clockStarts };
  const about = 'pid' in fact && fact.pid !== 'all' ? [fact.pid] : isForAll(fact) ? [...hall.people.keys()] : [];
  for (const pid of about) {
    const before = hall.people.get(pid);
    if (before !== undefined) hall.people.set(pid, after(before, fact, entry, setting));
  }
}

const FOR_ALL: ReadonlySet<Fact['type']> = new Set([
  'SESSION_OPEN',
  'PAUSE',
  'RESUME',
  'EXTENSION',
  'EXTENSION_WITHDRAW',
  'MESSAGE',
  'MESSAGE_WITHDRAW',
  'AMEND',
]);

export function isForAll({ type }: Fact): boolean {
  return FOR_ALL.has(type);
}

function beginner({ pid, allotted, items, start }: FactOf<'PAPER'>): Followed {
  const attempt = newAttempt(pid, allotted, items, start ?? null);
  return {
    attempt,
    finishes: 0,
    scores: [],
    admissions: 0,
    reopenings: 0,
    scoreDue: null,
    absences: 0,
    staffStoppedAt: null,
    isSheetKnown: true,
  };
}

function after(
  before: Followed,
  fact: Fact,
  entry: PublicEntry,
  setting: Parameters<typeof evolveAttempt>[2],
): Followed {
  const isPlaceKnown = !('pos' in fact) || fact.pos === null || fact.pos < before.attempt.sheet.responses.length;
  const admits = (fact.type === 'ADMIT' || fact.type === 'AMEND') && before.attempt.phase === 'finished';
  const hidden = hidesAnswer(fact.type) && openAnswer(entry.opening) === null;
  return {
    // Nothing moves a finished attempt: what an entry after the end would do to it is no part of the result.
    attempt:
      isPlaceKnown && !isAfterEnd(before.attempt, fact)
        ? evolveAttempt(before.attempt, fact, setting, entry.index)
        : before.attempt,
    finishes: before.finishes + (fact.type === 'FINISH' ? 1 : 0),
    scores:
      fact.type === 'SCORE'
        ? [...before.scores, { index: entry.index, fact, sheet: before.attempt.sheet }]
        : before.scores,
    admissions: before.admissions + (admits ? 1 : 0),
    reopenings: before.reopenings + (fact.type === 'REOPEN' ? 1 : 0),
    scoreDue: fact.type === 'FINISH' || admits ? fact : fact.type === 'SCORE' ? null : before.scoreDue,
    absences: before.absences + (fact.type === 'ABSENT' ? 1 : 0),
    staffStoppedAt: fact.type === 'PAUSE' && fact.cause === undefined ? fact.at : before.staffStoppedAt,
    isSheetKnown: before.isSheetKnown && !hidden,
  };
}

/** More time than one account may give, by one account. */
function wrongAlone(fact: Fact, { people, session }: Hall, { definition }: Rules): string | null {
  if (fact.type !== 'EXTENSION' || fact.proposal !== undefined || session.phase !== 'open') return null;
  const about = fact.pid === 'all' ? [...people.values()] : [people.get(fact.pid)];
  const working = about.flatMap((one) => (one === undefined || one.attempt.phase === 'finished' ? [] : [one.attempt]));
  const soFar = working.map(({ givenAlone }) => ((givenAlone ?? 0) + session.clock.extended) as Millis);
  return beyondLimit(soFar, fact.ms, definition.extensionLimit) ? 'is more time than one account may give' : null;
}

function isAfterEnd(attempt: Attempt, fact: Fact): boolean {
  return attempt.phase === 'finished' && 'seq' in fact;
}

/** A score stands beside what made it, and nothing about the same person between the two. */
function wrongScoreTurn(fact: Fact, { scoreDue, finishes }: Followed): string | null {
  if (fact.type === 'SCORE') return scoreDue === null && finishes > 0 ? 'is a score that nothing asked for' : null;
  return scoreDue === null ? null : `stands before the score that the ${scoreDue.type} asks for`;
}

function checkAdmissions(hall: Hall, found: Findings): void {
  for (const [pid, { scoreDue }] of hall.people) {
    if (scoreDue?.type === 'ADMIT') found.fail(`participant ${pid}`, 'has no score after an admission');
    if (scoreDue?.type === 'AMEND') found.fail(`participant ${pid}`, 'has no score after a correction of a key');
  }
}

function checkOutcomes(hall: Hall, found: Findings): void {
  for (const [pid, { attempt, finishes, scores, absences, admissions, reopenings }] of hall.people) {
    const outcome =
      `${finishes} ends, ${scores.length} scores, ${absences} absences, ${admissions} admissions after the end, ` +
      `${reopenings} ends taken back`;
    const isSound =
      attempt.epoch > 0
        ? finishes === 1 + reopenings && scores.length === finishes + admissions && absences === 0
        : absences === 1 && finishes + scores.length === 0;
    if (!isSound) found.fail(`participant ${pid}`, `has ${outcome} (${answeredCount(attempt.sheet)} answers)`);
  }
}
