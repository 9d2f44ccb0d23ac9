import type { Definition } from './definition.ts';
import type { Entry } from './entry.ts';
import type { FollowFinding, Followed } from './evidence.ts';
import { followIncidents } from './follow-incidents.ts';
import { wrongWithdrawalOfAll } from './given.ts';
import { ORDER_JUDGES, type Rules, heldJudge, isTooMuch, lockJudge, outcomeJudge, timeJudge } from './judge.ts';
import { type Hall, type Person, moveHall, movePerson, newPerson } from './person.ts';

const PREPARATION = new Set([
  'MANIFEST',
  'SEED_COMMIT',
  'DRAW',
  'SESSION_CLOSE',
  'SEED_REVEAL',
  'RECOVERY',
  'WORKSTATION',
  'WITNESS',
  'ROOM',
  'SEAT_KEPT',
  'SEAT',
  'CHECK_IN',
  'CARD',
  'CHECK_IN_CLOSE',
  'POSTED',
  'SESSION_PIN',
  'BOARD_REVEAL',
  'BOARD',
  'CHECK_DESK',
  'INCIDENT',
  'INCIDENT_NOTE',
  'PROPOSAL',
  'RESOLVE',
  'AMEND',
]);
const FOR_ALL = new Set(['SESSION_OPEN', 'PAUSE', 'RESUME', 'EXTENSION', 'EXTENSION_WITHDRAW', 'AMEND']);

/** Every entry judged by what the entries before it say, and then taken in. */
export function follow(entries: readonly Entry[], definition: Definition): Followed {
  const people = new Map<string, Person>();
  const revoked = new Set<string>();
  const { clockStarts, duration } = definition;
  const hall: Hall = { phase: 'prepared', clock: null, duration, clockStarts, given: [] };
  const hasRooms = entries.some(({ type }) => type === 'ROOM');
  const rules: Rules = { definition, hall, revoked, hasRooms };
  const findings: FollowFinding[] = [];
  let changes = 0;
  for (const entry of entries) {
    if (entry.type === 'PAPER') {
      if (!people.has(entry.body.pid)) people.set(entry.body.pid, newPerson(entry));
      continue;
    }
    if ('seq' in entry.body) changes += 1;
    for (const finding of judge(people, entry, rules)) findings.push(finding);
    if (entry.type === 'WORKSTATION' && entry.body.act === 'revoked') revoked.add(entry.body.enrolment as string);
    moveHall(hall, entry);
    for (const person of whoIsMeant(people, entry)) movePerson(person, entry, hall);
  }
  findings.push(...followIncidents(entries));
  return { people, hall, changes, findings };
}

function judge(people: ReadonlyMap<string, Person>, entry: Entry, rules: Rules): FollowFinding[] {
  const { body, index, type } = entry;
  if (PREPARATION.has(type) || type === 'SESSION_OPEN') return [];
  const found = (step: FollowFinding['step'], code: string | null): FollowFinding[] =>
    code === null ? [] : [{ step, code, entry: index, type }];
  if (body.pid === 'all') {
    if (type === 'EXTENSION_WITHDRAW') return found('V14', wrongWithdrawalOfAll(rules.hall, people.values(), body));
    const tooMuch = type === 'EXTENSION' && isTooMuch(people.values(), body, rules);
    return found('V14', tooMuch ? 'more-than-one-may' : wrongForAll(body));
  }
  const person = people.get(body.pid);
  if (person === undefined) return found('V12', 'person-unknown');
  return [
    ...found('V13', ORDER_JUDGES[type]?.(person, entry, rules) ?? null),
    ...found('V12', outcomeJudge(person, entry, rules)),
    ...found('V16', lockJudge(person, entry, rules)),
    ...found('V17', heldJudge(person, entry, rules)),
    ...found('V14', timeJudge(person, entry, rules)),
  ];
}

/** The engine stops one person's clock, and nobody stops everybody's from an earlier moment. */
function wrongForAll({ cause, since }: Entry['body']): string | null {
  if (cause !== undefined) return 'stop-not-allowed';
  return since === undefined ? null : 'stop-backdated';
}

/** Who moves with an entry. */
export function whoIsMeant<T>(people: ReadonlyMap<string, T>, { body, type }: Entry): T[] {
  if ('pid' in body && body.pid !== 'all') {
    const person = people.get(body.pid);
    return person === undefined ? [] : [person];
  }
  return FOR_ALL.has(type) ? [...people.values()] : [];
}
