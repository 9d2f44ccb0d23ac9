import { sentence } from '#domain/sentences/sentence.ts';
import { sortBank } from '#domain/bank/assemble-form.ts';
import type { ItemBank } from '#domain/bank/bank.ts';
import { checkBank, checkBankAgainst } from '#domain/bank/check-bank.ts';
import type { ExamDefinition } from '#domain/definition/exam-definition.ts';
import { readDefinition } from '#domain/definition/read-definition.ts';
import { seedCommit } from '#domain/draw/draw-keys.ts';
import type { Pid, SessionId } from '#domain/ids.ts';
import { bankLeaves, bankRoots } from '#domain/ledger/bank-roots.ts';
import { bankHash, definitionHash, manifestHash, pseudonym, rosterHash } from '#domain/ledger/commitments.ts';
import type { Fact, FactOf } from '#domain/ledger/fact.ts';
import { toHex } from '#domain/ledger/hex.ts';
import type { Problem } from '#domain/problem.ts';
import { type RoomPlan, seatsOf, sparesOf } from '#domain/room/room-plan.ts';
import { seatProblems } from '#domain/room/seat-faults.ts';
import type { Instant } from '#domain/time.ts';
import type { NewSession, SealedParticipant } from '../storage/writer-messages.ts';
import { type RosterRow, checkRoster, checkRosterAgainst, placeInRoster } from './check-roster.ts';
import type { Desk } from './desk.ts';
import { drawPapers } from './draw-papers.ts';
import { drawSymbols } from './draw-symbols.ts';
import { foldPin, hashPin } from './pins.ts';
import { type MediaBytes, checkMedia, storedMedia } from './session-media.ts';

export interface SessionPlan {
  readonly id: SessionId;
  /** The JSON value of a definition file. */
  readonly definition: unknown;
  readonly bank: ItemBank;
  /** Of the bank's pictures and sounds; may be left out where there are none. */
  readonly media?: MediaBytes;
  readonly roster: readonly RosterRow[];
  readonly zone: string;
  readonly opensAt: Instant | null;
  readonly sessionPin: string;
  /** Where people are to sit; left out where seats are the roster's. */
  readonly rooms?: readonly RoomPlan[];
}

export type PreparedSession =
  { readonly ok: true; readonly session: NewSession } | { readonly ok: false; readonly problems: readonly Problem[] };

const SESSION_ID = /^[a-z0-9][a-z0-9-]{0,63}$/;
const LEAST_SESSION_PIN = 4;

type DrawTools = Pick<Desk, 'now' | 'randomBytes' | 'hashing' | 'serverKey' | 'published'>;

/** Who draws the lots: the engine at once, and the ledger says so; or people in the room, later (`draw-lots.ts`). */
export type Lots = 'engine' | 'room';

/** A session, with every paper drawn unless the lots are the room's. Returns every problem of definition, bank and roster. */
export function prepareSession(desk: DrawTools, plan: SessionPlan, lots: Lots = 'engine'): PreparedSession {
  const { definition, problems } = readDefinition(plan.definition);
  const own = [...checkNames(plan), ...problems];
  const bank = [...checkBank(plan.bank), ...checkMedia(desk.hashing, plan.bank, plan.media)];
  if (definition === null) {
    return { ok: false, problems: [...own, ...bank, ...checkRoster(plan.roster)] };
  }
  const seats = seatProblems(plan.rooms ?? [], plan.roster, placeInRoster);
  const roster = [...checkRoster(plan.roster), ...checkRosterAgainst(plan.roster, definition), ...seats];
  const found = [...own, ...bank, ...checkBankAgainst(plan.bank, definition), ...roster];
  if (found.length > 0) return { ok: false, problems: found };
  const sealed = sealSession(desk, plan, definition);
  return { ok: true, session: lots === 'room' ? sealed : drawnByEngine(desk, sealed, definition) };
}

/** The id stands in the ledger's origin and in addresses. */
function checkNames({ id, sessionPin }: SessionPlan): Problem[] {
  const problems: Problem[] = [];
  if (!SESSION_ID.test(id)) {
    problems.push({
      where: 'id',
      what: sentence('must-have-1-to-64-small-letters-digits'),
    });
  }
  if (foldPin(sessionPin).length < LEAST_SESSION_PIN) {
    problems.push({
      where: 'sessionPin',
      what: sentence('must-have-at-least-characters', { least: LEAST_SESSION_PIN }),
    });
  }
  return problems;
}

/** Rules, bank, roster and secret are fixed; nobody has a paper yet. */
function sealSession(desk: DrawTools, plan: SessionPlan, definition: ExamDefinition): Sealed {
  const { hashing: h } = desk;
  const at = desk.now();
  const rows = [...plan.roster].sort((a, b) => (a.number < b.number ? -1 : 1));
  const people = rows.map((row) => identify(desk, row));
  const bankSalt = desk.randomBytes(32);
  const manifest: Omit<FactOf<'MANIFEST'>, 'type'> = {
    at,
    session: plan.id,
    definition: definitionHash(h, definition),
    bank: bankHash(h, plan.bank),
    ...bankRoots(h, bankLeaves(h, plan.bank, bankSalt)),
    roster: rosterHash(
      h,
      people.map(({ row, pidSalt }) => ({ ...row, pidSalt })),
    ),
    participants: people.length,
    livePolicy: definition.livePolicy,
    official: definition.official,
    ...desk.published?.(),
  };
  const fixed = manifestHash(h, manifest);
  const seedSecret = desk.randomBytes(32);
  const sealed = people.map(({ row, ...secrets }): SealedParticipant => {
    const { registrationPin, ...known } = row;
    return { ...known, ...secrets, pinHash: hashPin(desk, plan.id, row.number, registrationPin) };
  });
  const facts: Fact[] = [
    { type: 'MANIFEST', ...manifest },
    { type: 'SEED_COMMIT', at, commitment: toHex(seedCommit(h, seedSecret, fixed)) },
    ...roomFacts(plan.rooms ?? [], sealed, at),
  ];
  const { id, bank, zone, opensAt, sessionPin, rooms = [] } = plan;
  const rules = { id, definition: plan.definition, bank, zone, opensAt, sessionPin, rooms };
  const media = storedMedia(bank, plan.media);
  return {
    ...rules,
    media,
    seedSecret,
    bankSalt,
    drawDigits: '',
    manifestHash: fixed,
    participants: [],
    sealed,
    facts,
  };
}

/** The rooms, and who was sent where: fixed before anybody throws a lot. */
function roomFacts(rooms: readonly RoomPlan[], people: readonly SealedParticipant[], at: Instant): Fact[] {
  if (rooms.length === 0) return [];
  const kept = people.flatMap(({ pid, room, seat }): Fact[] =>
    room === undefined ? [] : [{ type: 'SEAT_KEPT', at, pid, room, seat }],
  );
  const plans = rooms.map((plan): Fact => {
    return { type: 'ROOM', at, room: plan.name, seats: seatsOf(plan), spare: sparesOf(plan), apart: plan.apart };
  });
  return [...plans, ...kept];
}

type Sealed = NewSession & { readonly sealed: readonly SealedParticipant[] };

function drawnByEngine(desk: DrawTools, { sealed, ...session }: Sealed, definition: ExamDefinition): NewSession {
  const { manifestHash: fixed, seedSecret } = session;
  const digits = randomDigits(desk);
  const lots: FactOf<'DRAW'> = { type: 'DRAW', at: session.facts[0]!.at, digits, automatic: true };
  const bank = sortBank(session.bank, definition);
  const { facts, papers } = drawPapers(
    desk.hashing,
    { definition, bank, seedSecret, manifestHash: fixed },
    lots,
    sealed,
    session.facts,
  );
  const participants = sealed.map((person, place) => ({ ...person, ...papers[place]! }));
  return { ...session, drawDigits: digits, participants, facts: [...session.facts, ...facts] };
}

interface Identified {
  readonly row: RosterRow;
  readonly pid: Pid;
  readonly pidSalt: Uint8Array;
  readonly answerKey: Uint8Array;
}

function identify(desk: DrawTools, row: RosterRow): Identified {
  const pidSalt = desk.randomBytes(16);
  return { row, pid: pseudonym(desk.hashing, row.number, pidSalt), pidSalt, answerKey: desk.randomBytes(16) };
}

/** Twenty decimal digits as people would draw them, each equally likely. */
function randomDigits(desk: DrawTools): string {
  return drawSymbols(desk, '0123456789', 20).join(' ');
}
