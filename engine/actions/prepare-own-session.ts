import type { ItemBank } from '#domain/bank/bank.ts';
import { accommodationsOf } from '#domain/definition/accommodation.ts';
import type { ExamDefinition } from '#domain/definition/exam-definition.ts';
import { readDefinition } from '#domain/definition/read-definition.ts';
import type { ParticipantNumber, SessionId } from '#domain/ids.ts';
import type { Problem } from '#domain/problem.ts';
import type { ExamCard } from '#domain/roster/exam-card.ts';
import { type RosterLine, lineCodes } from '#domain/roster/roster-line.ts';
import type { RoomPlan } from '#domain/room/room-plan.ts';
import { seatProblems } from '#domain/room/seat-faults.ts';
import { sendApart } from '#domain/room/send-apart.ts';
import { sentence } from '#domain/sentences/sentence.ts';
import type { Instant } from '#domain/time.ts';
import type { NewSession } from '../storage/writer-messages.ts';
import { type RosterRow, checkRoster, checkRosterAgainst } from './check-roster.ts';
import type { Desk } from './desk.ts';
import { makePin } from './pins.ts';
import { prepareSession } from './prepare-session.ts';
import type { MediaBytes } from './session-media.ts';
import { type PinTold, withTelling } from './session-pin.ts';

/** A committee's own material, as it was read from its files. */
export interface OwnMaterial {
  readonly id: string;
  /** The JSON value of a definition file. */
  readonly definition: unknown;
  readonly bank: ItemBank;
  readonly media: MediaBytes;
  readonly roster: readonly RosterLine[];
  readonly zone: string;
  /** When it is to open, by the plan; null where nobody has said. */
  readonly opensAt: Instant | null;
  /** Where people are to sit; left out where seats are the roster's. */
  readonly rooms?: readonly RoomPlan[];
}

export type OwnSession =
  | {
      readonly ok: true;
      readonly session: NewSession;
      readonly definition: ExamDefinition;
      readonly cards: readonly ExamCard[];
      readonly sessionPin: string;
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const PIN_LENGTH = 8;
const SESSION_PIN_LENGTH = 6;

type DrawTools = Pick<Desk, 'now' | 'randomBytes' | 'hashing' | 'serverKey' | 'published'>;

/** A session from a committee's own bank, rules and roster, or every problem with all three. Nothing is stored. */
export function prepareOwnSession(desk: DrawTools, material: OwnMaterial, told: PinTold): OwnSession {
  const { bank, id, media, opensAt, rooms = [], zone } = material;
  const sessionPin = makePin(desk, SESSION_PIN_LENGTH);
  const read = readDefinition(material.definition);
  const { problems, rows } = rosterRows(desk, material.roster, read.definition, rooms);
  const plan = { id: id as SessionId, definition: material.definition, bank, media, zone, opensAt, sessionPin, rooms };
  const roster = rows.map(({ row }) => row);
  // An official exam's lots are drawn by people in the room; a practice draws its own, and its ledger says so.
  const prepared = prepareSession(desk, { ...plan, roster }, read.definition?.official === true ? 'room' : 'engine');
  if (!prepared.ok || problems.length > 0 || read.definition === null) {
    // What prepareSession says of the roster names its places in a list; the file's own rows are more use.
    const others = prepared.ok ? [] : prepared.problems.filter(({ where }) => !/^(roster|rooms)/.test(where));
    return { ok: false, problems: [...others, ...problems] };
  }
  const cards = roster.map(({ category, name, number, registrationPin, room = null, seat }) => {
    return { number, name, category, room, seat, pin: registrationPin };
  });
  return { ok: true, session: withTelling(prepared.session, told), definition: read.definition, cards, sessionPin };
}

/** Everything that is wrong with a roster, by file and row; codes only where the exam's rules can be read. */
export function checkLines(
  roster: readonly RosterLine[],
  definition: ExamDefinition | null,
  rooms: readonly RoomPlan[] = [],
): readonly Problem[] {
  return rosterRows({ randomBytes: (count) => new Uint8Array(count) }, roster, definition, rooms).problems;
}

function rosterRows(
  desk: Pick<Desk, 'randomBytes'>,
  lines: readonly RosterLine[],
  definition: ExamDefinition | null,
  rooms: readonly RoomPlan[],
): { readonly rows: readonly { readonly row: RosterRow; readonly where: string }[]; readonly problems: Problem[] } {
  const problems: Problem[] = [];
  const read = lines.map((line) => {
    const codes = definition === null ? { ...line, problems: [] } : lineCodes(line, definition);
    problems.push(...codes.problems);
    const { name, number, room, seat, where } = line;
    const row: RosterRow = {
      number: number as ParticipantNumber,
      name,
      category: codes.category,
      accommodations: codes.accommodations,
      seat: seat === '' ? null : seat,
      ...(room !== '' && { room }),
      registrationPin: makePin(desk, PIN_LENGTH),
    };
    return { row, where };
  });
  const apart = sendApart(
    rooms,
    read.map(({ row }) => ({ ...row, isApart: sitsApart(row, definition) })),
  );
  const rows = read.map(({ row, where }, place) => {
    const room = apart[place];
    if (room === null) problems.push({ where, what: sentence('no-room-apart') });
    return { where, row: { ...row, ...(typeof room === 'string' && { room }) } };
  });
  const placeOf = (_: RosterRow, index: number): string => rows[index]?.where ?? 'roster';
  const known = rows.map(({ row }) => row);
  const seats = seatProblems(rooms, known, placeOf);
  const found = [...checkRoster(known, placeOf), ...unknownFiles(known, definition, placeOf), ...seats];
  return { rows, problems: [...problems, ...found].sort(byPlace) };
}

function sitsApart({ accommodations }: RosterRow, definition: ExamDefinition | null): boolean {
  return definition !== null && accommodationsOf(definition, accommodations).some(({ apart }) => apart === true);
}

/** Unknown codes were told with the words of the file already. */
function unknownFiles(
  rows: readonly RosterRow[],
  definition: ExamDefinition | null,
  placeOf: (row: RosterRow, index: number) => string,
): Problem[] {
  if (definition === null) return [];
  return checkRosterAgainst(rows, definition, placeOf).filter(
    ({ what: { code } }) =>
      code !== 'accommodation-is-not-in-the-definition' && code !== 'category-is-not-in-the-definition',
  );
}

function byPlace(one: Problem, other: Problem): number {
  return one.where.localeCompare(other.where, 'en', { numeric: true });
}
