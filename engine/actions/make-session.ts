import { sentence } from '#domain/sentences/sentence.ts';
import { checkBankAgainst } from '#domain/bank/check-bank.ts';
import { readDefinition } from '#domain/definition/read-definition.ts';
import type { SessionId, StaffName } from '#domain/ids.ts';
import type { RoomPlan } from '#domain/room/room-plan.ts';
import type { Problem } from '#domain/problem.ts';
import type { RosterLine } from '#domain/roster/roster-line.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import type { Instant } from '#domain/time.ts';
import type { NewSession } from '../storage/writer-messages.ts';
import { type BankChoice, loadBank } from './find-bank.ts';
import type { Hall } from './hall.ts';
import { loadHall } from './load-hall.ts';
import { preparePractice } from './practice-sessions.ts';
import { checkLines, prepareOwnSession } from './prepare-own-session.ts';
import type { LoadedBank, SessionDesk } from './session-desk.ts';

/** What a committee chose on its screen. */
export interface SessionChoice {
  readonly id: string;
  readonly bank: BankChoice;
  /** The JSON value of a definition. */
  readonly definition: unknown;
  readonly roster: readonly RosterLine[];
  readonly zone: string;
  readonly opensAt: Instant | null;
  /** By name; empty where seats are the roster's. */
  readonly rooms: readonly string[];
}

/** Told once: nothing of it can be asked again, but the session PIN by who runs the session. */
export interface MadeSession {
  readonly hall: Hall;
  readonly sessionPin: string;
  readonly cards: { readonly csv: string; readonly page: string };
}

export type Made<T> = { readonly problems: readonly Problem[] } | T;

/** What is wrong with a bank, a definition and a roster together; a part that was not chosen yet is not looked at. */
export async function checkChoice(
  sessions: SessionDesk,
  choice: Pick<SessionChoice, 'definition' | 'roster' | 'rooms'> & { readonly bank: BankChoice | null },
): Promise<Decision<readonly Problem[]>> {
  const bank = choice.bank === null ? null : loadBank(sessions, choice.bank);
  if (choice.bank !== null && bank === null) return refuse('unknown-bank');
  const { definition, problems } = readDefinition(choice.definition);
  const { rooms, unknown } = await roomsNamed(sessions, choice.rooms);
  return accept([
    ...unknown,
    ...problems,
    ...(bank === null || bank.ok ? [] : bank.problems),
    ...(bank?.ok === true && definition !== null ? checkBankAgainst(bank.bank, definition) : []),
    ...(choice.roster.length === 0 ? [] : checkLines(choice.roster, definition, rooms)),
  ]);
}

/** A session that the engine serves from now on, or every problem with what it was to be made from. */
export async function makeSession(
  sessions: SessionDesk,
  choice: SessionChoice,
  by: StaffName,
): Promise<Decision<Made<MadeSession>>> {
  const { desk, formats } = sessions;
  const found = bankFor(sessions, choice.bank);
  if (!found.ok) return found;
  if (!found.value.ok) return accept({ problems: found.value.problems });
  if (desk.halls.has(choice.id as SessionId)) return accept({ problems: [TAKEN] });
  const { bank, media } = found.value;
  const { rooms, unknown } = await roomsNamed(sessions, choice.rooms);
  if (unknown.length > 0) return accept({ problems: unknown });
  const made = prepareOwnSession(desk, { ...choice, bank, media, rooms }, { by, where: PAGE });
  if (!made.ok) return accept({ problems: made.problems });
  const hall = await serve(sessions, made.session);
  const { cards, definition, sessionPin } = made;
  const opens = choice.opensAt === null ? null : inWords(choice.opensAt, choice.zone);
  const sheet = { title: definition.title.id, session: choice.id, opens, cards };
  return accept({ hall, sessionPin, cards: formats.cards(sheet) });
}

/** In the order in which they were chosen, as they are laid out now: the session keeps them so. */
async function roomsNamed({ desk }: SessionDesk, names: readonly string[]) {
  const plans = await desk.reads.roomPlans();
  const rooms: RoomPlan[] = [];
  const unknown: Problem[] = [];
  for (const name of new Set(names)) {
    const plan = plans.find((each) => each.name === name);
    if (plan === undefined)
      unknown.push({ where: 'rooms', what: sentence('the-room-is-not-laid-out', { room: name }) });
    else rooms.push(plan);
  }
  return { rooms, unknown };
}

export interface TriedSession {
  readonly hall: Hall;
  readonly sessionPin: string;
  readonly participants: readonly { readonly number: string; readonly name: string; readonly pin: string }[];
}

/** Where whoever makes a session reads its PIN. */
const PAGE = '/committee';
const TRIAL_PEOPLE = 5;
const TAKEN: Problem = { where: 'id', what: sentence('belongs-to-another-session') };

/** The same rules and bank as a practice with ready-made people, so that a committee sees what its candidates will. */
export async function trySession(
  sessions: SessionDesk,
  choice: Pick<SessionChoice, 'bank' | 'definition' | 'zone'>,
  by: StaffName,
): Promise<Decision<Made<TriedSession>>> {
  const { desk } = sessions;
  const found = bankFor(sessions, choice.bank);
  if (!found.ok) return found;
  if (!found.value.ok) return accept({ problems: found.value.problems });
  const { bank, media } = found.value;
  const { definition: read, problems } = readDefinition(choice.definition);
  if (read === null) return accept({ problems });
  const definition = { ...(choice.definition as object), official: false };
  const turn = [...desk.halls.keys()].filter((id) => id.startsWith('coba-')).length + 1;
  const plan = { id: `coba-${turn}` as SessionId, prefix: `9${String(turn).padStart(3, '0')}` };
  const [{ code: category = 'umum' } = {}] = read.categories;
  const people = { participants: TRIAL_PEOPLE, category };
  const session = { ...plan, definition, bank, media, ...people, zone: choice.zone };
  const tried = preparePractice(desk, session, { by, where: PAGE });
  if (!tried.prepared.ok) return accept({ problems: tried.prepared.problems });
  const hall = await serve(sessions, tried.prepared.session);
  const { participants, sessionPin } = tried.credentials;
  return accept({ hall, sessionPin, participants });
}

/** Drawing papers for a hall takes seconds in which nobody else is answered. */
function bankFor(sessions: SessionDesk, choice: BankChoice): Decision<LoadedBank> {
  if (sessions.isExamRunning()) return refuse('exam-running');
  const found = loadBank(sessions, choice);
  return found === null ? refuse('unknown-bank') : accept(found);
}

async function serve({ desk }: SessionDesk, session: NewSession): Promise<Hall> {
  await desk.queue.createSessions([session]);
  const stored = (await desk.reads.sessions()).find(({ id }) => id === session.id);
  if (stored === undefined) throw new Error(`session ${session.id} was stored and is not there`);
  const { hall } = await loadHall(desk.reads, stored);
  desk.halls.set(hall.id, hall);
  return hall;
}

function inWords(at: Instant, zone: string): string {
  const parts = new Intl.DateTimeFormat('id-ID', { dateStyle: 'full', timeStyle: 'short', timeZone: zone });
  return `${parts.format(at)} (${zone})`;
}
