import type { ChangeCommand } from '#domain/session/decide-attempt.ts';
import type { Decision } from '#domain/session/refusal.ts';
import type { Desk } from '../actions/desk.ts';
import type { Hall } from '../actions/hall.ts';
import type { Person, Receipt } from '../actions/person.ts';
import { recordChange } from '../actions/record-change.ts';

/** A candidate's change as the wire has it recorded, and what its sender is told. */
export function changeRecorded(
  desk: Desk,
  hall: Hall,
  person: Person,
  command: ChangeCommand,
): Promise<Decision<Receipt>> {
  return new Promise((tell, fail) => recordChange(desk, hall, person, command, { tell, fail }));
}
