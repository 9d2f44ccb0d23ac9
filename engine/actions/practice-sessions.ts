import type { ItemBank } from '#domain/bank/bank.ts';
import type { ParticipantNumber, SessionId } from '#domain/ids.ts';
import type { RosterRow } from './check-roster.ts';
import type { Desk } from './desk.ts';
import { makePin } from './pins.ts';
import type { MediaBytes } from './session-media.ts';
import { type PreparedSession, type SessionPlan, prepareSession } from './prepare-session.ts';
import { type PinTold, withTelling } from './session-pin.ts';

/** What a practice session is made from. */
export interface PracticePlan {
  readonly id: SessionId;
  /** Begins its participants' numbers, e.g. `2601`. */
  readonly prefix: string;
  readonly definition: unknown;
  readonly bank: ItemBank;
  readonly media?: MediaBytes;
  readonly participants: number;
  /** Of everybody; `umum` unless told. */
  readonly category?: string;
  readonly zone: string;
}

/** The secrets of a new practice session, as they are told once. */
export interface PracticeCredentials {
  readonly id: SessionId;
  readonly sessionPin: string;
  readonly participants: readonly { readonly number: string; readonly name: string; readonly pin: string }[];
}

const SEATS_A_ROW = 10;
const PIN_LENGTH = 8;
const SESSION_PIN_LENGTH = 6;

/** A session with ready-made participants, for trying and for practice. Their names say that they are nobody. */
export function preparePractice(
  desk: Pick<Desk, 'now' | 'randomBytes' | 'hashing' | 'serverKey' | 'published'>,
  plan: PracticePlan,
  told: PinTold,
): { readonly prepared: PreparedSession; readonly credentials: PracticeCredentials } {
  const roster = Array.from({ length: plan.participants }, (_, index) => practiceRow(desk, plan, index));
  const sessionPin = makePin(desk, SESSION_PIN_LENGTH);
  const { bank, definition, id, zone } = plan;
  const media = plan.media === undefined ? {} : { media: plan.media };
  const session: SessionPlan = { id, definition, bank, ...media, roster, zone, opensAt: null, sessionPin };
  const participants = roster.map(({ name, number, registrationPin }) => ({ number, name, pin: registrationPin }));
  const prepared = prepareSession(desk, session);
  const credentials = { id, sessionPin, participants };
  return {
    prepared: prepared.ok ? { ...prepared, session: withTelling(prepared.session, told) } : prepared,
    credentials,
  };
}

function practiceRow(
  desk: Pick<Desk, 'randomBytes'>,
  { category = 'umum', prefix }: PracticePlan,
  index: number,
): RosterRow {
  const row = String.fromCharCode(65 + (Math.floor(index / SEATS_A_ROW) % 26));
  const block = Math.floor(index / (SEATS_A_ROW * 26));
  const place = String((index % SEATS_A_ROW) + 1).padStart(2, '0');
  return {
    number: `${prefix}-${String(index + 1).padStart(4, '0')}` as ParticipantNumber,
    name: `Peserta ${String(index + 1).padStart(3, '0')}`,
    category,
    accommodations: [],
    seat: `${row}${block === 0 ? '' : block}-${place}`,
    registrationPin: makePin(desk, PIN_LENGTH),
  };
}
