import type { PlannedItem } from '../bank/assemble-form.ts';
import type { ItemBank } from '../bank/bank.ts';
import type { ExamDefinition } from '../definition/exam-definition.ts';
import type { Hashing } from '../draw/hashing.ts';
import type { Pid } from '../ids.ts';
import { canonicalJson } from './canonical-json.ts';
import type { FactOf } from './fact.ts';
import { toHex } from './hex.ts';
import { Frontier, leafHash } from './merkle-tree.ts';
import { taggedHash } from './tagged-hash.ts';

const PID_BYTES = 10;

/** All of a person that bears on the exam, and the salt that keeps their row and number from being guessed. */
export interface RosterPerson {
  readonly number: string;
  readonly name: string;
  readonly category: string;
  readonly accommodations: readonly string[];
  readonly seat: string | null;
  /** Absent where the roster names no rooms. */
  readonly room?: string;
  readonly pidSalt: Uint8Array;
}

/** `TH("pid", number, salt)[0:10]` in hex. */
export function pseudonym(h: Hashing, number: string, salt: Uint8Array): Pid {
  return toHex(taggedHash(h, 'pid', number, salt).subarray(0, PID_BYTES)) as Pid;
}

/** `TH("definition", JCS(definition))` in hex, of the definition as read, with its points in hundredths and its times in ms. */
export function definitionHash(h: Hashing, definition: ExamDefinition): string {
  return toHex(taggedHash(h, 'definition', canonicalJson(definition)));
}

/** `TH("bank", JCS(bank))` in hex: items with their keys. */
export function bankHash(h: Hashing, bank: ItemBank): string {
  return toHex(taggedHash(h, 'bank', canonicalJson(bank)));
}

/** RFC 6962 root over `TH("roster-row", JCS(row), pid salt)` in the order of the numbers, in hex. */
export function rosterHash(h: Hashing, people: readonly RosterPerson[]): string {
  const tree = Frontier.empty(h);
  for (const person of people.toSorted((a, b) => (a.number < b.number ? -1 : 1))) {
    tree.append(leafHash(h, rosterRow(h, person)));
  }
  return toHex(tree.root());
}

/** `TH("roster-row", JCS(row), pid salt)`: all that is left of a row once its person is forgotten. */
export function rosterRow(h: Hashing, person: RosterPerson): Uint8Array {
  const { accommodations, category, name, number, pidSalt, room, seat } = person;
  const row = canonicalJson({ accommodations, category, name, number, seat, ...(room !== undefined && { room }) });
  return taggedHash(h, 'roster-row', row, pidSalt);
}

/** `TH("manifest", JCS(body of the MANIFEST entry))`. */
export function manifestHash(h: Hashing, body: Omit<FactOf<'MANIFEST'>, 'type'> | Readonly<Record<string, unknown>>) {
  return taggedHash(h, 'manifest', canonicalJson(body));
}

/** `TH("form", pid, JCS(items))` in hex. */
export function paperHash(h: Hashing, pid: Pid, items: readonly PlannedItem[]): string {
  return toHex(taggedHash(h, 'form', pid, canonicalJson(items)));
}
