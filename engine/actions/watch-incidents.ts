import type { Pid, StaffName } from '#domain/ids.ts';
import type { Fact, FactOf } from '#domain/ledger/fact.ts';
import type { IncidentKind } from '#domain/session/incident-kind.ts';
import type { Instant } from '#domain/time.ts';
import { appendFacts } from './append-facts.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import type { Person } from './person.ts';
import { newlyUnknown } from './unknown-computers.ts';
import { roomOf } from './within-rooms.ts';

const ENGINE = 'engine' as StaffName;
/** An answer without a receipt for this long is told in alarms too. */
const UNSAVED_MS = 10_000;
/** So many lines that go together are the hall's trouble and not a person's. */
const LEAST_LOST = 3;
const LOST_SHARE = 0.1;
const TOGETHER_MS = 30_000;
/** So many signs within so long are what a proctor is called for. */
const MANY_SIGNS = 3;
const SIGNS_MS = 10 * 60_000;
/** The same thing about the same person is not written again while it is open, or within this time. */
const QUIET_MS = 10 * 60_000;

interface Noticed {
  readonly kind: IncidentKind;
  readonly people: readonly Person[];
  readonly since: Instant;
}

/**
 * Writes down what the engine notices by itself. Called a few times a second; finds nothing most of the time. What was written is
 * looked up in the ledger's own fold, so a restart writes nothing twice.
 */
export async function watchIncidents(desk: Desk, hall: Hall): Promise<void> {
  if (hall.session.phase !== 'open' || hall.isClosing || notice(hall, desk.now()).length === 0) return;
  await hall.inTurn(async () => {
    const found = notice(hall, desk.now());
    const at = desk.now();
    const facts = found.map((one, place) => incidentOf(one, at, hall.incidents.length + place + 1));
    if (facts.length > 0) await appendFacts(desk, hall, facts, null);
  });
}

/** The engine was away: an incident of everybody, from the last entry before. */
export function restartIncident(hall: Hall, at: Instant, since: Instant): Fact {
  const incident = hall.incidents.length + 1;
  const what = { type: 'INCIDENT', kind: 'server-restart', pids: 'all', rooms: [] } as const;
  return { ...what, at, by: ENGINE, reason: '', incident, since, until: null };
}

function incidentOf({ kind, people, since }: Noticed, at: Instant, incident: number): FactOf<'INCIDENT'> {
  const pids = people.map(({ participant }) => participant.pid);
  const rooms = [...new Set(people.flatMap((person) => roomOf(person) ?? []))].sort();
  return { type: 'INCIDENT', at, by: ENGINE, reason: '', incident, kind, pids, rooms, since, until: null };
}

function notice(hall: Hall, now: Instant): Noticed[] {
  const told = new ToldAlready(hall, now);
  const found: Noticed[] = [];
  const unsaved: Person[] = [];
  const lost: Person[] = [];
  let atWork = 0;
  for (const person of hall.people()) {
    const { saved, unsent } = person;
    if (saved.epoch === 0) continue;
    if (saved.phase === 'working') atWork += 1;
    if (isLost(person, now) && !told.has('line-loss', person)) lost.push(person);
    const since = unsent?.since ?? null;
    if (since !== null && now - since >= UNSAVED_MS && !told.has('unsaved', person)) unsaved.push(person);
    const signsSince = manySigns(person, now);
    if (signsSince !== null && !told.has('signs', person))
      found.push({ kind: 'signs', people: [person], since: signsSince });
    const jumped = saved.signs.newest.findLast(({ kind }) => kind === 'clock-jump')?.at;
    if (jumped !== undefined && now - jumped < QUIET_MS && !told.has('clock-skew', person))
      found.push({ kind: 'clock-skew', people: [person], since: jumped });
    if (unsent?.isPledgeBroken === true && !told.has('pledge', person))
      found.push({ kind: 'pledge', people: [person], since: unsent.toldAt });
    if (unsent?.isUnproven === true && !told.has('unproven', person))
      found.push({ kind: 'unproven', people: [person], since: unsent.toldAt });
  }
  const unknown = newlyUnknown(hall);
  if (unknown.length > 0) found.push({ kind: 'unknown-workstation', people: unknown, since: now });
  if (unsaved.length > 0)
    found.push({ kind: 'unsaved', people: unsaved, since: earliest(unsaved, ({ unsent }) => unsent?.since, now) });
  if (lost.length >= Math.max(LEAST_LOST, Math.ceil(atWork * LOST_SHARE)))
    found.push({ kind: 'line-loss', people: lost, since: earliest(lost, ({ lineLostAt }) => lineLostAt, now) });
  return found;
}

function isLost({ connection, lineLostAt, saved }: Person, now: Instant): boolean {
  if (saved.phase !== 'working' || connection === null || connection.alive || saved.workstation === null) return false;
  return lineLostAt !== null && now - lineLostAt < TOGETHER_MS;
}

function manySigns({ saved }: Person, now: Instant): Instant | null {
  const written = saved.signs.newest.filter(({ kind }) => kind !== 'left-out');
  const first = written.at(-MANY_SIGNS)?.at;
  return first !== undefined && saved.phase === 'working' && now - first < SIGNS_MS ? first : null;
}

function earliest(
  people: readonly Person[],
  of: (person: Person) => Instant | null | undefined,
  now: Instant,
): Instant {
  return people.reduce((least, person) => Math.min(least, of(person) ?? now) as Instant, now);
}

class ToldAlready {
  private readonly recent = new Map<IncidentKind, Set<Pid>>();

  constructor(hall: Hall, now: Instant) {
    for (const { at, isOpen, kind, pids } of hall.incidents) {
      if (pids === 'all') continue;
      for (const pid of pids) {
        if (isOpen || now - at < QUIET_MS) put(this.recent, kind, pid);
      }
    }
  }

  has(kind: IncidentKind, { participant }: Person): boolean {
    return this.recent.get(kind)?.has(participant.pid) === true;
  }
}

function put(into: Map<IncidentKind, Set<Pid>>, kind: IncidentKind, pid: Pid): void {
  const set = into.get(kind) ?? new Set<Pid>();
  into.set(kind, set.add(pid));
}
