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
  readonly registrationPin: string;
}

/** As long as a sign-in may be; beyond it nobody could ever come in. */
const LONGEST_NUMBER = 40;
const LONGEST_PIN = 40;
const LONGEST_NAME = 200;

/** Every problem that a roster has by itself, not the first. */
export function checkRoster(roster: readonly RosterRow[]): Problem[] {
  if (roster.length === 0) return [{ where: 'roster', what: 'is empty' }];
  const first = new Map<string, number>();
  return roster.flatMap((row, index) => {
    const where = placeOf(row, index);
    const twin = first.get(row.number);
    if (twin === undefined) first.set(row.number, index);
    const what = rowFaults(row);
    if (twin !== undefined) what.push(`the number is there already, at roster[${twin}]`);
    return what.map((fault) => ({ where, what: fault }));
  });
}

/** Every code that a roster uses and its definition does not have. */
export function checkRosterAgainst(roster: readonly RosterRow[], definition: ExamDefinition): Problem[] {
  const categories = new Set<string>(definition.categories.map(({ code }) => code));
  const accommodations = new Set<string>(definition.accommodations.map(({ code }) => code));
  return roster.flatMap((row, index) => {
    const where = placeOf(row, index);
    const strange = row.accommodations.filter((code) => !accommodations.has(code));
    const problems = strange.map((code) => ({ where, what: `accommodation ${quoted(code)} is not in the definition` }));
    const files = new Set(accommodationsOf(definition, row.accommodations).flatMap(({ sebConfig }) => sebConfig ?? []));
    if (files.size > 1)
      problems.push({ where, what: `needs ${files.size} settings files at once: ${[...files].join(', ')}` });
    if (categories.has(row.category)) return problems;
    return [{ where, what: `category ${quoted(row.category)} is not in the definition` }, ...problems];
  });
}

function placeOf(row: RosterRow, index: number): string {
  return `roster[${index}] ${quoted(row.number)}`;
}

function rowFaults({ accommodations, name, number, registrationPin, seat }: RosterRow): string[] {
  const pin = foldPin(registrationPin);
  const faults = [
    ...textFaultsOf('number', number, LONGEST_NUMBER),
    ...textFaultsOf('name', name, LONGEST_NAME),
    ...(seat === null ? [] : textFaultsOf('seat', seat, LONGEST_NAME)),
  ];
  if (pin.length === 0 || registrationPin.length > LONGEST_PIN)
    faults.push(`the PIN must have 1 to ${LONGEST_PIN} characters`);
  if (new Set(accommodations).size < accommodations.length) faults.push('an accommodation is there twice');
  return faults;
}

/** What is typed at the door is trimmed, so a text with blanks around it would never be met. */
function textFaultsOf(field: string, text: string, longest: number): string[] {
  const faults = textFaults(text).map((fault) => `the ${field} ${fault}`);
  if (text.trim() !== text) faults.push(`the ${field} has blanks around it`);
  if (text.length === 0 || text.length > longest) faults.push(`the ${field} must have 1 to ${longest} characters`);
  return faults;
}
