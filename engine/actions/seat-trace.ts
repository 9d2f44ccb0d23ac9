import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import type { Person, SeatTrace } from './person.ts';
import { noteSign } from './record-signs.ts';

/** Notes a sign-in from elsewhere than the last one. Who was released before was sent there by the staff. */
export async function traceSignIn(
  desk: Desk,
  hall: Hall,
  person: Person,
  trace: SeatTrace,
  workstations: { readonly before: string | null; readonly now: string },
): Promise<void> {
  const last = person.trace;
  person.trace = trace;
  if (workstations.before === null) return;
  const isElsewhere = last !== null && last.address !== trace.address;
  if (isElsewhere || workstations.before !== workstations.now)
    await noteSign(desk, hall, person, 'workstation-changed');
}

/** Notes a page that comes back from another address, or beside one that is still connected. */
export async function traceResume(
  desk: Desk,
  hall: Hall,
  person: Person,
  trace: SeatTrace,
  isBeside: boolean,
): Promise<void> {
  const last = person.trace;
  person.trace = trace;
  if (last === null) return;
  if (last.address !== trace.address) await noteSign(desk, hall, person, 'address-changed');
  if (isBeside && last.page !== trace.page) await noteSign(desk, hall, person, 'second-connection');
}
