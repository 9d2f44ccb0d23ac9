import type { Fact } from '#domain/ledger/fact.ts';
import { type Incident, endOf } from '#domain/session/incident.ts';
import type { IncidentKind } from '#domain/session/incident-kind.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import { type Rooms, reaches } from '#domain/staff/rooms.ts';
import type { Instant } from '#domain/time.ts';
import { appendFacts } from './append-facts.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import type { Whom } from './pause-and-extend.ts';
import type { Person } from './person.ts';
import { type Actor, numberOf } from './staff-act.ts';
import { isOfUnknownComputers } from './unknown-computers.ts';
import { isWithin, roomOf } from './within-rooms.ts';

interface ToldIncident {
  readonly kind: IncidentKind;
  readonly whom: Whom;
  readonly since: Instant;
  readonly until: Instant | null;
}

/** Somebody writes down what happened. Gives its number. */
export function writeIncident(
  desk: Desk,
  hall: Hall,
  { kind, since, until, whom }: ToldIncident,
  by: Actor,
): Promise<Decision<number>> {
  return hall.inTurn(async () => {
    const at = desk.now();
    if (since > at || (until !== null && (until < since || until > at))) {
      return refuse('malformed', { detail: 'since, until: an incident began before it ended, and both are past' });
    }
    const people = whom === 'all' ? [] : whom.map((number) => hall.personByNumber(number));
    if (people.includes(undefined)) return refuse('unknown-participant');
    const named = people as Person[];
    const pids = whom === 'all' ? 'all' : named.map(({ participant }) => participant.pid);
    const rooms = [...new Set(named.flatMap((person) => roomOf(person) ?? []))].sort();
    const incident = hall.incidents.length + 1;
    const what = { type: 'INCIDENT', kind, incident, pids, rooms, since, until } as const;
    const stored = await appendFacts(desk, hall, [{ ...what, at, by: by.name, reason: by.reason }], null);
    return stored.ok ? accept(incident) : stored;
  });
}

/** What was done about it. `open`: whether it is to be looked after still. */
export function noteIncident(
  desk: Desk,
  hall: Hall,
  rooms: Rooms,
  { incident, open }: { readonly incident: number; readonly open: boolean },
  by: Actor,
): Promise<Decision<number>> {
  return hall.inTurn(async () => {
    const found = incidentWithin(hall, rooms, incident);
    if (!found.ok) return found;
    const fact: Fact = { type: 'INCIDENT_NOTE', at: desk.now(), by: by.name, reason: by.reason, incident, open };
    return appendFacts(desk, hall, [fact], null);
  });
}

export function incidentWithin(hall: Hall, rooms: Rooms, number: number): Decision<Incident> {
  const found = hall.incidents[number - 1];
  if (found === undefined) return refuse('unknown-item', { detail: `incident: there is no number ${number}` });
  return concerns(hall, rooms, found) ? accept(found) : refuse('other-room');
}

/** Incidents of everybody are everybody's; others belong to who keeps a room of somebody in them. */
function concerns(hall: Hall, rooms: Rooms, incident: Incident): boolean {
  const { pids, rooms: own } = incident;
  if (rooms === 'all' || pids === 'all' || (pids.length === 0 && own.length === 0)) return true;
  return own.some((room) => reaches(rooms, room)) || peopleOf(hall, rooms, incident).length > 0;
}

/** Incidents as an account may see them, the newest first, with the people of its rooms. */
export function viewIncidents(hall: Hall, rooms: Rooms) {
  return hall.incidents
    .filter((incident) => concerns(hall, rooms, incident))
    .map((incident) => ({
      number: incident.number,
      entry: incident.entry,
      at: incident.at,
      kind: incident.kind,
      by: incident.by,
      reason: incident.reason,
      forAll: incident.pids === 'all',
      numbers: peopleOf(hall, rooms, incident).map(numberOf),
      rooms: [...incident.rooms],
      since: incident.since,
      until: endOf(incident),
      open: incident.isOpen,
      notes: incident.notes.map(({ at, by, open, reason }) => ({ at, by, open, reason })),
    }))
    .reverse();
}

/** Whom an incident names, of those within reach. */
export function peopleOf(hall: Hall, rooms: Rooms, incident: Incident): Person[] {
  const { pids } = incident;
  const named = new Set(pids);
  const all = [...hall.people()].filter(
    (person) => pids === 'all' || named.has(person.participant.pid) || isOfUnknownComputers(person, incident),
  );
  return all.filter((person) => isWithin(rooms, person));
}
