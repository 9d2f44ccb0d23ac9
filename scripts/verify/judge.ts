import { deadline } from './clock.ts';
import type { Definition } from './definition.ts';
import type { Entry } from './entry.ts';
import { wrongWithdrawal } from './given.ts';
import { type Hall, type Person, timeLeft } from './person.ts';
import { TOLD_SIGNS } from './shapes.ts';

/** A code, or null where nothing is wrong. */
type Judge = (person: Person, entry: Entry, rules: Rules) => string | null;

export interface Rules {
  readonly definition: Definition;
  readonly hall: Hall;
  readonly revoked: ReadonlySet<string>;
  readonly hasRooms: boolean;
}

const MOST_HELD = 300;
const MOST_SIGNS = 301;
const NOTICE_FROM: Readonly<Record<string, number>> = {
  'focus-lost': 1_500,
  'page-hidden': 3_000,
  'fullscreen-left': 5_000,
  'clock-jump': 30_000,
};

function isMadeEnd({ body, type }: Entry): boolean {
  return type === 'FINISH' && body.reason !== 'submitted';
}

const numbered: Judge = (person, entry) => {
  const { body } = entry;
  if (person.phase === 'finished') return 'after-end';
  if (body.epoch !== person.epoch) return 'other-epoch';
  if (person.identity === 'denied' && !isMadeEnd(entry)) return 'by-who-is-not-them';
  if ('pos' in body && body.pos >= person.standing.length) return 'place-unknown';
  return body.seq === person.lastSeq + (isMadeEnd(entry) ? 0 : 1) ? null : 'seq-gap';
};

const signIn: Judge = (person, { body }, rules) => {
  if (person.phase === 'finished') return 'sign-in-after-end';
  if (body.epoch !== person.epoch + 1) return 'epoch-jump';
  return (
    wrongTier(body.tier, rules.definition) ??
    wrongWorkstation(body.tier, body.enrolment, rules) ??
    wrongSeat(body.elsewhere, rules)
  );
};

function wrongTier(tier: string | undefined, { lockdown }: Definition): string | null {
  if (lockdown === undefined || lockdown.seb === 'off') return null;
  if (tier === undefined) return 'tier-unsaid';
  const isLocked = tier === 'seb' || (tier === 'managed-kiosk' && lockdown.acceptsManagedKiosk === true);
  return lockdown.seb === 'required' && !isLocked ? 'tier-not-locked' : null;
}

function wrongWorkstation(tier: string | undefined, enrolment: string | null | undefined, rules: Rules): string | null {
  const policy = rules.definition.workstations;
  if (tier === 'managed-kiosk' && typeof enrolment !== 'string') return 'kiosk-unnamed';
  if (typeof enrolment === 'string') return rules.revoked.has(enrolment) ? 'workstation-revoked' : null;
  if (policy === 'required') return 'workstation-unknown';
  return policy === 'flagged' && enrolment === undefined ? 'workstation-unsaid' : null;
}

/** Under `required` nobody signs in elsewhere than at their seat; under `flagged` it is said. */
function wrongSeat(elsewhere: boolean | undefined, { definition, hasRooms }: Rules): string | null {
  if (definition.seats === undefined || !hasRooms) return null;
  if (elsewhere === undefined) return 'seat-unsaid';
  return elsewhere && definition.seats === 'required' ? 'sign-in-elsewhere' : null;
}

const identity: Judge = (person, { body }) => {
  if (person.phase === 'finished') return 'after-end';
  if (body.epoch !== person.epoch) return 'other-epoch';
  if (!person.hasWorkstation) return 'identity-nowhere';
  return person.identity === 'unconfirmed' ? null : 'identity-twice';
};

const sign: Judge = (person, { body }) => {
  if (person.phase === 'waiting') return 'sign-too-early';
  if (body.epoch < 1 || body.epoch > person.epoch) return 'other-epoch';
  if (body.pos !== null && body.pos >= person.standing.length) return 'place-unknown';
  if (TOLD_SIGNS.has(body.kind) === (body.clientAt === null) || body.count < 1) return 'sign-not-possible';
  if (body.kind === 'drag' || body.durationMs < (NOTICE_FROM[body.kind] ?? 0)) return 'sign-too-small';
  return person.signs >= MOST_SIGNS ? 'sign-too-many' : null;
};

/** V13: numbers, sign-ins, who sits there. */
export const ORDER_JUDGES: Readonly<Record<string, Judge>> = {
  SIGN_IN: signIn,
  IDENTITY: identity,
  ANSWER: numbered,
  CLEAR: numbered,
  FLAG: numbered,
  PLAY: numbered,
  LOCK: numbered,
  FINISH: numbered,
  INTEGRITY: sign,
  START: (person) =>
    person.paper.body.start === 'proctor' && person.phase === 'waiting' && person.epoch > 0
      ? null
      : 'start-out-of-turn',
  LINE_GAP: (person, { body }) => {
    if (person.phase === 'finished') return 'after-end';
    return body.epoch >= 1 && body.epoch <= person.epoch ? null : 'other-epoch';
  },
  DISQUALIFY: (person) =>
    person.phase !== 'finished' ? 'not-ended' : person.disqualified ? 'disqualified-twice' : null,
  REOPEN: (person, { body }) =>
    person.phase !== 'finished' ? 'not-ended' : timeLeft(person) + body.ms > 0 ? null : 'reopened-without-time',
  ASSISTANT: (person) => (person.phase === 'finished' ? 'after-end' : null),
  MESSAGE: (person) => (person.phase === 'finished' ? 'after-end' : null),
  MESSAGE_WITHDRAW: (person) => (person.epoch === 0 ? 'other-epoch' : null),
  MESSAGE_READ: (person, { body }) => (body.epoch === person.epoch ? null : 'other-epoch'),
};

/** V12: what ends an attempt, and what stands between an end and its score. */
export const outcomeJudge: Judge = (person, { type }) => {
  if (type === 'SCORE') {
    if (person.phase !== 'finished') return 'score-before-end';
    return person.scoreDue === null ? 'score-unasked' : null;
  }
  if (type === 'ABSENT' && person.epoch > 0) return 'absent-but-there';
  return person.scoreDue === null ? null : 'before-the-score';
};

/** V14: every change in its time. */
export const timeJudge: Judge = (person, entry, rules) => {
  const { body, type } = entry;
  if (type === 'PAUSE' || type === 'RESUME') return wrongStop(person, entry, rules);
  if (type === 'EXTENSION_WITHDRAW') return wrongWithdrawal(person, body);
  if (type === 'EXTENSION') return isTooMuch([person], body, rules) ? 'more-than-one-may' : null;
  if (!('seq' in body) || person.phase === 'finished') return null;
  if (person.phase === 'waiting' || person.clock === null) return endsUnstarted(person, entry) ? null : 'before-begin';
  if (isMadeEnd(entry)) return wrongEnd(person, entry);
  const { lagGrace } = rules.definition;
  if (body.at > deadline(person.clock, body.at) + lagGrace) return 'after-deadline';
  const since = person.stoppedByEngine ? staffStop(person, rules.hall) : person.clock.stoppedSince;
  return since !== null && body.at - since > lagGrace ? 'while-stopped' : null;
};

/** More time than one account may give, by one account, for somebody who has not ended. */
export function isTooMuch(
  people: Iterable<Person>,
  { ms, proposal }: Entry['body'],
  { definition, hall }: Rules,
): boolean {
  const limit = definition.extensionLimit;
  if (proposal !== undefined || limit === undefined || hall.phase !== 'open' || hall.clock === null) return false;
  const { extended } = hall.clock;
  return [...people].some(({ givenAlone, phase }) => phase !== 'finished' && givenAlone + extended + ms > limit);
}

/** What the engine's own stop waits for is let in, but not what the staff's keeps out. */
function staffStop(person: Person, hall: Hall): number | null {
  const isTheirs = person.stoppedByStaff || (hall.phase === 'open' && hall.clock?.stoppedSince !== null);
  return isTheirs ? person.staffStoppedAt : null;
}

function endsUnstarted(person: Person, { body, type }: Entry): boolean {
  const isWaiting = person.paper.body.start === 'proctor' && person.epoch > 0;
  return isWaiting && type === 'FINISH' && body.reason === 'terminated' && body.by !== null;
}

function wrongEnd(person: Person, { body }: Entry): string | null {
  if (body.reason === 'terminated') return body.by === null ? 'end-unsigned' : null;
  if (person.clock === null) return 'before-begin';
  return deadline(person.clock, body.at) > body.at || person.clock.stoppedSince !== null ? 'end-too-early' : null;
}

function wrongStop(person: Person, { body, type }: Entry, { definition }: Rules): string | null {
  if (body.cause === undefined) return type === 'PAUSE' && body.since !== undefined ? 'stop-backdated' : null;
  if (definition.whenUnsaved !== 'block' || body.by !== 'engine') return 'stop-not-allowed';
  if (person.phase !== 'working') return 'stop-of-nobody';
  if (type === 'RESUME') return person.stoppedByEngine ? null : 'stop-not-made';
  if (person.stoppedByEngine) return 'stop-not-made';
  const earliest = Math.max(person.runsFrom ?? 0, person.lastSavedAt ?? 0);
  return body.since === undefined || body.since > body.at || body.since < earliest ? 'stop-backdated' : null;
}

/** V16: only blocks of the rules are locked, once, and nothing enters a locked place: no change, no held answer, no admission. */
export const lockJudge: Judge = (person, { body, type }, { definition }) => {
  switch (type) {
    case 'LOCK':
      if (!isBlock(body, definition)) return 'lock-of-no-block';
      return person.locked.has(body.pos) ? 'lock-twice' : null;
    case 'ANSWER':
    case 'CLEAR':
    case 'FLAG':
    case 'HELD':
      return person.locked.has(body.pos) ? 'changed-when-locked' : null;
    case 'ADMIT': {
      const named = person.held.filter((held) =>
        body.answers.some(({ epoch, mutation }) => epoch === held.epoch && mutation === held.mutation),
      );
      return named.some(({ pos }) => person.locked.has(pos)) ? 'changed-when-locked' : null;
    }
    default:
      return null;
  }
};

function isBlock({ items, pos }: Entry['body'], { sections }: Definition): boolean {
  let start = 0;
  for (const { draw, lockBlocks = [] } of sections) {
    let from = start;
    for (const length of lockBlocks) {
      if (from === pos && length === items) return true;
      from += length;
    }
    start += draw.reduce((sum, { count }) => sum + count, 0);
  }
  return false;
}

/** V17: what came too late was held for a true reason, and decided on once. */
export const heldJudge: Judge = (person, { body, type }, { definition }) => {
  if (type === 'HELD') return wrongHeld(person, body, definition.lagGrace);
  if (type !== 'ADMIT' && type !== 'REJECT') return null;
  const named = body.answers.map(({ epoch, mutation }) => `${epoch} ${mutation}`);
  const waiting = new Set(
    person.held.filter(({ decision }) => decision === null).map(({ epoch, mutation }) => `${epoch} ${mutation}`),
  );
  const isSound = named.length > 0 && new Set(named).size === named.length && named.every((one) => waiting.has(one));
  return isSound ? null : 'decides-on-nothing';
};

function wrongHeld(person: Person, body: Entry['body'], lagGrace: number): string | null {
  if (body.epoch < 1 || body.epoch > person.epoch) return 'other-epoch';
  if (body.pos >= person.standing.length) return 'place-unknown';
  if (person.held.some(({ epoch, mutation }) => epoch === body.epoch && mutation === body.mutation))
    return 'held-twice';
  if (person.held.length >= MOST_HELD || person.clock === null) return 'held-out-of-turn';
  const end = person.phase === 'finished' ? person.finishedAt : Infinity;
  const moment = person.phase === 'finished' ? person.finishedAt : body.at;
  if (body.recordedAt > body.at) return 'held-from-the-future';
  if (body.recordedAt > Math.min(end, deadline(person.clock, moment))) return 'held-after-the-bell';
  return heldWhy(person, body, lagGrace) === body.why ? null : 'held-for-another-reason';
}

function heldWhy(person: Person, { at, epoch }: Entry['body'], lagGrace: number): string | null {
  if (epoch < person.epoch) return 'other-workstation';
  if (person.phase === 'finished' && person.endedBy === 'submitted') return null;
  if (!person.hasWorkstation) return 'other-workstation';
  if (person.phase === 'finished') return 'late';
  if (person.phase === 'waiting' || person.clock === null || person.clock.stoppedSince !== null) return null;
  return at <= deadline(person.clock, at) + lagGrace ? null : 'late';
}
