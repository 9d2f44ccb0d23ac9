import { type Clock, deadline, extend, resume, startClock, stop } from './clock.ts';
import type { Body, Entry } from './entry.ts';
import { type Given, addGiven, dropGiven } from './given.ts';

export interface Held {
  readonly epoch: number;
  readonly mutation: number;
  readonly pos: number;
  readonly entry: number;
  readonly order: number;
  decision: 'admitted' | 'rejected' | null;
}

/** A score, and what stood on the paper when it was written. */
export interface Scored {
  readonly entry: number;
  readonly body: Body;
  readonly standing: readonly (number | null)[];
}

/** What the entries make of one participant. */
export interface Person {
  readonly pid: string;
  readonly paper: Entry;
  allotted: number;
  phase: 'waiting' | 'working' | 'finished';
  clock: Clock | null;
  runsFrom: number | null;
  epoch: number;
  hasWorkstation: boolean;
  identity: 'unconfirmed' | 'confirmed' | 'denied';
  lastSeq: number;
  lastSavedAt: number | null;
  readonly savedBefore: number[];
  readonly standing: (number | null)[];
  readonly changedAt: number[];
  readonly held: Held[];
  /** Places that are locked. */
  readonly locked: Set<number>;
  stoppedByStaff: boolean;
  stoppedByEngine: boolean;
  staffStoppedAt: number | null;
  signs: number;
  finishedAt: number;
  endedBy: string;
  finishes: number;
  absences: number;
  /** Scores that were asked for after an end: by an admission, or by a correction of a key. */
  admissions: number;
  /** Ends that were taken back. */
  reopenings: number;
  disqualified: boolean;
  /** All time that was given to this one person. */
  givenAlone: number;
  /** Of the time given, what can still be taken back. */
  given: Given[];
  scoreDue: string | null;
  readonly scores: Scored[];
}

/** The session's own clock and stage, as far as a person's depends on it. */
export interface Hall {
  phase: 'prepared' | 'open' | 'closed';
  clock: Clock | null;
  readonly duration: number;
  readonly clockStarts: string;
  /** What was given to everybody. */
  readonly given: Given[];
}

export function newPerson(paper: Entry): Person {
  const { allotted, items, pid } = paper.body;
  return {
    ...{ pid, paper, allotted, phase: 'waiting', clock: null, runsFrom: null, epoch: 0, hasWorkstation: false },
    ...{ identity: 'unconfirmed', lastSeq: 0, lastSavedAt: null, savedBefore: [], held: [], signs: 0 },
    standing: Array<number | null>(items).fill(null),
    changedAt: Array<number>(items).fill(0),
    locked: new Set<number>(),
    ...{ stoppedByStaff: false, stoppedByEngine: false, staffStoppedAt: null, finishedAt: 0, endedBy: '' },
    ...{ finishes: 0, absences: 0, admissions: 0, scoreDue: null, scores: [] },
    ...{ reopenings: 0, disqualified: false, givenAlone: 0, given: [] },
  };
}

/** The session after an entry. */
export function moveHall(hall: Hall, { body, type }: Entry): void {
  if (type === 'SESSION_OPEN') {
    hall.phase = 'open';
    hall.clock = startClock(body.at, hall.duration);
  }
  if (type === 'SESSION_CLOSE') hall.phase = 'closed';
  if (hall.phase !== 'open' || hall.clock === null || body.pid !== 'all') return;
  if (type === 'EXTENSION') {
    hall.clock = extend(hall.clock, body.ms);
    addGiven(hall.given, body);
  }
  if (type === 'EXTENSION_WITHDRAW' && dropGiven(hall.given, body)) hall.clock = extend(hall.clock, -body.ms);
  if (type === 'PAUSE' && hall.clock.stoppedSince === null) hall.clock = stop(hall.clock, body.at);
  if (type === 'RESUME') hall.clock = resume(hall.clock, body.at);
}

type Move = (person: Person, entry: Entry, hall: Hall) => void;

const change: Move = (person, { body, index, type }) => {
  person.lastSeq = body.seq;
  person.lastSavedAt = body.at;
  if (type !== 'ANSWER' && type !== 'CLEAR') return;
  person.standing[body.pos] = type === 'ANSWER' ? index : null;
  person.changedAt[body.pos] = body.at;
};

const MOVES: Readonly<Record<string, Move>> = {
  SIGN_IN: (person, entry, hall) => {
    person.epoch = entry.body.epoch;
    person.hasWorkstation = true;
    person.identity = 'unconfirmed';
    person.savedBefore.push(person.lastSavedAt ?? 0);
    if (person.paper.body.start !== 'proctor') begin(person, entry.body.at, hall);
  },
  IDENTITY: (person, { body }) => {
    person.identity = body.confirmed ? 'confirmed' : 'denied';
    if (!body.confirmed) person.hasWorkstation = false;
  },
  SESSION_OPEN: (person, { body }, hall) => {
    if (person.paper.body.start !== 'proctor') begin(person, body.at, hall);
  },
  START: (person, { body }, hall) => begin(person, body.at, hall),
  ANSWER: change,
  CLEAR: change,
  FLAG: change,
  PLAY: change,
  LOCK: (person, entry, hall) => {
    change(person, entry, hall);
    const { items, pos } = entry.body;
    for (let place = pos; place < Math.min(pos + items, person.standing.length); place += 1) person.locked.add(place);
  },
  HELD: (person, { body, index }) => {
    const { epoch, mutation, pos, recordedAt } = body;
    const saved = epoch === person.epoch ? (person.lastSavedAt ?? 0) : (person.savedBefore[epoch] ?? 0);
    person.held.push({ epoch, mutation, pos, entry: index, order: Math.max(recordedAt, saved), decision: null });
  },
  ADMIT: (person, { body }) => {
    if (person.phase === 'finished') {
      person.admissions += 1;
      person.scoreDue = 'ADMIT';
    }
    admit(person, decided(person, body, 'admitted'));
  },
  REJECT: (person, { body }) => void decided(person, body, 'rejected'),
  PAUSE: (person, { body }, hall) => {
    if (body.cause === undefined) person.staffStoppedAt = body.at;
    if (body.cause !== undefined) person.stoppedByEngine = true;
    else if (body.pid !== 'all') person.stoppedByStaff = true;
    restOrRun(person, body, hall);
  },
  RESUME: (person, { body }, hall) => {
    if (body.cause !== undefined) person.stoppedByEngine = false;
    else if (body.pid !== 'all') person.stoppedByStaff = false;
    restOrRun(person, body, hall);
  },
  EXTENSION: (person, { body }) => {
    if (body.pid !== 'all') person.givenAlone += body.ms;
    const isWorking = person.phase === 'working' && person.clock !== null;
    if (isWorking && person.clock !== null) person.clock = extend(person.clock, body.ms);
    else if (person.phase !== 'waiting' || body.pid === 'all') return;
    else person.allotted += body.ms;
    addGiven(person.given, body);
  },
  EXTENSION_WITHDRAW: (person, { body }) => {
    if (person.phase === 'finished' || !dropGiven(person.given, body)) return;
    if (body.pid !== 'all') person.givenAlone -= body.ms;
    if (person.clock !== null) person.clock = extend(person.clock, -body.ms);
    else person.allotted -= body.ms;
  },
  RELEASE: (person) => void (person.hasWorkstation = false),
  FINISH: (person, { body }) => {
    person.phase = 'finished';
    person.lastSeq = body.seq;
    person.finishedAt = body.at;
    person.given = [];
    person.endedBy = body.reason;
    person.finishes += 1;
    person.scoreDue = 'FINISH';
  },
  SCORE: (person, { body, index }) => {
    person.scores.push({ entry: index, body, standing: [...person.standing] });
    person.scoreDue = null;
  },
  DISQUALIFY: (person) => void (person.disqualified = true),
  REOPEN: (person, { body }, hall) => reopen(person, body, hall),
  AMEND: (person) => {
    if (person.phase !== 'finished') return;
    person.admissions += 1;
    person.scoreDue = 'AMEND';
  },
  ABSENT: (person) => void (person.absences += 1),
  INTEGRITY: (person) => void (person.signs += 1),
};

/** The person after an entry about them or about everybody. What cannot be is not done: the judges have named it. */
export function movePerson(person: Person, entry: Entry, hall: Hall): void {
  const { body, type } = entry;
  const isNumbered = 'seq' in body;
  if (isNumbered && person.phase === 'finished') {
    if (type === 'FINISH') person.finishes += 1;
    return;
  }
  if ('pos' in body && (body.pos ?? 0) >= person.standing.length) return;
  MOVES[type]?.(person, entry, hall);
}

/** The time since the end stood still, and a disqualification is lifted. */
function reopen(person: Person, { at, ms }: Body, hall: Hall): void {
  if (person.phase !== 'finished') return;
  person.reopenings += 1;
  person.disqualified = false;
  if (person.clock === null) {
    person.phase = 'waiting';
    person.allotted += ms;
    return;
  }
  person.phase = 'working';
  const rested = extend(person.clock.stoppedSince === null ? stop(person.clock, person.finishedAt) : person.clock, ms);
  person.clock = rested;
  if (rests(person, hall)) return;
  person.clock = resume(rested, at);
  person.runsFrom = at;
}

/** What an attempt had left when it ended; its whole time where it never began. */
export function timeLeft({ allotted, clock, finishedAt }: Person): number {
  return clock === null ? allotted : Math.max(0, deadline(clock, finishedAt) - finishedAt);
}

/** Where the clock of this person begins at all. */
function begin(person: Person, at: number, hall: Hall): void {
  if (person.epoch === 0 || person.phase !== 'waiting' || hall.phase !== 'open' || hall.clock === null) return;
  const isCommon = hall.clockStarts === 'session' && person.paper.body.start === undefined;
  const clock = isCommon ? { ...hall.clock, allotted: person.allotted } : startClock(at, person.allotted);
  person.phase = 'working';
  person.given = isCommon ? [...hall.given] : [];
  person.runsFrom = at;
  person.clock = rests(person, hall) && clock.stoppedSince === null ? stop(clock, at) : clock;
}

export function rests(person: Person, { clock, phase }: Hall): boolean {
  return (
    person.stoppedByStaff ||
    person.stoppedByEngine ||
    (phase === 'open' && clock !== null && clock.stoppedSince !== null)
  );
}

function restOrRun(person: Person, { at, since }: Body, hall: Hall): void {
  if (person.phase !== 'working' || person.clock === null) return;
  if (rests(person, hall)) person.clock = stop(person.clock, since ?? at);
  else {
    if (person.clock.stoppedSince !== null) person.runsFrom = at;
    person.clock = resume(person.clock, at);
  }
}

function decided(person: Person, { answers }: Body, decision: 'admitted' | 'rejected'): Held[] {
  const named = person.held.filter((held) =>
    answers.some(({ epoch, mutation }) => epoch === held.epoch && mutation === held.mutation),
  );
  for (const held of named) held.decision = decision;
  return named;
}

/** SPEC section 6: at each place the latest admitted answer stands, unless something was saved there after it. */
function admit(person: Person, named: readonly Held[]): void {
  for (const held of person.held.filter((one) => named.includes(one))) {
    const isOvertaken = person.held.some(
      (other) => other.decision === 'admitted' && other.pos === held.pos && isAfter(other, held),
    );
    if (isOvertaken || (person.changedAt[held.pos] ?? Infinity) > held.order) continue;
    person.standing[held.pos] = held.entry;
    person.changedAt[held.pos] = held.order;
  }
}

function isAfter(a: Held, b: Held): boolean {
  if (a.order !== b.order) return a.order > b.order;
  return a.epoch !== b.epoch ? a.epoch > b.epoch : a.mutation > b.mutation;
}
