import { type Sentence, sentence } from '#domain/sentences/sentence.ts';
import { accommodationsOf } from '#domain/definition/accommodation.ts';
import type { ExamDefinition } from '#domain/definition/exam-definition.ts';
import { quoted, textFaults } from '#domain/plain-text.ts';
import type { ParticipantNumber } from '#domain/ids.ts';
import type { Problem } from '#domain/problem.ts';
import { foldPin } from './pins.ts';

export interface RosterRow {
  readonly number: ParticipantNumber;
  readonly name: string;
  readonly category: string;
  readonly accommodations: readonly string[];
  readonly seat: string | null;
  /** Absent where the hall has one room, or its rooms have no names. */
  readonly room?: string;
  readonly registrationPin: string;
}

/** As long as a sign-in may be; beyond it nobody could ever come in. */
const LONGEST_NUMBER = 40;
const LONGEST_PIN = 40;
const LONGEST_NAME = 200;

/** Names a row in messages. A roster from a file has rows of its own to name. */
export type PlaceOf = (row: RosterRow, index: number) => string;

export const placeInRoster: PlaceOf = (row, index) => `roster[${index}] ${quoted(row.number)}`;

/** Every problem that a roster has by itself, not the first. */
export function checkRoster(roster: readonly RosterRow[], placeOf: PlaceOf = placeInRoster): Problem[] {
  if (roster.length === 0) return [{ where: 'roster', what: sentence('is-empty') }];
  const numbers = new Map<string, string>();
  const seats = new Map<string, string>();
  return roster.flatMap((row, index) => {
    const where = placeOf(row, index);
    const what = rowFaults(row);
    const twin = numbers.get(row.number) ?? null;
    if (twin !== null) what.push(sentence('the-number-is-there-already', { twin }));
    numbers.set(row.number, twin ?? where);
    if (row.seat !== null) {
      const seat = JSON.stringify([row.room ?? '', row.seat]);
      const neighbour = seats.get(seat) ?? null;
      if (neighbour !== null) what.push(sentence('the-seat-is-taken-already', { seat: quoted(row.seat), neighbour }));
      seats.set(seat, neighbour ?? where);
    }
    return what.map((fault) => ({ where, what: fault }));
  });
}

/** Every code that a roster uses and its definition does not have. */
export function checkRosterAgainst(
  roster: readonly RosterRow[],
  definition: ExamDefinition,
  placeOf: PlaceOf = placeInRoster,
): Problem[] {
  const categories = new Set<string>(definition.categories.map(({ code }) => code));
  const accommodations = new Set<string>(definition.accommodations.map(({ code }) => code));
  return roster.flatMap((row, index) => {
    const where = placeOf(row, index);
    const strange = row.accommodations.filter((code) => !accommodations.has(code));
    const problems = strange.map((code) => ({
      where,
      what: sentence('accommodation-is-not-in-the-definition', { code: quoted(code) }),
    }));
    const files = new Set(accommodationsOf(definition, row.accommodations).flatMap(({ sebConfig }) => sebConfig ?? []));
    if (files.size > 1)
      problems.push({
        where,
        what: sentence('needs-settings-files-at-once', { count: files.size, files: [...files].join(', ') }),
      });
    if (categories.has(row.category)) return problems;
    return [
      { where, what: sentence('category-is-not-in-the-definition', { code: quoted(row.category) }) },
      ...problems,
    ];
  });
}

function rowFaults({ accommodations, name, number, registrationPin, room, seat }: RosterRow): Sentence[] {
  const pin = foldPin(registrationPin);
  const faults = [
    ...textFaultsOf('number', number, LONGEST_NUMBER),
    ...textFaultsOf('name', name, LONGEST_NAME),
    ...(seat === null ? [] : textFaultsOf('seat', seat, LONGEST_NAME)),
    ...(room === undefined ? [] : textFaultsOf('room', room, LONGEST_NAME)),
  ];
  if (pin.length === 0 || registrationPin.length > LONGEST_PIN)
    faults.push(sentence('the-pin-must-have-1-to-characters', { most: LONGEST_PIN }));
  if (new Set(accommodations).size < accommodations.length) faults.push(sentence('an-accommodation-is-there-twice'));
  return faults;
}

/** What is typed at the door is trimmed, so a text with blanks around it would never be met. */
function textFaultsOf(name: 'number' | 'name' | 'seat' | 'room', text: string, longest: number): Sentence[] {
  const field = sentence(`${name}-field`);
  const faults = textFaults(text).map((why) => sentence('field-has-a-fault', { field, why }));
  if (text.trim() !== text) faults.push(sentence('field-has-blanks-around-it', { field }));
  if (text.length === 0 || text.length > longest) faults.push(sentence('field-has-another-length', { field, longest }));
  return faults;
}
